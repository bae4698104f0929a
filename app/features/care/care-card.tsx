import { Form } from "@remix-run/react";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { classes } from "~/ui/classes.ts";
import { Icon } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { Menu } from "~/ui/menu.tsx";
import { careDeeds } from "./care.ts";
import type { SignalView } from "./care-queries.server.ts";
import { deedWord } from "./care-words.ts";

type Props = {
  candidateId: string;
  language: string;
  signals: readonly SignalView[];
  isReader: boolean;
};

/** 気づき on a candidate's page: each with what helps, its source, its day and its owner. The person reads the same. */
export function CareCard({ candidateId, language, signals, isReader }: Props) {
  const locale = useLocale();
  return (
    <section id="care" aria-labelledby="care-title">
      <div className="h2">
        <h2 id="care-title">{m.care_title({}, { locale })}</h2>
        <span className="muted sm">{m.care_title_note({}, { locale })}</span>
      </div>
      {signals.length === 0 && <p className="soft">{m.care_none({}, { locale })}</p>}
      <ul className="signals">
        {signals.map((signal) => (
          <li
            key={signal.id}
            className={classes(
              "signal",
              (signal.owner || signal.ending) && "owned",
              signal.ending && "ended",
            )}
          >
            <Icon name="leaf" />
            <div>
              <b>{signal.title}</b>
              {signal.quote && <q lang={language}>{signal.quote}</q>}
              <p className="soft sm">{signal.ending ? signal.ending.sentence : signal.idea}</p>
              {signal.ending?.word && <q lang={language}>{signal.ending.word}</q>}
            </div>
            {!isReader && <Deeds candidateId={candidateId} signal={signal} />}
            {!signal.ending && (
              <div className="meta">
                <span>{m.care_source_is({ source: signal.source }, { locale })}</span>
                <span className="num">{signal.on}</span>
                <span className="num">{m.care_disappears({ day: signal.expires }, { locale })}</span>
                <span>
                  {signal.owner
                    ? m.care_owner({ name: signal.owner }, { locale })
                    : m.care_owner_none({}, { locale })}
                </span>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Deeds({ candidateId, signal }: { candidateId: string; signal: SignalView }) {
  const locale = useLocale();
  const hidden = (
    <>
      <input type="hidden" name="signal" value={signal.id} />
      <input type="hidden" name="candidate" value={candidateId} />
    </>
  );
  if (signal.ending)
    return signal.ending.because === "done" ? (
      <Form method="post" action="/care" preventScrollReset>
        {hidden}
        <Button name="intent" value="reopen" variant="quiet" size="small">
          {m.care_reopen({}, { locale })}
        </Button>
      </Form>
    ) : null;
  return (
    <div className="deeds">
      {!signal.owner && (
        <Form method="post" action="/care" preventScrollReset>
          {hidden}
          <Button name="intent" value="own">
            {m.care_take({}, { locale })}
          </Button>
        </Form>
      )}
      <Menu summary={m.care_done({}, { locale })} look="btn quiet" side="right">
        <Form method="post" action="/care" className="menu-list" preventScrollReset>
          {hidden}
          <input type="hidden" name="intent" value="done" />
          <b className="sm">{m.care_done_how({}, { locale })}</b>
          {careDeeds.map((deed) => (
            <Button key={deed} name="deed" value={deed} variant="quiet">
              {deedWord(deed, locale)}
            </Button>
          ))}
        </Form>
      </Menu>
      {signal.isMine && (
        <Form method="post" action="/care" preventScrollReset>
          {hidden}
          <Button name="intent" value="give_back" variant="quiet" size="small">
            {m.care_give_back({}, { locale })}
          </Button>
        </Form>
      )}
    </div>
  );
}
