import { AnswerBadge } from "~/features/events/answer-badge.tsx";
import { m } from "~/paraglide/messages.js";
import { DateBlock } from "~/ui/date-block.tsx";
import { Icon } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { MyInvitation } from "./my-invitations.server.ts";

type Frame = { base: string; query: string };

/** The meeting that comes next: when, where, what one answered, into the calendar, change. */
export function NextMeeting({ meeting, frame }: { meeting: MyInvitation; frame: Frame }) {
  const locale = useLocale();
  const where = meeting.place || (meeting.isOnline ? m.answer_online({}, { locale }) : "");
  return (
    <div className="panel">
      <div className="when">
        <DateBlock when={meeting.startsAt} zone={meeting.zone} />
        <p>
          <b>{meeting.title}</b>
          <br />
          {m.mypage_times({ range: meeting.range, zone: meeting.zoneName }, { locale })}
          {where && <small>{where}</small>}
        </p>
      </div>
      <p className="word">
        <AnswerBadge standing={meeting.standing} />
      </p>
      {meeting.path && meeting.isHereSoon && (
        <p className="send">
          <a className="btn go big wide" href={`${meeting.path}/door${frame.query}`}>
            {m.mypage_here({}, { locale })}
          </a>
        </p>
      )}
      <div className="duo">
        {meeting.path && (
          <a className="btn" href={`${meeting.path}/calendar.ics${frame.query}`} download>
            {m.answer_add_calendar({}, { locale })}
          </a>
        )}
        <ToAnswer meeting={meeting} frame={frame} label={m.answer_change({}, { locale })} />
      </div>
    </div>
  );
}

/** What waits for an answer, a line each. */
export function OpenQuestions({ meetings, frame }: { meetings: readonly MyInvitation[]; frame: Frame }) {
  const locale = useLocale();
  if (meetings.length === 0) return null;
  return (
    <section>
      <h2>{m.mypage_waits({}, { locale })}</h2>
      {meetings.map((meeting) => (
        <div className="panel" key={meeting.id + meeting.day + meeting.range}>
          <p>
            <b>{meeting.title}</b>
            <small>
              {meeting.choices > 1
                ? m.mypage_choices({ day: meeting.day, count: meeting.choices }, { locale })
                : m.mypage_day_times({ day: meeting.day, range: meeting.range }, { locale })}
            </small>
            <small>
              {meeting.standing === "offered"
                ? m.mypage_seat_offered({}, { locale })
                : m.mypage_answer_wish({ day: meeting.until }, { locale })}
            </small>
          </p>
          <div className="duo">
            <ToAnswer meeting={meeting} frame={frame} label={m.mypage_do_answer({}, { locale })} />
          </div>
        </div>
      ))}
    </section>
  );
}

/** What they said no to, or wait for: a line each, with the way to change it. */
export function OtherMeetings({ meetings, frame }: { meetings: readonly MyInvitation[]; frame: Frame }) {
  const locale = useLocale();
  const shown = meetings.filter(({ path }) => path !== null);
  if (shown.length === 0) return null;
  return (
    <section>
      <h2>{m.mypage_other_meetings({}, { locale })}</h2>
      <ul className="links">
        {shown.map((meeting) => (
          <li key={meeting.id + meeting.day + meeting.range}>
            <a href={`${meeting.path}${frame.query}`}>
              <Icon name="calendar" />
              <span>
                <u>{meeting.title}</u>
                <small>
                  {meeting.day} <AnswerBadge standing={meeting.standing} />
                </small>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A link while the invitation's own link is open, else a button that makes a fresh one. */
function ToAnswer({ meeting, frame, label }: { meeting: MyInvitation; frame: Frame; label: string }) {
  if (meeting.path)
    return (
      <a className="btn" href={`${meeting.path}${frame.query}`}>
        {label}
      </a>
    );
  return (
    <form method="post" action={`${frame.base}/invitations/${meeting.id}${frame.query}`}>
      <button type="submit" className="btn">
        {label}
      </button>
    </form>
  );
}
