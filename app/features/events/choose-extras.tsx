import { m } from "~/paraglide/messages.js";
import { TextArea } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import { answerLabel } from "./answer-words.ts";

export type Extras = {
  companionsMax: number;
  asksNeeds: boolean;
  /** The day what they need is deleted, in words. */
  needsUntil: string;
  errors: Record<string, string[]> | undefined;
};

type Typed = { companions: number; needs: string; word: string };

/** Who comes along, what they need (with the day it is deleted), a word: only what the event asks for. */
export function ChooseExtras({
  typed,
  isAsking = false,
  ...extras
}: Extras & { typed: Typed; isAsking?: boolean }) {
  const locale = useLocale();
  return (
    <>
      <CompanyFields {...extras} typed={typed} />
      <TextArea
        name="word"
        rows={2}
        maxLength={1000}
        defaultValue={typed.word}
        isOptional
        optionalWord={m.answer_word_optional({}, { locale })}
        label={isAsking ? m.choose_other_date({}, { locale }) : m.answer_word({}, { locale })}
        hint={isAsking ? m.choose_other_date_hint({}, { locale }) : m.choose_word_hint({}, { locale })}
        error={extras.errors?.word}
      />
    </>
  );
}

/** Companions and needs, also for an event with one session. */
export function CompanyFields({
  companionsMax,
  asksNeeds,
  needsUntil,
  errors,
  typed,
}: Extras & { typed: Pick<Typed, "companions" | "needs"> }) {
  const locale = useLocale();
  const counts = Array.from({ length: companionsMax }, (_, index) => index + 1);
  return (
    <>
      {companionsMax > 0 && (
        <SelectField
          name="companions"
          defaultValue={String(typed.companions)}
          label={m.choose_companions({}, { locale })}
          hint={m.choose_companions_hint({}, { locale })}
          error={errors?.companions}
          options={[
            { value: "0", label: m.choose_companions_none({}, { locale }) },
            ...counts.map((count) => ({
              value: String(count),
              label: m.event_people({ count }, { locale }),
            })),
          ]}
        />
      )}
      {asksNeeds && (
        <TextArea
          name="needs"
          rows={2}
          maxLength={500}
          defaultValue={typed.needs}
          isOptional
          optionalWord={m.answer_word_optional({}, { locale })}
          label={m.choose_needs({}, { locale })}
          hint={m.choose_needs_hint({ day: needsUntil }, { locale })}
          error={errors?.needs}
        />
      )}
    </>
  );
}

/** The large button; where the question isn't a choice of answers, declining stands under it in the same size. */
export function SendAnswer({ until, isAsking = false }: { until: string; isAsking?: boolean }) {
  const locale = useLocale();
  return (
    <>
      <p className="send twin">
        <button type="submit" className="btn go big wide">
          {m.answer_send({}, { locale })}
        </button>
        {isAsking && (
          <button type="submit" name="pick" value="no" className="btn big wide">
            {answerLabel("no", locale)}
          </button>
        )}
      </p>
      <p className="hint">
        {m.choose_until({ day: until }, { locale })}
        {isAsking && m.choose_decided_by_mail({}, { locale })}
      </p>
    </>
  );
}
