import { m } from "~/paraglide/messages.js";
import { Icon, type IconName } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { SeatMeter } from "~/ui/seat-meter.tsx";

type Frame = { base: string; query: string };
type Budget = {
  most: number;
  used: number;
  month: number;
  quiet: readonly { from: string; until: string }[];
};

type AskProps = {
  frame: Frame;
  hasAnswers: boolean;
  /** none: nobody could be asked · open: one may · the words of the one they wait for. */
  talk: "none" | "open" | { waits: string };
};

/** In writing, or for twenty minutes this evening. */
export function AskSection({ frame, hasAnswers, talk }: AskProps) {
  const locale = useLocale();
  return (
    <section>
      <h2>{m.mypage_ask({}, { locale })}</h2>
      <p className="soft">{m.mypage_ask_text({}, { locale })}</p>
      <p className="word">
        <a className="btn wide" href={`${frame.base}/questions/new${frame.query}`}>
          {m.mypage_do_ask({}, { locale })}
        </a>
      </p>
      {talk !== "none" && (
        <p className="word">
          <a className="btn wide" href={`${frame.base}/senior${frame.query}`}>
            {m.talk_door({}, { locale })}
          </a>
          {talk !== "open" && <span className="hint block">{talk.waits}</span>}
        </p>
      )}
      {hasAnswers && (
        <p className="word">
          <a href={`${frame.base}/questions${frame.query}`}>{m.mypage_questions({}, { locale })}</a>
        </p>
      )}
    </section>
  );
}

export function BudgetSection({ budget, frame }: { budget: Budget; frame: Frame }) {
  const locale = useLocale();
  const { most, used, month } = budget;
  const says =
    most === 0
      ? m.mypage_budget_none({}, { locale })
      : used === 0
        ? m.mypage_budget_unused({ month: monthWord(month, locale), most }, { locale })
        : m.mypage_budget({ month: monthWord(month, locale), most, used }, { locale });
  return (
    <section>
      <h2>{m.mypage_contact({}, { locale })}</h2>
      {most > 0 && <SeatMeter taken={Math.min(used, most)} all={most} label={says} />}
      <p className="word">{says}</p>
      <p>
        <a href={`${frame.base}/contact${frame.query}`}>{m.mypage_contact_change({}, { locale })}</a>
      </p>
    </section>
  );
}

function monthWord(month: number, locale: "ja" | "en" | "ko"): string {
  const format = new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" });
  return format.format(new Date(Date.UTC(2026, month - 1, 1)));
}

/** What is kept, how to change it, whom to turn to outside recruiting. */
export function DataSection({ frame }: { frame: Frame }) {
  const locale = useLocale();
  const to = (inside: string) => `${frame.base}/${inside}${frame.query}`;
  const doors: { icon: IconName; href: string; label: string; help: string }[] = [
    {
      icon: "calendar",
      href: to("calendar"),
      label: m.calendar_title({}, { locale }),
      help: m.calendar_door_help({}, { locale }),
    },
    {
      icon: "document",
      href: to("data"),
      label: m.mypage_data({}, { locale }),
      help: m.mypage_data_help({}, { locale }),
    },
    {
      icon: "pen",
      href: to("details"),
      label: m.mypage_details({}, { locale }),
      help: m.mypage_details_help({}, { locale }),
    },
    {
      icon: "people",
      href: to("hosts"),
      label: m.hostprofile_title({}, { locale }),
      help: m.hostprofile_help({}, { locale }),
    },
    {
      icon: "shield",
      href: `${to("questions/new")}${frame.query ? "&" : "?"}to=desk`,
      label: m.answer_desk({}, { locale }),
      help: m.mypage_desk_help({}, { locale }),
    },
    {
      icon: "shield",
      href: to("report"),
      label: m.report_door({}, { locale }),
      help: m.report_door_help({}, { locale }),
    },
    {
      icon: "minus-round",
      href: to("data/delete"),
      label: m.mypage_delete({}, { locale }),
      help: m.mypage_delete_help({}, { locale }),
    },
  ];
  return (
    <section>
      <h2>{m.mypage_my_data({}, { locale })}</h2>
      <ul className="links">
        {doors.map((door) => (
          <li key={door.href}>
            <a href={door.href}>
              <Icon name={door.icon} />
              <span>
                <u>{door.label}</u>
                <small>{door.help}</small>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
