import { m } from "~/paraglide/messages.js";
import { DateField } from "~/ui/date-field.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { TextField } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import type { HostOffer } from "./host-offer.server.ts";

type Props = {
  offer: HostOffer;
  today: string;
  errors: Record<string, string[]> | undefined;
  values: Record<string, string> | undefined;
};

const counts = [0, 1, 2, 3, 4, 5, 6, 8, 10];

/** How many a month a colleague offers, until when they rest, and their room for talks. */
export function OfferFields({ offer, today, errors, values }: Props) {
  const locale = useLocale();
  const options = [...new Set([...counts, ...(offer.monthly === null ? [] : [offer.monthly])])].sort(
    (a, b) => a - b,
  );
  return (
    <>
      <ErrorSummary errors={errors} />
      <SelectField
        name="monthly"
        width="narrow"
        label={m.host_offer_field({}, { locale })}
        defaultValue={values?.monthly ?? String(offer.monthly ?? "")}
        error={errors?.monthly}
        emptyLabel={m.host_offer_any({}, { locale })}
        options={options.map((count) => ({
          value: String(count),
          label: m.host_offer_count({ count }, { locale }),
        }))}
      />
      <DateField
        name="pausedUntil"
        today={today}
        isOptional
        label={m.host_pause_field({}, { locale })}
        hint={m.host_pause_hint({}, { locale })}
        defaultValue={values?.pausedUntil ?? (offer.pausedUntil ?? "").replaceAll("-", "/")}
        error={errors?.pausedUntil}
      />
      <TextField
        name="roomUrl"
        type="url"
        isOptional
        label={m.host_room_field({}, { locale })}
        hint={m.host_room_hint({}, { locale })}
        defaultValue={values?.roomUrl ?? offer.roomUrl}
        error={errors?.roomUrl}
      />
    </>
  );
}
