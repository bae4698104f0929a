import { Form, Link } from "@remix-run/react";
import { m } from "~/paraglide/messages.js";
import { Badge } from "~/ui/badge.tsx";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { TemplateOrigin } from "./template.ts";

export type TemplateRow = { id: string; title: string; line: string; origin: TemplateOrigin };

/** One line each: what it is, whether it is ours still, and what can be done with it. */
export function TemplateList({ title, rows }: { title: string; rows: TemplateRow[] }) {
  const locale = useLocale();
  return (
    <Card title={title}>
      <ul className="rows template-rows">
        {rows.map((row) => (
          <li key={row.id}>
            <span>
              <b>
                <Link to={`/events/templates/${row.id}`}>{row.title}</Link>
              </b>{" "}
              {row.origin === "changed" && (
                <Badge tone="ai" icon="pen">
                  {m.template_changed({}, { locale })}
                </Badge>
              )}
              <span className="block soft sm num">{row.line}</span>
            </span>
            <span className="row">
              <ButtonLink to={`/events/new?template=${row.id}`} size="small">
                {m.template_use({}, { locale })}
                <span className="sr"> {row.title}</span>
              </ButtonLink>
              {row.origin !== "ours" && (
                <Form method="post" action="/events/templates">
                  <input type="hidden" name="remove" value={row.id} />
                  <Button size="small" variant="quiet">
                    {row.origin === "own"
                      ? m.template_remove({}, { locale })
                      : m.template_reset({}, { locale })}
                    <span className="sr"> {row.title}</span>
                  </Button>
                </Form>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
