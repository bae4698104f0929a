import { Form } from "@remix-run/react";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { SelectField } from "~/ui/select-field.tsx";

/** When the morning letter comes, if at all. */
export function DigestForm({ hour }: { hour: number | null }) {
  const locale = useLocale();
  const hours = Array.from({ length: 24 }, (_, each) => ({ value: String(each), label: `${each}:00` }));
  return (
    <Card title={m.today_digest_setting({}, { locale })}>
      <Form method="post" action="/settings/digest" className="fields" key={hour}>
        <SelectField
          name="hour"
          label={m.today_digest_hour({}, { locale })}
          hint={m.today_digest_hint({}, { locale })}
          defaultValue={hour === null ? "" : String(hour)}
          emptyLabel={m.today_digest_off({}, { locale })}
          options={hours}
        />
        <p>
          <Button>{m.today_digest_save({}, { locale })}</Button>
        </p>
      </Form>
    </Card>
  );
}
