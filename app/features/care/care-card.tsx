import { Form } from "@remix-run/react";
import { Button } from "~/ui/button.tsx";
import { classes } from "~/ui/classes.ts";
import { Icon } from "~/ui/icon.tsx";
import { Menu } from "~/ui/menu.tsx";
import type { CareCardWords } from "./care-card-words.server.ts";
import type { SignalView } from "./care-queries.server.ts";

type Props = {
  candidateId: string;
  language: string;
  signals: readonly SignalView[];
  isReader: boolean;
  words: CareCardWords;
};

/** 気づき on a candidate's page: each with what helps, its source, its day and its owner. The person reads the same. */
export function CareCard({ candidateId, language, signals, isReader, words }: Props) {
  return (
    <section id="care" aria-labelledby="care-title">
      <div className="h2">
        <h2 id="care-title">{words.title}</h2>
        <span className="muted sm">{words.titleNote}</span>
      </div>
      {signals.length === 0 && <p className="soft">{words.none}</p>}
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
            {!isReader && <Deeds candidateId={candidateId} signal={signal} words={words} />}
            {!signal.ending && (
              <div className="meta">
                <span>{signal.source}</span>
                <span className="num">{signal.on}</span>
                <span className="num">{signal.expires}</span>
                <span>{signal.owned}</span>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Deeds({
  candidateId,
  signal,
  words,
}: Pick<Props, "candidateId" | "words"> & { signal: SignalView }) {
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
          {words.reopen}
        </Button>
      </Form>
    ) : null;
  return (
    <div className="deeds">
      {!signal.owner && (
        <Form method="post" action="/care" preventScrollReset>
          {hidden}
          <Button name="intent" value="own">
            {words.take}
          </Button>
        </Form>
      )}
      <Menu summary={words.done} look="btn quiet" side="right">
        <Form method="post" action="/care" className="menu-list" preventScrollReset>
          {hidden}
          <input type="hidden" name="intent" value="done" />
          <b className="sm">{words.doneHow}</b>
          {words.deeds.map(([deed, label]) => (
            <Button key={deed} name="deed" value={deed} variant="quiet">
              {label}
            </Button>
          ))}
        </Form>
      </Menu>
      {signal.isMine && (
        <Form method="post" action="/care" preventScrollReset>
          {hidden}
          <Button name="intent" value="give_back" variant="quiet" size="small">
            {words.giveBack}
          </Button>
        </Form>
      )}
    </div>
  );
}
