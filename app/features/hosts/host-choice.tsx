import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { CheckField, FieldError } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { HostChoice as Choice } from "./host-choices.server.ts";

type Props = {
  choices: Choice[];
  chosen: string[];
  error: readonly string[] | undefined;
};

/** Who is to lead it: beside each name what they have already and when, so that nobody is asked too much. */
export function HostChoice({ choices, chosen, error }: Props) {
  const locale = useLocale();
  return (
    <fieldset
      className="host-choice"
      id="f-hosts"
      {...(error?.length ? { "aria-describedby": "f-hosts-error" } : {})}
    >
      <legend className="sr">{m.event_hosts({}, { locale })}</legend>
      <p className="hint">{m.host_choice_hint({}, { locale })}</p>
      {error?.map((sentence) => (
        <FieldError key={sentence} id="f-hosts-error">
          {sentence}
        </FieldError>
      ))}
      <div className="ticks">
        {choices.map((person) => (
          <CheckField
            key={person.id}
            id={`f-host-${person.id}`}
            name="hosts"
            value={person.id}
            defaultChecked={chosen.includes(person.id)}
            label={fullName(person, locale)}
            hint={
              <>
                {[person.unitName, person.load]
                  .filter(Boolean)
                  .join({ ja: "・", en: " · ", ko: " · " }[locale])}
                {person.busy && (
                  <span className="block">{m.host_choice_busy({ times: person.busy }, { locale })}</span>
                )}
                {person.own && <span className="block">{person.own}</span>}
              </>
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
