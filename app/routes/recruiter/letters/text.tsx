import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isEditable } from "~/features/letter-texts/letter-text.ts";
import { LetterTextForm, LetterTextPreviews } from "~/features/letter-texts/letter-text-form.tsx";
import { letterTextForm } from "~/features/letter-texts/letter-text-forms.server.ts";
import { readLetterText } from "~/features/letter-texts/letter-text-page.server.ts";
import { faultSentences, fieldHelp, textPageWords } from "~/features/letter-texts/letter-text-words.ts";
import { resetLetterText, saveLetterText } from "~/features/letter-texts/save-letter-text.server.ts";
import { tryLetterText } from "~/features/letter-texts/try-letter-text.server.ts";
import { letterName } from "~/features/letters/letter-words.ts";
import { textFaults } from "~/features/letters/own-text.ts";
import { wordingHelp } from "~/features/wording/wording-help.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import type { AppContext } from "~/http/context.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { isLocale, localeNames, locales } from "~/lib/locale.ts";
import { Banner } from "~/ui/banner.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { PageHead } from "~/ui/page-head.tsx";
import { Tabs } from "~/ui/tabs.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.title ?? ""}｜Enishi` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const asked = askedOf(request, params.letter, context);
  const page = await readLetterText(context, asked);
  const done = new URL(request.url).searchParams.get("done");
  return {
    title: letterName(asked.letter, locale),
    language: asked.locale,
    words: textPageWords(locale, done),
    text: page && (page.own ?? page.ours),
    isOwn: page?.own !== undefined,
    help: fieldHelp(page?.needs ?? [], locale),
    previews: page?.previews ?? [],
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const asked = askedOf(request, params.letter, context);
  const { intent, secondLook, ...text } = letterTextForm.parse(Object.fromEntries(await request.formData()));
  const here = `/letters/texts/${asked.letter}?in=${asked.locale}`;
  if (intent === "reset") {
    await resetLetterText(context.db, asked.letter, asked.locale);
    return redirect(`${here}&done=reset`);
  }
  const page = await readLetterText(context, asked, text);
  if (!page) return redirect(here);
  const faults = textFaults(text, page.needs);
  const help = wordingHelp(text, locale);
  const errors = faults.length > 0 ? faultSentences(faults, locale) : help.errors;
  const typed = { text, previews: page.previews, tried: "", errors, secondLook: help.secondLook };
  if (faults.length > 0) return data(typed, 400);
  if (intent === "preview") return data(typed);
  if (intent === "try") {
    await tryLetterText(context.db, context.jobs, { ...asked, text, to: member });
    return data({ ...typed, tried: member.email });
  }
  const written = { ...asked, text, needs: page.needs, memberId: member.id, secondLook };
  const saved = await saveLetterText(context.db, written);
  if (!saved.ok) return data(typed, 400);
  return redirect(`${here}&done=saved`);
}

function askedOf(request: Request, letter: string | undefined, context: AppContext) {
  if (!isEditable(letter)) throw new Response(null, { status: 404 });
  const language = new URL(request.url).searchParams.get("in");
  return { letter, locale: isLocale(language) ? language : ("ja" as const), now: context.now() };
}

export default function LetterTextPage() {
  const { title, language, words, text, isOwn, help, previews } = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  return (
    <>
      <PageHead title={title} back={{ to: "/letters/texts", list: words.list }} />
      <Tabs
        label={words.language}
        tabs={locales.map((locale) => ({
          to: `?in=${locale}`,
          label: localeNames[locale],
          isCurrent: locale === language,
        }))}
      />
      {typed && "errors" in typed && <ErrorSummary errors={typed.errors} />}
      {words.done && !typed && <Banner tone="matsu">{words.done}</Banner>}
      {typed?.tried && <Banner tone="matsu">{words.tried.replace("{address}", typed.tried)}</Banner>}
      {text ? (
        <div className="cols wider">
          <LetterTextForm
            key={`${language} ${isOwn}`}
            language={language}
            text={typed?.text ?? text}
            errors={typed?.errors ?? {}}
            secondLook={typed?.secondLook}
            {...{ words, isOwn, help }}
          />
          <LetterTextPreviews previews={typed?.previews ?? previews} words={words} />
        </div>
      ) : (
        <p className="note">{words.none}</p>
      )}
    </>
  );
}
