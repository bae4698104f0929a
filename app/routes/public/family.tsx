import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { answerBriefing } from "~/features/families/answer-briefing.server.ts";
import {
  BriefingFacts,
  BriefingForm,
  BriefingNoted,
  Recording,
} from "~/features/families/briefing-parts.tsx";
import { listBriefingsOf } from "~/features/families/briefing-queries.server.ts";
import { isFamilyAnswer, mostPeople } from "~/features/families/family.ts";
import { familyPageView } from "~/features/families/family-page.server.ts";
import { CallUs, LeafletDoor, NothingOpen, Questions } from "~/features/families/family-parts.tsx";
import type { RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { privatePageHeaders } from "~/http/require-link.server.ts";
import { requireRelative } from "~/http/require-relative.server.ts";
import { required } from "~/http/responses.ts";
import { m } from "~/paraglide/messages.js";
import { PublicFrame } from "~/ui/public-frame.tsx";

export const handle = { access: "link", frame: "family" } satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page, error }) =>
  !page || error
    ? []
    : [{ title: m.family_page_title({ company: page.companyName }, { locale: page.locale }) }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { relative, isOpen } = await requireRelative(request, context, params.token);
  const company = await requireCompany(context);
  const locale = localeOf(request, relative.locale);
  const frame = { locale, companyName: company.name };
  if (!isOpen) return { ...frame, view: null };
  const { pathname, searchParams } = new URL(request.url);
  const briefingId = searchParams.get("briefing");
  const view = await familyPageView(context.db, relative, { locale, now: context.now(), briefingId });
  const lang = searchParams.has("lang") ? `lang=${locale}` : "";
  const to = (path: string, query = "") => {
    const rest = [query, lang].filter(Boolean).join("&");
    return `${pathname}${path}${rest ? `?${rest}` : ""}`;
  };
  const asked = searchParams.get("answer");
  const mine = view.briefing ? `briefing=${view.briefing.id}` : "";
  return {
    ...frame,
    view,
    asked: isFamilyAnswer(asked) ? asked : undefined,
    isChanging: searchParams.has("change") || isFamilyAnswer(asked),
    links: {
      change: to("", `change=1&${mine}`),
      calendar: to("/calendar.ics", mine),
      question: to("/question", mine),
      leaflet: to("/leaflet"),
      stop: to("/stop"),
      others: view.others.map((other) => ({ ...other, to: to("", `briefing=${other.id}`) })),
    },
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { relative, isOpen } = await requireRelative(request, context, params.token);
  const locale = localeOf(request, relative.locale);
  const { pathname, searchParams } = new URL(request.url);
  const form = await request.formData();
  const now = context.now();
  const invitationId = String(form.get("briefing"));
  const back = new URLSearchParams({ briefing: invitationId });
  if (searchParams.has("lang")) back.set("lang", locale);
  if (!isOpen) return redirect(pathname, { status: 303 });
  const own = await listBriefingsOf(context.db, relative.id, now);
  required(own.find(({ id }) => id === invitationId));
  const answer = form.get("answer");
  if (!isFamilyAnswer(answer)) return data({ error: m.answer_choose_one({}, { locale }) }, 400);
  const people = Math.min(mostPeople, Math.max(1, Math.floor(Number(form.get("people")) || 1)));
  const accessNeeds = String(form.get("needs") ?? "")
    .trim()
    .slice(0, 300);
  const { mailDomain } = context.jobs;
  const result = await answerBriefing(context.db, {
    invitationId,
    answer,
    people,
    accessNeeds,
    now,
    mailDomain,
  });
  if (!result.ok && result.reason === "full")
    return data({ error: m.family_error_full({}, { locale }) }, 400);
  if (!result.ok && result.reason === "late")
    return data({ error: m.family_error_late({}, { locale }) }, 400);
  context.jobs.wake();
  return redirect(`${pathname}?${back}`, { status: 303 });
}

export default function FamilyPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { locale, companyName, view } = page;
  if (!view)
    return (
      <PublicFrame companyName={companyName} isFamily>
        <NothingOpen />
      </PublicFrame>
    );
  const { briefing } = view;
  const canAnswer = briefing?.face === "open";
  const isAsking = canAnswer && (briefing.answer === null || page.isChanging || answer !== undefined);
  return (
    <PublicFrame
      companyName={companyName}
      isFamily
      footer={
        <>
          <p>{m.family_footer({ child: view.child, until: view.until }, { locale })}</p>
          <p>
            <a href={page.links.stop}>{m.family_letter_stop({}, { locale })}</a>
          </p>
        </>
      }
    >
      <p className="soft to">{view.to}</p>
      <h1>
        {briefing && briefing.face !== "past"
          ? m.family_briefing_title({ title: briefing.title }, { locale })
          : m.family_hello_title({ company: companyName }, { locale })}
      </h1>
      <p>
        {m.family_intro({ child: view.child }, { locale })} <b>{m.family_intro_nothing({}, { locale })}</b>
      </p>
      {briefing && canAnswer && briefing.answer !== null && !isAsking && (
        <BriefingNoted briefing={briefing} changeUrl={page.links.change} calendarUrl={page.links.calendar} />
      )}
      {briefing?.face === "cancelled" && (
        <p className="panel">
          {m.family_briefing_cancelled({ title: briefing.title, day: briefing.day }, { locale })}
        </p>
      )}
      {briefing && briefing.face !== "cancelled" && (
        <section>
          {briefing.face === "past" && <h2>{briefing.title}</h2>}
          <BriefingFacts briefing={briefing} />
        </section>
      )}
      {briefing && isAsking && (
        <BriefingForm
          briefing={briefing}
          asked={page.asked}
          people={briefing.people || view.seatsWished}
          needs={briefing.answer === null ? view.accessNeeds : briefing.accessNeeds}
          error={answer?.error}
        />
      )}
      {briefing?.face === "late" && <p className="panel">{m.family_error_late({}, { locale })}</p>}
      {!briefing && <p>{m.family_no_briefing({}, { locale })}</p>}
      {page.links.others.map((other) => (
        <p key={other.id}>
          <a href={other.to}>
            {other.title} {other.when}
          </a>
        </p>
      ))}
      <section>
        <h2>{m.family_question_title({}, { locale })}</h2>
        <p>{m.family_question_text({}, { locale })}</p>
        <p className="send">
          <a className="btn big wide" href={page.links.question}>
            {m.family_question_write({}, { locale })}
          </a>
        </p>
        <CallUs phone={view.phone} hours={view.phoneHours} recruiter={view.recruiter} />
        <Questions mine={view.questions} published={view.published} />
      </section>
      {briefing && briefing.face !== "cancelled" && <Recording briefing={briefing} />}
      {view.hasLeaflet && <LeafletDoor to={page.links.leaflet} videoUrl={view.videoUrl} />}
    </PublicFrame>
  );
}
