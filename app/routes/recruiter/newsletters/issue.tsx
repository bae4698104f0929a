import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { unknownSentences } from "~/features/mailings/mailing-words.server.ts";
import { messageWords, newMessageId } from "~/features/messages/send-message.server.ts";
import { IssueForm, IssuePreviews } from "~/features/newsletters/issue-form.tsx";
import { issueForm } from "~/features/newsletters/issue-forms.server.ts";
import {
  issueChoices,
  issuePageWords,
  issueState,
  issueValues,
  proposeIssue,
  type ShownIssue,
  showIssue,
} from "~/features/newsletters/issue-page.server.ts";
import { findIssue } from "~/features/newsletters/issue-queries.server.ts";
import { tryNewsletter } from "~/features/newsletters/newsletter-letters.server.ts";
import { takeBackIssue, writeIssue } from "~/features/newsletters/write-issue.server.ts";
import { type WordingHelp, wordingHelp } from "~/features/wording/wording-help.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseFields } from "~/http/parse-form.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { required, requireId } from "~/http/responses.ts";
import { todayIn } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { Banner } from "~/ui/banner.tsx";
import { Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""}｜Enishi` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const reader = { locale, zone: member.zone };
  const { db, jobs, appUrl } = context;
  const now = context.now();
  const issue = params.id === "new" ? undefined : required(await findIssue(db, requireId(params.id), now));
  const words = issuePageWords(locale);
  const id = issue?.id ?? newMessageId();
  const done = new URL(request.url).searchParams.get("done");
  const today = todayIn(member.zone, now);
  const proposed = issue
    ? { values: issueValues(issue), unitIds: issue.unitIds, hint: "" }
    : await proposeIssue(db, { today, now }, locale);
  const asked = { id, memberId: issue?.writtenBy ?? member.id, locale, appUrl, now };
  const isSent = issue?.state === "sent";
  return {
    id,
    ...{ words, today, ...proposed },
    title: issue?.title ?? words.heading,
    isDraft: !issue || issue.state === "draft",
    isPlanned: issue?.state === "planned",
    state: issue ? issueState(issue, reader) : "",
    waiting: issue && issue.waiting > 0 ? m.news_waiting({ count: issue.waiting }, { locale }) : "",
    choices: await issueChoices(db),
    shown: issue ? await showIssue(db, jobs, { ...asked, isSent, words: issue }) : null,
    done:
      done === "saved"
        ? m.news_saved({}, { locale })
        : done === "planned"
          ? m.news_planned({}, { locale })
          : "",
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const { db, jobs, appUrl } = context;
  const now = context.now();
  const fields = await request.formData();
  const id = requireId(params.id === "new" ? String(fields.get("id")) : params.id);
  const here = `/letters/newsletter/${id}`;
  if (fields.get("intent") === "take-back") {
    await takeBackIssue(db, id, now);
    return redirect(here);
  }
  const typed = {
    values: Object.fromEntries([...fields].map(([name, value]) => [name, String(value)])),
    unitIds: fields.getAll("unit").map(String),
    errors: {} as Record<string, string[]>,
    secondLook: undefined as WordingHelp["secondLook"],
    shown: null as ShownIssue | null,
    tried: "",
  };
  const parsed = await parseFields(fields, issueForm(todayIn(member.zone, now)), locale);
  if (!parsed.ok) return data({ ...typed, errors: parsed.errors }, 400);
  const { intent, words, secondLook } = parsed.value;
  const unknown = unknownSentences(words.texts, locale);
  const help = wordingHelp(messageWords(words.texts), locale);
  const asked = { ...typed, errors: { ...unknown, ...help.errors }, secondLook: help.secondLook };
  if (Object.keys(unknown).length > 0) return data(asked, 400);
  if (intent === "preview" || intent === "try") {
    if (intent === "try") {
      if (help.isRefused) return data(asked, 400);
      await tryNewsletter(db, jobs, { texts: words.texts, to: member, locale, now });
    }
    const shown = await showIssue(db, jobs, { id, words, memberId: member.id, locale, appUrl, now });
    const tried = intent === "try" ? m.news_tried({ address: member.email }, { locale }) : "";
    return data({ ...asked, shown, tried });
  }
  const state = intent === "plan" ? "planned" : "draft";
  const written = await writeIssue(db, { id, words, memberId: member.id, now, state, secondLook });
  if (!written.ok && written.reason !== "not_a_draft") return data(asked, 400);
  return redirect(`${here}?done=${intent === "plan" ? "planned" : "saved"}`);
}

export default function NewsletterIssue() {
  const page = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const { words, id, isDraft, isPlanned } = page;
  const shown = typed?.shown ?? page.shown;
  const press = isPlanned ? words.withdraw : page.waiting ? words.stop : "";
  return (
    <>
      <PageHead
        title={page.title}
        lede={page.state || page.hint}
        back={{ to: "/letters/newsletter", list: words.list }}
      />
      <ErrorSummary errors={typed?.errors} />
      {page.done && !typed && <Banner tone="matsu">{page.done}</Banner>}
      {typed?.tried && <Banner tone="matsu">{typed.tried}</Banner>}
      {press && (
        <Form method="post" className="mb-4">
          {page.waiting && <p>{page.waiting}</p>}
          <Button name="intent" value="take-back">
            {press}
          </Button>
        </Form>
      )}
      <div className="stack">
        {isDraft && (
          <IssueForm
            key={id}
            {...{ id, words, today: page.today, choices: page.choices }}
            values={typed?.values ?? page.values}
            unitIds={typed?.unitIds ?? page.unitIds}
            errors={typed?.errors ?? {}}
            secondLook={typed?.secondLook}
          />
        )}
        {shown && <IssuePreviews shown={shown} words={words} />}
      </div>
    </>
  );
}
