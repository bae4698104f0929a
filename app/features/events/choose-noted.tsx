import type { ReactNode } from "react";
import { m } from "~/paraglide/messages.js";
import { Icon } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { type Answer, standingOf } from "./answer.ts";
import type { SessionView } from "./choose-view.ts";
import { markSigns, markWord } from "./choose-words.ts";
import { mapOf } from "./event-facts.tsx";

export type Noted = {
  answer: Answer | null;
  sessions: SessionView[];
  word: string;
  needs: string;
  needsUntil: string;
  until: string;
  canChange: boolean;
  /** What changed about a session after they answered, in words, by its id. */
  moved: Record<string, string>;
  /** Sessions that were cancelled under them. */
  lost: string[];
  /** The page's own address with its language; calendar and drop end with a session's id. */
  links: { change: string; calendarOf: string; drop: string };
};

/** What is certain, where they wait, what they told us; and how to change it. */
export function ChooseNoted(noted: Noted) {
  const locale = useLocale();
  const { sessions, canChange, links, until } = noted;
  const offered = sessions.filter((session) => session.seat === "offered" && !session.isCancelled);
  const going = sessions.filter((session) => session.seat === "going" && !session.isCancelled);
  const waiting = sessions.filter((session) => session.seat === "waiting" && !session.isCancelled);
  const lost = sessions.filter((session) => noted.lost.includes(session.id));
  const asked = sessions.filter((session) => session.mark);
  const isPlaced = going.some((session) => session.isPlaced);
  const title = useTitle(noted);
  return (
    <>
      <h1>{title.title}</h1>
      <p>{title.text}</p>
      {noted.word && (
        <p className="word">
          <small className="soft">{m.answer_your_word({}, { locale })}</small>
          {m.answer_quote({ word: noted.word }, { locale })}
        </p>
      )}
      {offered.map((session) => (
        <Held key={session.id} session={session} moved={noted.moved[session.id]}>
          <p>{m.event_line_kept({ until: session.claim }, { locale })}</p>
          <div className="duo">
            <OneSession intent="claim" session={session} label={m.answer_yes({}, { locale })} />
            <OneSession intent="give_up" session={session} label={m.answer_pass({}, { locale })} />
          </div>
          <p className="hint">{m.answer_offered_after({}, { locale })}</p>
        </Held>
      ))}
      <Group title={m.choose_noted_going({}, { locale })} sessions={going}>
        {(session) => (
          <Held key={session.id} session={session} moved={noted.moved[session.id]}>
            {session.companions > 0 && <p>{m.choose_with({ count: session.companions }, { locale })}</p>}
            <div className="duo">
              <a className="btn big" href={links.calendarOf + session.id} download>
                {m.answer_add_calendar({}, { locale })}
              </a>
              <a className="btn big" href={links.drop + session.id}>
                {m.choose_cannot({}, { locale })}
              </a>
            </div>
          </Held>
        )}
      </Group>
      <Group title={m.choose_noted_waiting({}, { locale })} sessions={waiting}>
        {(session) => (
          <Held key={session.id} session={session} moved={noted.moved[session.id]}>
            {session.placeInLine !== null && (
              <p>{m.choose_noted_place({ place: session.placeInLine }, { locale })}</p>
            )}
            <div className="duo">
              <a className="btn big" href={links.drop + session.id}>
                {m.choose_stop_waiting({}, { locale })}
              </a>
            </div>
          </Held>
        )}
      </Group>
      <Group title={m.choose_noted_cancelled({}, { locale })} sessions={lost}>
        {(session) => <Held key={session.id} session={session} moved={undefined} />}
      </Group>
      {asked.length > 0 && !isPlaced && <Marks sessions={asked} />}
      {noted.needs && (
        <p className="word">
          <small className="soft">{m.choose_needs_noted({ day: noted.needsUntil }, { locale })}</small>
          {m.answer_quote({ word: noted.needs }, { locale })}
        </p>
      )}
      {canChange && (
        <section>
          <a className="btn big wide" href={links.change}>
            {going.length + waiting.length + offered.length + asked.length === 0
              ? m.choose_pick_again({}, { locale })
              : m.answer_change({}, { locale })}
          </a>
          <p className="hint send">{m.answer_change_until({ day: until }, { locale })}</p>
        </section>
      )}
    </>
  );
}

