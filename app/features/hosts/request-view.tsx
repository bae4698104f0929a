import type { ReactNode } from "react";
import { m } from "~/paraglide/messages.js";
import { AnswerCards } from "~/ui/answer-cards.tsx";
import { FieldError, TextArea } from "~/ui/field.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { RequestPage } from "./request-page.server.ts";

type Props = {
  page: RequestPage;
  facts: ReactNode;
  /** Why the last press changed nothing. */
  problem: string | undefined;
  /** The page's own address without an answer, with its language. */
  links: { no: string; stay: string };
};

/** One session asked of one colleague: everything works without script, and opening it changes nothing. */
export function RequestView({ page, facts, problem, links }: Props) {
  const locale = useLocale();
  const { face, title } = page;
  const said = problem && (
    <div className="panel">
      <FieldError id="f-answer-error">{problem}</FieldError>
    </div>
  );
  if (face === "cancelled") return <Cancelled page={page} />;
  if (face === "past")
    return (
      <>
        <h1>{m.host_past_title({}, { locale })}</h1>
        <p>{m.host_past_text({ title, day: page.day }, { locale })}</p>
      </>
    );
  if (face === "ask")
    return (
      <>
        <h1>{m.host_request_title({ title }, { locale })}</h1>
        {said}
        <Ask page={page} facts={facts} noLink={links.no} />
      </>
    );
  if (face === "decline")
    return (
      <>
        <h1>{m.host_no_title({ title }, { locale })}</h1>
        {said}
        <Decline page={page} stayLink={links.stay} />
        <h2 className="about">{title}</h2>
        {facts}
      </>
    );
  return (
    <>
      <Noted page={page} said={said} noLink={links.no} />
      <h2 className="about">{title}</h2>
      {facts}
    </>
  );
}

function Ask({ page, facts, noLink }: { page: RequestPage; facts: ReactNode; noLink: string }) {
  const locale = useLocale();
  const { firstName: name, word } = page;
  return (
    <>
      <p>{name ? m.host_request_stand_in({ name }, { locale }) : m.host_request_text({}, { locale })}</p>
      {page.firstWord && (
        <p className="word">{m.host_request_word({ name, word: page.firstWord }, { locale })}</p>
      )}
      {facts}
      {page.going > 0 && <p className="hint">{m.host_going_count({ count: page.going }, { locale })}</p>}
      {word && <p className="word">{m.answer_quote({ word }, { locale })}</p>}
      <section>
        {page.isFromMail && <p className="hint">{m.host_request_from_mail({}, { locale })}</p>}
        <div className="duo">
          <Accept label={m.host_yes({}, { locale })} />
          <a className="btn big" href={noLink}>
            {m.host_no({}, { locale })}
          </a>
        </div>
      </section>
    </>
  );
}

/** The one yes: the form posts to the page itself. */
function Accept({ label, look = "btn big wide" }: { label: string; look?: string }) {
  return (
    <form method="post">
      <button type="submit" name="answer" value="yes" className={look}>
        {label}
      </button>
    </form>
  );
}

function Decline({ page, stayLink }: { page: RequestPage; stayLink: string }) {
  const locale = useLocale();
  const isLeading = page.state !== "asked";
  return (
    <form method="post">
      {page.free.length > 0 && (
        <AnswerCards
          name="substitute"
          legend={m.host_no_who({}, { locale })}
          hint={m.host_no_who_hint({}, { locale })}
          chosen=""
          cards={[
            { value: "", label: m.host_no_leave({}, { locale }), help: m.host_no_leave_help({}, { locale }) },
            ...page.free.map((host) => ({ value: host.id, label: host.name, help: host.unitName })),
          ]}
        />
      )}
      <TextArea
        name="word"
        rows={2}
        maxLength={500}
        label={m.host_word({}, { locale })}
        isOptional
        optionalWord={m.host_word_optional({}, { locale })}
        hint={page.free.length > 0 ? m.host_word_reaches({}, { locale }) : undefined}
      />
      <p className="send">
        <button type="submit" name="answer" value="no" className="btn go big wide">
          {m.host_no_send({}, { locale })}
        </button>
      </p>
      <p>
        <a href={stayLink}>{isLeading ? m.host_no_stay({}, { locale }) : m.host_no_back({}, { locale })}</a>
      </p>
    </form>
  );
}

function Noted({ page, said, noLink }: { page: RequestPage; said: ReactNode; noLink: string }) {
  const locale = useLocale();
  const { face, substituteName: name } = page;
  const words = {
    accepted: [m.host_accepted_title({}, { locale }), m.host_accepted_text({}, { locale })],
    waiting: [m.host_waiting_title({ name }, { locale }), m.host_waiting_text({}, { locale })],
    handed_over: [m.host_handed_title({}, { locale }), m.host_handed_text({}, { locale })],
    declined: [
      m.host_declined_title({}, { locale }),
      page.hasFirst ? m.host_declined_stand_in({}, { locale }) : m.host_declined_text({}, { locale }),
    ],
  };
  const [heading, text] = words[face as keyof typeof words];
  return (
    <>
      <h1>{heading}</h1>
      {said}
      <p>{text}</p>
      <div className="duo">
        {face === "waiting" && <Accept label={m.host_waiting_back({}, { locale })} />}
        {face === "declined" && !page.hasFirst && <Accept label={m.host_declined_back({}, { locale })} />}
        {(face === "accepted" || face === "waiting") && (
          <a className="btn big" href={noLink}>
            {m.host_cannot({}, { locale })}
          </a>
        )}
      </div>
      <p className="hint">
        <a href="/host">{m.host_open_portal({}, { locale })}</a>
      </p>
    </>
  );
}

function Cancelled({ page: { title, day } }: { page: RequestPage }) {
  const locale = useLocale();
  return (
    <>
      <h1>{m.host_cancelled_title({}, { locale })}</h1>
      <p>{m.host_cancelled_text({ title, day }, { locale })}</p>
    </>
  );
}
