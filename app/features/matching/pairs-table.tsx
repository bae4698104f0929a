import { Form, Link } from "@remix-run/react";
import { Badge } from "~/ui/badge.tsx";
import { Button } from "~/ui/button.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import { Table } from "~/ui/table.tsx";
import { Who } from "~/ui/who.tsx";
import type { MatchingPage } from "./matching-page.server.ts";

/** Who meets whom, each with its sentence; those without a slot come first. One at a time is changed by hand. */
export function PairsTable({ page }: { page: MatchingPage }) {
  const { words, pairs, run, eventId, changing, options } = page;
  return (
    <Table name={words.title} className="people bare directory">
      <thead>
        <tr>
          <th scope="col">{words.who}</th>
          <th scope="col">{words.meets}</th>
          <th scope="col">{words.why}</th>
          <th scope="col">
            <span className="sr">{words.change}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {pairs.map((pair) => (
          <tr key={pair.id} id={`p-${pair.id}`}>
            <td>
              <Who person={pair} to={`/candidates/${pair.id}`} />
            </td>
            <td className="second num">
              {changing === pair.id && !run?.isAccepted ? (
                <Form method="post" action={`/events/${eventId}/matching/change`} className="fields">
                  <input type="hidden" name="run" value={run?.id} />
                  <input type="hidden" name="person" value={pair.id} />
                  <SelectField
                    name="session"
                    label={words.meets}
                    emptyLabel={words.none}
                    defaultValue={pair.sessionId}
                    options={options}
                  />
                  <Button size="small">{words.keep}</Button>
                </Form>
              ) : (
                pair.slot || <span className="soft">{words.none}</span>
              )}
              {pair.outcome && (
                <span className="block">
                  <Badge tone={pair.isPlaced ? "matsu" : "yama"} icon={pair.isPlaced ? "check" : "info"}>
                    {pair.outcome}
                  </Badge>
                </span>
              )}
            </td>
            <td className="third">
              {pair.why}
              {pair.isChanged && <span className="block soft xs">{words.changed}</span>}
            </td>
            <td className="third">
              {run?.isAccepted || changing === pair.id ? null : (
                <Link className="nowrap" to={`?change=${pair.id}#p-${pair.id}`} preventScrollReset>
                  {words.change}
                </Link>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