/** The most urgent of what there is to say: a seat kept for a while, a seat, a place in line, an answer. */
function useTitle({ answer, sessions, until, lost }: Noted): { title: string; text: string } {
  const locale = useLocale();
  const say = (title: typeof m.answer_going_title, text: typeof m.answer_going_text) => ({
    title: title({}, { locale }),
    text: text({}, { locale }),
  });
  const live = sessions.filter((session) => !session.isCancelled);
  const has = (seat: SessionView["seat"]) => live.some((session) => session.seat === seat);
  if (has("offered")) return say(m.answer_offered_title, m.choose_offered_text);
  if (live.some((session) => session.seat === "going" && session.isPlaced))
    return say(m.choose_placed_title, m.choose_placed_text);
  if (has("going")) return say(m.answer_going_title, m.answer_going_text);
  if (has("waiting")) return say(m.answer_waiting_title, m.answer_waiting_text);
  if (lost.length > 0) return say(m.choose_cancelled_title, m.choose_cancelled_text);
  const standing = standingOf(answer, null);
  if (standing === "no") return say(m.answer_no_title, m.answer_no_text);
  if (standing === "maybe")
    return {
      title: m.answer_maybe_title({}, { locale }),
      text: m.answer_maybe_text({ day: until }, { locale }),
    };
  if (standing === "other_date") return say(m.answer_other_date_title, m.answer_other_date_text);
  if (sessions.some((session) => session.mark)) return say(m.choose_noted_ask_title, m.choose_noted_ask_text);
  return say(m.answer_lapsed_title, m.answer_lapsed_text);
}

function Group({
  title,
  sessions,
  children,
}: {
  title: string;
  sessions: SessionView[];
  children: (session: SessionView) => ReactNode;
}) {
  if (sessions.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      {sessions.map(children)}
    </section>
  );
}

function Held({
  session,
  moved,
  children,
}: {
  session: SessionView;
  moved: string | undefined;
  children?: ReactNode;
}) {
  const locale = useLocale();
  return (
    <div className="held">
      <b>{session.when}</b>
      <small>
        {session.where}
        {session.address && (
          <>
            <br />
            {session.address}{" "}
            <a href={mapOf(session.address)} rel="noreferrer">
              {m.answer_map({}, { locale })}
            </a>
          </>
        )}
        {session.onlineUrl && (
          <>
            <br />
            <a href={session.onlineUrl} rel="noreferrer">
              {m.answer_online_open({}, { locale })}
            </a>
          </>
        )}
      </small>
      {moved && (
        <p className="ban">
          <Icon name="calendar" />
          <span>{moved}</span>
        </p>
      )}
      {children}
    </div>
  );
}

/** One decision about one session, with one button. */
function OneSession({
  intent,
  session,
  label,
}: {
  intent: "claim" | "give_up";
  session: SessionView;
  label: string;
}) {
  return (
    <form method="post">
      <input type="hidden" name={intent} value={session.id} />
      <button type="submit" className="btn big wide">
        {label}
      </button>
    </form>
  );
}

function Marks({ sessions }: { sessions: SessionView[] }) {
  const locale = useLocale();
  return (
    <section>
      <h2>{m.choose_noted_marks({}, { locale })}</h2>
      <ul className="marks">
        {sessions.map(({ id, when, mark, wish }) => (
          <li key={id}>
            <span>{when}</span>
            <span className="end">
              {mark && `${markSigns[mark]} ${markWord(mark, locale)}`}
              {wish !== null && <small>{m.choose_wish({ place: wish }, { locale })}</small>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Asks once before a seat or a place in line is given up: both are hard to get back. */
export function DropSession({ session, back }: { session: SessionView; back: string }) {
  const locale = useLocale();
  const isWaiting = session.seat === "waiting";
  const [title, text, go] = isWaiting
    ? [m.choose_drop_line_title, m.choose_drop_line_text, m.choose_drop_line_go]
    : [m.choose_drop_title, m.choose_drop_text, m.choose_drop_go];
  return (
    <>
      <h1>{title({ when: session.when }, { locale })}</h1>
      <p>{text({}, { locale })}</p>
      <div className="duo">
        <OneSession intent="give_up" session={session} label={go({}, { locale })} />
        <a className="btn big" href={back}>
          {m.choose_drop_keep({}, { locale })}
        </a>
      </div>
    </>
  );
}
