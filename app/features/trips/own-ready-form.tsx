import { listed } from "~/lib/listed.ts";
import { m } from "~/paraglide/messages.js";
import { CheckField, TextField } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import type { OwnTripView } from "./own-trip-view.server.ts";

type Props = {
  ready: NonNullable<OwnTripView["ready"]>;
  values: Record<string, string>;
  errors: Record<string, string[]>;
};

/** What is needed for the way: dates and states, never a copy of anything; beside each what for, for all until when. */
export function OwnReadyForm({ ready, values, errors }: Props) {
  const locale = useLocale();
  const field = (name: string) => ({ name, defaultValue: values[name] ?? "", error: errors[name] });
  const later = { isOptional: true, optionalWord: m.trip_ready_later({}, { locale }) };
  const date = (name: string, label: string, hint?: string) => (
    <TextField {...field(name)} label={label} hint={hint} isOptional {...(hint && later)} />
  );
  const { returnsOn } = ready;
  return (
    <section id="ready">
      <h2>{m.trip_ready({}, { locale })}</h2>
      <p>{m.trip_ready_kept({ day: ready.deleteOn }, { locale })}</p>
      {ready.missing.length > 0 ? (
        <div className="panel word">
          <p>
            <b>{m.trip_ready_missing({}, { locale })}</b>
            <small>{listed(ready.missing, locale)}</small>
          </p>
        </div>
      ) : (
        <p className="ban matsu">{m.trip_ready_all({}, { locale })}</p>
      )}
      <form method="post">
        {date(
          "passportUntil",
          m.trip_ready_passport_until({}, { locale }),
          m.trip_ready_passport_why({ day: returnsOn }, { locale }),
        )}
        <SelectField
          {...field("authorisation")}
          label={m.trip_ready_authorisation({}, { locale })}
          hint={m.trip_ready_authorisation_why({}, { locale })}
          options={[
            { value: "", label: m.trip_ready_not_yet({}, { locale }) },
            { value: "applied", label: m.trip_ready_applied({}, { locale }) },
            { value: "have", label: m.trip_ready_have({}, { locale }) },
            { value: "not_needed", label: m.trip_ready_not_needed({}, { locale }) },
          ]}
        />
        {date("authorisationUntil", m.trip_ready_authorisation_until({}, { locale }))}
        <SelectField
          {...field("insurance")}
          label={m.trip_ready_insurance({}, { locale })}
          hint={m.trip_ready_insurance_why({}, { locale })}
          options={[
            { value: "", label: m.trip_ready_not_yet({}, { locale }) },
            { value: "company", label: m.trip_ready_by_company({}, { locale }) },
            { value: "own", label: m.trip_ready_own({}, { locale }) },
          ]}
        />
        {date("insuranceUntil", m.trip_ready_insurance_until({}, { locale }))}
        <TextField
          {...field("emergencyName")}
          label={m.trip_ready_emergency_name({}, { locale })}
          hint={m.trip_ready_emergency_why({}, { locale })}
          {...later}
        />
        <TextField
          {...field("emergencyPhone")}
          label={m.trip_ready_emergency_phone({}, { locale })}
          inputMode="tel"
          {...later}
        />
        <TextField
          {...field("allergies")}
          label={m.trip_ready_allergies({}, { locale })}
          hint={m.trip_ready_allergies_why({}, { locale })}
          {...later}
        />
        <CheckField
          name="noAllergies"
          label={m.trip_ready_no_allergies({}, { locale })}
          defaultChecked={values.noAllergies === "on"}
        />
        <TextField
          {...field("accessNeeds")}
          label={m.trip_ready_access({}, { locale })}
          hint={m.trip_ready_access_why({}, { locale })}
          {...later}
        />
        <CheckField
          name="noAccessNeeds"
          label={m.trip_ready_no_access({}, { locale })}
          defaultChecked={values.noAccessNeeds === "on"}
        />
        <p className="send">
          <button type="submit" name="intent" value="ready" className="btn go big wide">
            {m.trip_ready_save({}, { locale })}
          </button>
        </p>
      </form>
    </section>
  );
}
