import { Form, Link } from "@remix-run/react";
import { m } from "~/paraglide/messages.js";
import { Icon } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { AgendaLine, NewsLine, PastLine } from "./today-aside.server.ts";

type Props = {
  agenda: readonly AgendaLine[];
  news: readonly NewsLine[];
  past: readonly PastLine[];
};

const newsIcons = { accepted: "check", answers: "check-round", declined: "minus-round" } as const;

/** Beside the lists: today's programme, what changed since yesterday, what was done with the way back. */
export function TodayAside({ agenda, news, past }: Props) {
  const locale = useLocale();
  return (
    <aside className="rail stack" aria-label={m.today_aside({}, { locale })}>
      <section>
        <h2>{m.today_agenda({}, { locale })}</h2>
        {agenda.length === 0 && <p className="muted sm">{m.today_agenda_none({}, { locale })}</p>}
        <ul className="agenda">
          {agenda.map((line) => (
            <li key={line.id}>
              <b className="num">{line.time}</b>
              <span>
                <Link to={line.to}>{line.title}</Link>
                <small>{line.note}</small>
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{m.today_news({}, { locale })}</h2>
        {news.length === 0 && <p className="muted sm">{m.today_news_none({}, { locale })}</p>}
        <ul className="agenda iconed">
          {news.map((line) => (
            <li key={line.id}>
              <span className="soft">
                <Icon name={newsIcons[line.kind]} />
              </span>
              <span>
                {line.title}
                <small>{line.note}</small>
              </span>
            </li>
          ))}
        </ul>
        <p className="boss sm">
          <Link to="/acceptances">{m.today_boss({}, { locale })}</Link>
        </p>
      </section>
      <section aria-labelledby="past">
        <h2 id="past">
          {m.today_past({}, { locale })}
          {past.length > 0 && (
            <span className="muted sm">{m.today_past_count({ count: past.length }, { locale })}</span>
          )}
        </h2>
        {past.length === 0 && <p className="muted sm">{m.today_past_none({}, { locale })}</p>}
        <ul className="agenda undo">
          {past.map((line) => (
            <li key={line.id}>
              <span>{line.label}</span>
              <Form method="post" action={line.kind === "rest" ? "/today/rest" : "/today"} preventScrollReset>
                <input type="hidden" name="undo" value={line.id} />
                <button type="submit" className="link">
                  <span aria-hidden="true">{m.today_undo({}, { locale })}</span>
                  <span className="sr">{m.today_undo_what({ what: line.label }, { locale })}</span>
                </button>
              </Form>
            </li>
          ))}
        </ul>
      </section>
    </aside>
  );
}
