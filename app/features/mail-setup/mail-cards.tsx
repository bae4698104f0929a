import { Form, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import { Badge, type BadgeTone } from "~/ui/badge.tsx";
import { Banner } from "~/ui/banner.tsx";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { CopyButton } from "~/ui/copy-button.tsx";

type Tried = { ok: boolean; sentences: string[] } | undefined;

/** One way of the mail: what is set, and a button that tries it. */
export function WayCard(props: {
  title: string;
  facts: [name: string, value: string][];
  sentences: string[];
  isWell: boolean;
  button: { intent: string; label: string; busy: string } | undefined;
  tried: Tried;
}) {
  const { title, sentences, isWell, button, tried } = props;
  const facts = props.facts.filter(([, value]) => value);
  return (
    <Card title={title}>
      <div className="stack tight">
        {isWell ? (
          sentences.map((text) => <p key={text}>{text}</p>)
        ) : (
          <Banner tone="yama">{sentences.join(" ")}</Banner>
        )}
        {facts.length > 0 && (
          <dl className="dl">
            {facts.map(([name, value]) => (
              <Fact key={name} name={name}>
                {value}
              </Fact>
            ))}
          </dl>
        )}
        {tried && (
          <div role="status">
            <Banner tone={tried.ok ? "matsu" : "yama"}>
              {tried.sentences.map((text) => (
                <span key={text} className="block breakable">
                  {text}
                </span>
              ))}
            </Banner>
          </div>
        )}
        {button && <IntentForm {...button} />}
      </div>
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="breakable">{children}</dd>
    </>
  );
}

/** One button that asks the page to do one thing. */
export function IntentForm(props: {
  intent: string;
  label: string;
  busy?: string;
  action?: string;
  isMain?: boolean;
}) {
  const { intent, label, busy, action, isMain } = props;
  const navigation = useNavigation();
  const isBusy = navigation.state !== "idle" && navigation.formData?.get("intent") === intent;
  return (
    <Form method="post" preventScrollReset {...(action && { action })}>
      <input type="hidden" name="intent" value={intent} />
      <Button variant={isMain ? "go" : "plain"} busy={isBusy && (busy ?? "…")}>
        {label}
      </Button>
    </Form>
  );
}

type ShownRecord = {
  what: string;
  type: string;
  name: string;
  value: string;
  pieces: string;
  title: string;
  help: string;
  said: string;
  found: string;
  state?: string;
};

const tones: Record<string, BadgeTone> = { right: "matsu", missing: "yama", other: "yama", twice: "enji" };

/** The records to publish, each ready to copy, with what the DNS said of it. */
export function RecordList({
  records,
  words,
}: {
  records: ShownRecord[];
  words: { name: string; value: string };
}) {
  return (
    <ul className="plain stack">
      {records.map((record) => (
        <li key={record.what}>
          <p>
            <strong>{record.title}</strong>{" "}
            {record.said && (
              <Badge
                tone={tones[record.state ?? ""] ?? "plain"}
                icon={record.state === "right" ? "check" : "question"}
              >
                {record.said}
              </Badge>
            )}
          </p>
          {record.help && <p className="sm muted">{record.help}</p>}
          {record.found && <p className="sm breakable">{record.found}</p>}
          <dl className="dl">
            <dt>{words.name}</dt>
            <dd className="row">
              <code id={`name-${record.what}`} className="breakable">
                {record.name}
              </code>
              <span className="muted">{record.type}</span>
              <CopyButton targetId={`name-${record.what}`} size="small" variant="quiet" />
            </dd>
            <dt>{words.value}</dt>
            <dd className="row">
              <code id={`value-${record.what}`} className="breakable">
                {record.value}
              </code>
              <CopyButton targetId={`value-${record.what}`} size="small" variant="quiet" />
            </dd>
          </dl>
          {record.pieces && (
            <p className="row">
              <code id={`pieces-${record.what}`} className="breakable sm muted">
                {record.pieces}
              </code>
              <CopyButton targetId={`pieces-${record.what}`} size="small" variant="quiet" />
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
