import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readAnswer, typedAnswers } from "~/features/events/answer-forms.server.ts";
import { AnswerHelp } from "~/features/events/answer-help.tsx";
import { answerInvitation } from "~/features/events/answer-invitation.server.ts";
import { AnswerPageFace } from "~/features/events/answer-page.tsx";
import { answerPageView } from "~/features/events/answer-page-view.ts";
import { findAnswerTarget, findInvitationPage } from "~/features/events/answer-queries.server.ts";
import { readChoice } from "~/features/events/choose-forms.server.ts";
import { ChoosePage } from "~/features/events/choose-page.tsx";
import { choosePageView } from "~/features/events/choose-page-view.ts";
import { choiceErrors, sendChoice } from "~/features/events/send-choice.server.ts";
import { listSessionNews } from "~/features/events/session-news.server.ts";
import { noteSeen } from "~/features/storms/note-seen.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import type { AppContext } from "~/http/context.ts";
import { localeOf } from "~/http/locale.ts";
import { privatePageHeaders, requireLink } from "~/http/require-link.server.ts";
import { addressed } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { PublicFrame } from "~/ui/public-frame.tsx";

export const handle = { access: "link", frame: "choosing" } satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page, error }) => {
  if (!page || error) return [];
  const words = { title: page.title, company: page.companyName };
  return [{ title: m.answer_page_title(words, { locale: page.locale }) }];
};

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { page } = await invitationOf(request, context, params.token);
  const locale = localeOf(request, page.candidate.locale);
  const url = new URL(request.url);
  const reading = { locale, now: context.now(), query: url.searchParams };
  const view = page.isSeveral
    ? choosePageView(page, await listSessionNews(context.db, page.invitationId), reading)
    : answerPageView(page, reading);
  const lang = url.searchParams.has("lang") ? `lang=${locale}` : "";
  const withLang = (query: string) => [query, lang].filter(Boolean).join("&");
  const { companyName, contactPhone, deskContact, candidate, recruiter } = page;
  return {
    ...view,
    ...{ locale, companyName, contactPhone, deskContact },
    contactEmail: page.contactEmail || (page.recruiterEmail ?? ""),
    recruiterName: recruiter && addressed(recruiter, locale),
    to: addressed(candidate, locale),
    readerZone: candidate.zone,
    links: {
      self: url.pathname + (lang && `?${lang}`),
      change: `?${withLang("change=1")}`,
      report: `${url.pathname}/report${lang && `?${lang}`}`,
      calendar: `${url.pathname}/calendar.ics${lang && `?${lang}`}`,
      // These end with the id of a session.
      calendarOf: `${url.pathname}/calendar.ics?${withLang("")}${lang && "&"}session=`,
      drop: `?${withLang("")}${lang && "&"}drop=`,
    },
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const target = await targetOf(request, context, params.token);
  const { db, jobs } = context;
  const now = context.now();
  const locale = localeOf(request, target.locale);
  const form = await request.formData();
  const who = {
    invitationId: target.invitationId,
    source: "link",
    now,
    mailDomain: jobs.mailDomain,
  } as const;
  const read = target.isSeveral
    ? readChoice(form, (await invitationOf(request, context, params.token)).page, locale)
    : readAnswer(form, target, locale);
  if (!read.ok) return data({ errors: read.errors, form: typedAnswers(form) }, 400);
  const result =
    "choice" in read
      ? await sendChoice(db, { ...who, choice: read.choice })
      : await answerInvitation(db, { ...who, ...read.answer, sessionId: target.sessionId });
  if (!result.ok) {
    // What can't be put right here (too late, cancelled as a whole) the page it leads back to says.
    const errors = choiceErrors(result, target, locale);
    if (errors) return data({ errors, form: typedAnswers(form) }, 409);
  } else {
    if (target.isToldOfStorm) await noteSeen(db, { invitationId: who.invitationId }, who.now);
    if (result.changed) jobs.wake();
  }
  const { pathname, searchParams } = new URL(request.url);
  return redirect(searchParams.has("lang") ? `${pathname}?lang=${locale}` : pathname, { status: 303 });
}

async function invitationOf(request: Request, context: AppContext, token: string | undefined) {
  const link = await requireLink(request, context, token, "invitation");
  const page = link.invitationId ? await findInvitationPage(context.db, link.invitationId) : undefined;
  if (!page || page.state === "draft") throw renewal(token);
  return { page };
}

/** The same guard as above in one reading, for the moment when everybody answers. */
async function targetOf(request: Request, context: AppContext, token: string | undefined) {
  const target = await findAnswerTarget(context.db, token ?? "", context.now());
  if (target) return target;
  await requireLink(request, context, token, "invitation");
  throw renewal(token);
}

function renewal(token: string | undefined): Response {
  return redirect(`/a/${encodeURIComponent(token ?? "-")}/renew`);
}

export default function AnswerPage() {
  const page = useLoaderData<typeof loader>();
  return (
    <PublicFrame
      companyName={page.companyName}
      footer={<p>{m.answer_only_you({ name: page.to }, { locale: page.locale })}</p>}
    >
      <p className="soft to">{page.to}</p>
      <Face />
      <AnswerHelp {...page} reportUrl={page.links.report} />
    </PublicFrame>
  );
}

function Face() {
  const page = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  if (page.kind === "choice") {
    const { form, errors } = typed ?? {};
    const again = form && { typed: form.choice, errors, isOneButton: form.isOneButton };
    return <ChoosePage page={page} again={again} />;
  }
  return <AnswerPageFace page={page} again={typed && { ...typed.form, errors: typed.errors }} />;
}
