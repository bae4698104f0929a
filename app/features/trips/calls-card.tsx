import { Form, Link } from "@remix-run/react";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import type { TripCalls } from "./emergency-calls.server.ts";

/** Whose emergency contact was called and why; what waits has its press. */
export function CallsCard({ calls: { calls, words } }: { calls: TripCalls }) {
  if (calls.length === 0) return null;
  return (
    <Card title={words.title} id="calls">
      <p className="soft">{words.lede}</p>
      <ul className="rows">
        {calls.map((call) => (
          <li key={call.id}>
            <Link to={`/candidates/${call.candidateId}`}>{call.name}</Link>{" "}
            <span className="soft sm num">{call.by}</span>
            <p className="whitespace-pre-line">{call.reason}</p>
            {call.settled ? (
              <p className="soft sm num">{call.settled}</p>
            ) : (
              <Form method="post">
                <input type="hidden" name="call" value={call.id} />
                <Button name="intent" value="settle-call">
                  {words.settle}
                  <span className="sr"> {call.name}</span>
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
