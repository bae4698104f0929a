import { Form } from "@remix-run/react";
import { SecondLook } from "~/features/wording/second-look.tsx";
import type { SecondLookWords } from "~/features/wording/wording-help.server.ts";
import { localeNames, locales } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { TextArea } from "~/ui/field.tsx";
import { Icon } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { hiddenFields, type StormValues } from "./storm-form.ts";
import type { StormPreview as Preview } from "./storm-page.server.ts";

type Props = {
  preview: Preview;
  values: StormValues;
  errors: Record<string, string[]> | undefined;
  isBusy: boolean;
  secondLook: SecondLookWords | undefined;
};

/** Second step: what would happen, to whom, in which words; then one button. */
export function StormPreview({ preview, values, errors, isBusy, secondLook }: Props) {
  const locale = useLocale();
  const { counts } = preview;
  const isRefused = preview.refused.length > 0;
  return (
    <Form method="post" className="event-form" noValidate>
      <ErrorSummary errors={errors} />
      {hiddenFields(values).map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      {isRefused && <Refused sentences={preview.refused} />}
      <Card title={m.storm_becomes({}, { locale })}>
        <ul className="rows storm-lines">
          {preview.lines.map((line) => (
            <li key={line.id}>
              <b>{line.title}</b>
              <span className="num">
                {line.before} <span aria-hidden="true">→</span>
                <span className="sr">{m.storm_to({}, { locale })}</span> <b>{line.after}</b>
              </span>
            </li>
          ))}
        </ul>
      </Card>
      {!isRefused && <Told preview={preview} />}
      {preview.doubleBooked.length > 0 && (
        <Card title={m.storm_double({ count: preview.doubleBooked.length }, { locale })}>
          <p className="note">{m.storm_double_text({}, { locale })}</p>
          <ul className="rows">
            {preview.doubleBooked.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Card>
      )}
      <Card title={m.storm_words({}, { locale })}>
        <div className="stack">
          <p className="note">{m.storm_words_note({}, { locale })}</p>
          {locales.map((written) => (
            <TextArea
              key={written}
              name={`text_${written}`}
              lang={written}
              rows={5}
              maxLength={2000}
              label={localeNames[written]}
              defaultValue={values.texts[written]}
              error={errors?.[`text_${written}`]}
            />
          ))}
          <p>
            <Button name="intent" value="look" size="small">
              {m.storm_look_again({}, { locale })}
            </Button>
          </p>
        </div>
      </Card>
      {!isRefused && preview.samples.length > 0 && <Samples preview={preview} />}
      <SecondLook words={secondLook} />
      <p className="ends storm-ends">
        <Button name="intent" value="choose">
          {m.storm_choose_again({}, { locale })}
        </Button>
        {!isRefused && (
          <Button
            variant={preview.what === "cancel" ? "danger" : "go"}
            name="intent"
            value="send"
            icon="send"
            busy={isBusy && m.storm_sending({}, { locale })}
          >
            {goWord(preview.what)({ count: counts.people }, { locale })}
          </Button>
        )}
      </p>
    </Form>
  );
}

function goWord(what: Preview["what"]) {
  return { move: m.storm_go_move, online: m.storm_go_online, cancel: m.storm_go_cancel }[what];
}

function Refused({ sentences }: { sentences: string[] }) {
  const locale = useLocale();
  return (
    <section className="ban yama host-gap" aria-labelledby="storm-refused">
      <Icon name="alert" />
      <div>
        <h2 id="storm-refused">{m.storm_refused_title({}, { locale })}</h2>
        <ul>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <p>{m.storm_refused_text({}, { locale })}</p>
      </div>
    </section>
  );
}

/** How many people and hosts are told by what. */
function Told({ preview: { counts, hosts } }: Pick<Props, "preview">) {
  const locale = useLocale();
  return (
    <Card title={m.storm_told({}, { locale })}>
      <dl className="dl">
        <dt>{m.storm_told_mail({}, { locale })}</dt>
        <dd>{m.event_people({ count: counts.byMail }, { locale })}</dd>
        {counts.noMail.length > 0 && (
          <>
            <dt>{m.storm_told_phone({}, { locale })}</dt>
            <dd>
              {m.event_people({ count: counts.noMail.length }, { locale })}
              <span className="block soft">
                {counts.noMail.join({ ja: "、", en: ", ", ko: ", " }[locale])}
              </span>
            </dd>
          </>
        )}
        <dt>{m.storm_told_hosts({}, { locale })}</dt>
        <dd>
          {m.event_people({ count: counts.hosts }, { locale })}
          {hosts && <span className="block soft">{hosts}</span>}
        </dd>
        {counts.families > 0 && (
          <>
            <dt>{m.storm_told_families({}, { locale })}</dt>
            <dd>{m.storm_families({ count: counts.families }, { locale })}</dd>
          </>
        )}
      </dl>
      <p className="note mt-2">
        {counts.inTheMorning > 0
          ? m.storm_told_morning({ count: counts.inTheMorning }, { locale })
          : m.storm_told_now({}, { locale })}
      </p>
    </Card>
  );
}

/** The letters as they would leave, one a language, each to a real reader. */
function Samples({ preview }: Pick<Props, "preview">) {
  const locale = useLocale();
  return (
    <Card title={m.storm_samples({}, { locale })}>
      {preview.samples.map((sample) => (
        <details key={sample.locale} className="storm-sample">
          <summary>
            {localeNames[sample.locale]}
            <span className="soft">
              {m.storm_sample_of({ count: sample.people, name: sample.name }, { locale })}
            </span>
          </summary>
          <div lang={sample.locale} className="quoted">
            <p>
              <b>{sample.subject}</b>
            </p>
            <p className="storm-letter">{sample.text}</p>
          </div>
        </details>
      ))}
    </Card>
  );
}
