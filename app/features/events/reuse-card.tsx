import { Form, Link } from "@remix-run/react";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { useLocale } from "~/ui/locale.tsx";

/** To do it again: another time, on more days, or as a template for the next ones. */
export function ReuseCard({ eventId, isCancelled }: { eventId: string; isCancelled: boolean }) {
  const locale = useLocale();
  return (
    <Card title={m.series_reuse({}, { locale })}>
      <ul className="reuse">
        <li>
          <Link to={`/events/${eventId}/duplicate`}>{m.series_duplicate({}, { locale })}</Link>
        </li>
        {!isCancelled && (
          <li>
            <Link to={`/events/${eventId}/series`}>{m.series_link({}, { locale })}</Link>
          </li>
        )}
        <li>
          <Form method="post" action={`/events/${eventId}/template`}>
            <Button variant="quiet" size="small">
              {m.template_make({}, { locale })}
            </Button>
          </Form>
        </li>
      </ul>
    </Card>
  );
}
