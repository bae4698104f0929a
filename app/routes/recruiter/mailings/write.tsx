import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { queryOfFilter } from "~/features/candidates/candidate-filter.ts";
import { readChosen } from "~/features/candidates/chosen-people.server.ts";
import { ChosenPeople } from "~/features/candidates/chosen-people.tsx";
import { openFilter } from "~/features/candidates/open-filter.server.ts";
import { MailingForm } from "~/features/mailings/mailing-form.tsx";
import { mailingForm } from "~/features/mailings/mailing-forms.server.ts";
import { type ShownMailing, showMailing } from "~/features/mailings/mailing-page.server.ts";
import { MailingPreviewForm } from "~/features/mailings/mailing-preview.tsx";
import { mailingWords, refusalSentence, unknownSentences } from "~/features/mailings/mailing-words.server.ts";
import { sendMailing } from "~/features/mailings/send-mailing.server.ts";
import { messageWords, newMessageId } from "~/features/messages/send-message.server.ts";
import { wordingHelp } from "~/features/wording/wording-help.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseFields } from "~/http/parse-form.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { Banner } from "~/ui/banner.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.words.title ?? ""}｜Enishi` },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const query = new URL(request.url).searchParams;
  const opened = await openFilter(context.db, { query, memberId: member.id, now: context.now() });
  return {
    chosen: await readChosen(context.db, opened),
    back: queryOfFilter({ ...opened.filter, ids: [] }).toString(),
    words: mailingWords(localeOf(request, member.locale)),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const query = new URL(request.url).searchParams;
  const fields = await request.formData();
  const parsed = await parseFields(fields, mailingForm, locale);
  const values = Object.fromEntries([...fields].map(([name, value]) => [name, String(value)]));
  const typed = {
    ...{ values, id: "", notice: "" },
    errors: {} as Record<string, string[]>,
    shown: null as ShownMailing | null,
  };
  if (!parsed.ok) return data({ ...typed, errors: parsed.errors }, 400);
  const { intent, id = newMessageId(), ...words } = parsed.value;
  if (intent === "edit") return data(typed);
  const help = wordingHelp(messageWords(words.texts), locale);
  const errors = { ...unknownSentences(words.texts, locale), ...(help.isRefused ? help.errors : {}) };
  if (Object.keys(errors).length > 0) return data({ ...typed, errors }, 400);
  const { db, jobs, appUrl } = context;
  const opened = await openFilter(db, { query, memberId: member.id, now: context.now() });
  const mailing = { ...words, ...opened, id, memberId: member.id };
  let notice = "";
  if (intent === "send") {
    const sent = await sendMailing(db, jobs, mailing);
    if (sent.ok) return redirect(`/letters/mailings/${id}`);
    // Words that press go back to the preview, which asks for the reason.
    if (sent.reason !== "wording") notice = refusalSentence(sent.reason, locale);
  }
  const reader = { locale, zone: member.zone };
  const shown = await showMailing(db, jobs, { mailing, reader, appUrl, help });
  if (!shown || shown.previews.length === 0) {
    const sentence = refusalSentence(shown ? "nobody" : "too_many", locale);
    return data({ ...typed, errors: { "": [sentence] } }, 400);
  }
  return data({ ...typed, id, shown, notice }, intent === "send" ? 400 : 200);
}

export default function WriteMailing() {
  const { chosen, back, words } = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  return (
    <>
      <PageHead title={words.title} back={{ to: `/candidates?${back}`, list: words.list }} />
      {typed?.notice && <Banner tone="yama">{typed.notice}</Banner>}
      {typed?.shown ? (
        <MailingPreviewForm id={typed.id} values={typed.values} shown={typed.shown} words={words} />
      ) : (
        <div className="stack max-w-190">
          <ErrorSummary errors={typed?.errors} />
          <ChosenPeople {...chosen} />
          <MailingForm values={typed?.values ?? {}} errors={typed?.errors ?? {}} words={words} />
        </div>
      )}
    </>
  );
}
