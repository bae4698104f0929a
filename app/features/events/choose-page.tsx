import { m } from "~/paraglide/messages.js";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { Icon } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { AnswersClosed, EventCancelled, EventPast, Freedom } from "./answer-states.tsx";
import { AskAroundForm } from "./ask-around-form.tsx";
import { BookForm } from "./book-form.tsx";
import { ChooseNoted, DropSession } from "./choose-noted.tsx";
import type { ChoosePageView } from "./choose-page-view.ts";
import type { ChooseTyped } from "./choose-view.ts";

type Props = {
  page: ChoosePageView & {
    recruiterName: string | null;
    links: { change: string; calendarOf: string; drop: string; self: string };
  };
  /** What was typed and couldn't be taken. */
  again:
    | { typed: ChooseTyped; errors: Record<string, string[]> | undefined; isOneButton: boolean }
    | undefined;
};

/** The page of one invitation to an event with several sessions, in each of its faces. */
export function ChoosePage({ page, again }: Props) {
  const locale = useLocale();
  const { title } = page;
  const days = page.days.join({ ja: "〜", en: " – ", ko: " ~ " }[locale]);
  const dropped = page.sessions.find((session) => session.id === page.dropped);
  if (page.face === "ask" || (again && !again.isOneButton)) return <Question page={page} again={again} />;
  switch (page.face) {
    case "drop":
      return dropped ? <DropSession session={dropped} back={page.links.self} /> : null;
    case "noted":
      return (
        <>
          <ErrorSummary errors={again?.errors} />
          <ChooseNoted {...page} />
          <h2 className="about">{title}</h2>
          {page.description && <p className="lines">{page.description}</p>}
          <p className="soft">{m.choose_zone({ zone: page.zoneWord }, { locale })}</p>
        </>
      );
    case "closed":
      return (
        <AnswersClosed title={title} facts={<p>{days}</p>} until={page.until} whom={page.recruiterName} />
      );
    case "past":
      return (
        <EventPast
          title={title}
          day={days}
          hasCome={page.sessions.some((session) => session.seat === "going" && !session.isCancelled)}
        />
      );
    case "cancelled":
      return <EventCancelled title={title} day={days} />;
  }
}

function Question({ page, again }: Props) {
  const locale = useLocale();
  const form = {
    ...page,
    zone: page.zoneWord,
    typed: again?.typed ?? page.typed,
    errors: again?.errors,
  };
  const lost = page.sessions.filter((session) => page.lost.includes(session.id)).map(({ when }) => when);
  return (
    <>
      <h1>{m.answer_ask_title({ title: page.title }, { locale })}</h1>
      {page.description && <p className="lines">{page.description}</p>}
      {lost.length > 0 && (
        <p className="ban yama lost">
          <Icon name="calendar" />
          <span>
            <b>{m.choose_lost({ when: lost.join({ ja: "、", en: ", ", ko: ", " }[locale]) }, { locale })}</b>{" "}
            {m.choose_cancelled_text({}, { locale })}
          </span>
        </p>
      )}
      <Freedom isPaidWork={page.isPaidWork} />
      <ErrorSummary errors={again?.errors} />
      {page.way === "ask_around" ? <AskAroundForm {...form} /> : <BookForm {...form} />}
    </>
  );
}
