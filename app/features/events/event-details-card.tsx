import { Card } from "~/ui/card.tsx";
import type { EventDetails } from "./event-page-words.server.ts";

/** The text people read, until when they may answer, what was decided about the meeting policy. */
export function EventDetailsCard({ details }: { details: EventDetails }) {
  return (
    <Card title={details.title}>
      {details.text && <p className="note lines">{details.text}</p>}
      <dl className="dl">
        {details.lines.map(({ label, value, isLink }) => (
          <div key={label} className="contents">
            <dt>{label}</dt>
            <dd>
              {isLink ? (
                <a href={value} rel="noreferrer">
                  {value}
                </a>
              ) : (
                value
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
