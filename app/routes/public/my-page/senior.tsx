import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { textIn } from "~/features/events/event.ts";
import { MyPageFrame } from "~/features/my-page/my-page-frame.tsx";
import { myPageMeta } from "~/features/my-page/my-page-meta.ts";
import { askSenior } from "~/features/talks/ask-senior.server.ts";
import { readTalkPage } from "~/features/talks/talk-page.server.ts";
import { withdrawTalk } from "~/features/talks/withdraw-talk.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { privatePageHeaders } from "~/http/require-link.server.ts";
import { requireMyPage } from "~/http/require-my-page.server.ts";
import { m } from "~/paraglide/messages.js";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { FieldError, TextArea } from "~/ui/field.tsx";
import { SelectField } from "~/ui/select-field.tsx";

export const handle = { access: "link", frame: "own" } satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  myPageMeta(page, (locale) => m.talk_door({}, { locale }));

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { candidateId, locale, zone, frame } = await requireMyPage(request, context, params.token);
  const { zone: companyZone } = await requireCompany(context);
  const reader = { candidateId, locale, zone, companyZone, now: context.now() };
  return { locale, frame, ...(await readTalkPage(context.db, reader)) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { candidateId, locale, frame } = await requireMyPage(request, context, params.token);
  const { zone } = await requireCompany(context);
  const form = await request.formData();
  const now = context.now();
  const back = redirect(`${frame.base}/senior${frame.query}`, { status: 303 });
  if (form.get("intent") === "withdraw") {
    await withdrawTalk(context.db, context.jobs, { candidateId, now });
    return back;
  }
  const values = {
    time: String(form.get("time") ?? ""),
    topic: String(form.get("topic") ?? "").slice(0, 100),
    word: String(form.get("word") ?? "").slice(0, 500),
  };
  const startsAt = new Date(values.time);
  const asked = await askSenior(context.db, context.jobs, {
    ...{ candidateId, startsAt, topic: values.topic, word: values.word, zone, now },
  });
  if (asked.ok || asked.reason === "asking") return back;
  const sentences = {
    time: m.talk_error_time,
    enough: m.talk_error_enough,
    nobody: m.talk_error_nobody,
    ended: m.talk_error_nobody,
  };
  const sentence =
    asked.reason === "double_booked"
      ? m.talk_error_busy({ title: textIn(asked.other.title, locale) }, { locale })
      : sentences[asked.reason]({}, { locale });
  return data({ errors: { time: [sentence] }, values }, 409);
}

/** Twenty minutes with a colleague this evening or the next: a time, perhaps a topic, and nothing else to fill in. */
export default function Senior() {
  const page = useLoaderData<typeof loader>();
  const { locale, frame } = page;
  if (page.waits)
    return (
      <MyPageFrame frame={frame} isInside>
        <h1>{m.talk_asking_title({}, { locale })}</h1>
        <p>{page.waits}</p>
        <form method="post">
          <p className="send">
            <button type="submit" className="btn wide" name="intent" value="withdraw">
              {m.talk_withdraw({}, { locale })}
            </button>
          </p>
        </form>
      </MyPageFrame>
    );
  return (
    <MyPageFrame frame={frame} isInside>
      <h1>{m.talk_door({}, { locale })}</h1>
      <p>{m.talk_lede({}, { locale })}</p>
      {page.canAsk && page.days.length > 0 ? (
        <AskForm />
      ) : (
        <p className="panel">{m.talk_error_nobody({}, { locale })}</p>
      )}
    </MyPageFrame>
  );
}

function AskForm() {
  const { locale, days, topics, zoneNote } = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const errors: Record<string, string[]> = typed?.errors ?? {};
  return (
    <form method="post">
      <ErrorSummary errors={errors} />
      <fieldset id="f-time" className="question" aria-describedby={errors.time ? "f-time-error" : undefined}>
        <legend>{m.talk_when({}, { locale })}</legend>
        {zoneNote && <p className="hint">{zoneNote}</p>}
        {errors.time && <FieldError id="f-time-error">{errors.time[0]}</FieldError>}
        {days.map(({ day, times }) => (
          <div key={day}>
            <p className="soft">{day}</p>
            <div className="times">
              {times.map(({ value, label }) => (
                <label key={value}>
                  <input
                    type="radio"
                    name="time"
                    value={value}
                    defaultChecked={typed?.values.time === value}
                    required
                  />
                  <span>{label}</span>
                </label>
              ))}
            </div>
          </div>
        ))}
      </fieldset>
      {topics.length > 0 && (
        <SelectField
          name="topic"
          label={m.talk_topic({}, { locale })}
          emptyLabel={m.talk_topic_any({}, { locale })}
          defaultValue={typed?.values.topic ?? ""}
          options={topics.map((topic) => ({ value: topic, label: topic }))}
        />
      )}
      <TextArea
        name="word"
        rows={3}
        maxLength={500}
        isOptional
        label={m.talk_word({}, { locale })}
        hint={m.talk_word_hint({}, { locale })}
        defaultValue={typed?.values.word}
      />
      <p className="send">
        <button type="submit" className="btn go big wide">
          {m.talk_send({}, { locale })}
        </button>
      </p>
    </form>
  );
}
