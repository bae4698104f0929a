import { m } from "~/paraglide/messages.js";
import { AnswerCards } from "~/ui/answer-cards.tsx";
import { TextArea } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import { type FamilyAnswer, mostPeople } from "./family.ts";
import type { FamilyBriefing } from "./family-page.server.ts";

/** When, where, what for, what it costs: as a family asks it. */
export function BriefingFacts({ briefing }: { briefing: FamilyBriefing }) {
  const locale = useLocale();
  const map = `https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(briefing.address)}`;
  return (
    <dl className="qa">
      <div>
        <dt>{m.family_when({}, { locale })}</dt>
        <dd>
          <time dateTime={briefing.startsAt}>
            {briefing.day}
            <br />
            {briefing.hours}
          </time>
        </dd>
      </div>
      {(briefing.place || briefing.isOnlineToo) && (
        <div>
          <dt>{m.family_where({}, { locale })}</dt>
          <dd>
            {briefing.place || m.letter_online({}, { locale })}
            {briefing.address && (
              <small>
                {briefing.address}
                <br />
                <a href={map} rel="noreferrer">
                  {m.answer_map({}, { locale })}
                </a>
              </small>
            )}
            {briefing.place && briefing.isOnlineToo && <small>{m.family_online_too({}, { locale })}</small>}
            {briefing.onlineUrl && (
              <small>
                <a href={briefing.onlineUrl} rel="noreferrer">
                  {m.family_online_open({}, { locale })}
                </a>
              </small>
            )}
          </dd>
        </div>
      )}
      {briefing.description && (
        <div>
          <dt>{m.family_what_for({}, { locale })}</dt>
          <dd>
            {briefing.description.split("\n")[0]}
            <small className="lines">{briefing.description.split("\n").slice(1).join("\n")}</small>
          </dd>
        </div>
      )}
      <div>
        <dt>{m.family_costs({}, { locale })}</dt>
        <dd>{m.family_costs_none({}, { locale })}</dd>
      </div>
    </dl>
  );
}

type FormProps = {
  briefing: FamilyBriefing;
  /** From the letter's link: chosen, but not sent. */
  asked: FamilyAnswer | undefined;
  people: number;
  needs: string;
  error: string | undefined;
};

/** The one question, how many come and what helps them; nothing is chosen beforehand but what they chose in the mail. */
export function BriefingForm({ briefing, asked, people, needs, error }: FormProps) {
  const locale = useLocale();
  const hasPlace = briefing.place !== "";
  return (
    <form method="post">
      <input type="hidden" name="briefing" value={briefing.id} />
      <AnswerCards
        name="answer"
        legend={m.answer_question({}, { locale })}
        chosen={asked ?? briefing.answer ?? undefined}
        error={error}
        cards={[
          ...(hasPlace
            ? [
                {
                  value: "on_site",
                  label: m.family_answer_on_site({}, { locale }),
                  help: m.family_answer_on_site_help({}, { locale }),
                },
              ]
            : []),
          ...(briefing.isOnlineToo
            ? [
                {
                  value: "online",
                  label: m.family_answer_online({}, { locale }),
                  help: m.family_answer_online_help({}, { locale }),
                },
              ]
            : []),
          {
            value: "no",
            label: m.family_answer_no({}, { locale }),
            help: m.family_answer_no_help({}, { locale }),
          },
          {
            value: "maybe",
            label: m.family_answer_maybe({}, { locale }),
            help: briefing.answerBy && m.family_answer_maybe_help({ day: briefing.answerBy }, { locale }),
          },
        ]}
      />
      {hasPlace && (
        <SelectField
          name="people"
          label={m.family_people_label({}, { locale })}
          hint={m.family_people_hint({}, { locale })}
          options={Array.from({ length: mostPeople }, (_, at) => ({
            value: String(at + 1),
            label: m.family_people({ count: at + 1 }, { locale }),
          }))}
          defaultValue={String(people)}
        />
      )}
      <TextArea
        name="needs"
        label={m.family_needs_label({}, { locale })}
        hint={m.family_needs_hint({}, { locale })}
        optionalWord=""
        isOptional
        rows={2}
        maxLength={300}
        defaultValue={needs}
      />
      <p className="send">
        <button type="submit" className="btn go big wide">
          {m.family_answer_send({}, { locale })}
        </button>
      </p>
    </form>
  );
}

/** What we noted, and the way to change it. */
export function BriefingNoted({
  briefing,
  changeUrl,
  calendarUrl,
}: {
  briefing: FamilyBriefing;
  changeUrl: string;
  calendarUrl: string;
}) {
  const locale = useLocale();
  const isComing = briefing.seat === "going" || briefing.answer === "online";
  return (
    <div className="panel">
      <p>
        <b>{notedTitle(briefing, locale)}</b>
      </p>
      <p>{notedText(briefing, locale)}</p>
      {briefing.accessNeeds && <p className="said">{briefing.accessNeeds}</p>}
      {isComing && (
        <p className="send">
          <a className="btn big wide" href={calendarUrl}>
            {m.family_calendar({}, { locale })}
          </a>
        </p>
      )}
      <p className="send">
        <a className="btn big wide" href={changeUrl}>
          {m.family_change({}, { locale })}
        </a>
      </p>
    </div>
  );
}

function notedTitle({ seat, answer, people }: FamilyBriefing, locale: "ja" | "en" | "ko"): string {
  if (seat === "going") return m.family_noted_going({ count: people }, { locale });
  if (seat === "waiting") return m.family_noted_waiting({ count: people }, { locale });
  if (answer === "online") return m.family_noted_online({}, { locale });
  return answer === "maybe" ? m.family_noted_maybe({}, { locale }) : m.family_noted_no({}, { locale });
}

function notedText({ seat, answer, answerBy }: FamilyBriefing, locale: "ja" | "en" | "ko"): string {
  if (seat === "going") return m.family_noted_going_text({}, { locale });
  if (seat === "waiting") return m.family_noted_waiting_text({}, { locale });
  if (answer === "online") return m.family_noted_online_text({}, { locale });
  if (answer === "maybe")
    return answerBy
      ? m.family_answer_maybe_help({ day: answerBy }, { locale })
      : m.family_noted_maybe_text({}, { locale });
  return m.family_noted_no_text({}, { locale });
}

/** For who can't come: the talk as a film, or from which day it will be there. */
export function Recording({ briefing }: { briefing: FamilyBriefing }) {
  const locale = useLocale();
  return (
    <section>
      <h2>{m.family_recorded_title({}, { locale })}</h2>
      {briefing.recordingUrl ? (
        <p className="send">
          <a className="btn big wide" href={briefing.recordingUrl} rel="noreferrer">
            {m.family_recorded_watch({}, { locale })}
          </a>
        </p>
      ) : (
        <p>
          {briefing.recordedOn
            ? m.family_recorded_from({ day: briefing.recordedOn }, { locale })
            : m.family_recorded_later({}, { locale })}
        </p>
      )}
    </section>
  );
}
