import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findCompany } from "~/features/company/company-queries.server.ts";
import { AnswerHelp } from "~/features/events/answer-help.tsx";
import { EventFacts } from "~/features/events/event-facts.tsx";
import { answerRequest } from "~/features/hosts/answer-request.server.ts";
import { requestSchema } from "~/features/hosts/host-forms.server.ts";
import { findHostRequest } from "~/features/hosts/host-queries.server.ts";
import { readRequestPage } from "~/features/hosts/request-page.server.ts";
import { RequestView } from "~/features/hosts/request-view.tsx";
import { tendTalks } from "~/features/talks/tend-talks.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseForm } from "~/http/parse-form.server.ts";
import { privatePageHeaders, requireHostLink } from "~/http/require-link.server.ts";
import { m } from "~/paraglide/messages.js";
import { PublicFrame } from "~/ui/public-frame.tsx";

export const handle = { access: "link", frame: "public" } satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page, error }) =>
  page && !error ? [{ title: m.host_request_page_title({ company: page.companyName }, page) }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const link = await requireHostLink(context, params.token);
  const asked = link && (await findHostRequest(context.db, link));
  const url = new URL(request.url);
  if (!asked) {
    const company = await findCompany(context.db);
    const page = { locale: localeOf(request), companyName: company?.name ?? "", face: link ? "gone" : "old" };
    return data({ ...page, page: undefined, links: undefined }, link ? 200 : 404);
  }
  const locale = localeOf(request, asked.member.locale);
  const answer = url.searchParams.get("answer");
  const page = await readRequestPage(context.db, asked, { answer, locale, now: context.now() });
  const lang = url.searchParams.has("lang") ? `lang=${locale}` : "";
  const links = { no: `?answer=no${lang && `&${lang}`}`, stay: lang ? `?${lang}` : url.pathname };
  return data({ locale, companyName: page.companyName, face: page.face, page, links }, 200);
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const link = await requireHostLink(context, params.token);
  const asked = link && (await findHostRequest(context.db, link));
  const { pathname, searchParams } = new URL(request.url);
  const locale = localeOf(request, asked?.member.locale);
  const back = searchParams.has("lang") ? `${pathname}?lang=${locale}` : pathname;
  if (!asked) return redirect(back, { status: 303 });
  const form = await parseForm(request, requestSchema, locale);
  if (!form.ok) return data({ problem: Object.values(form.errors).flat()[0] }, 400);
  const problem = await answerRequest(context.db, context.jobs, form.value, {
    ...asked,
    locale,
    now: context.now(),
  });
  if (!problem)
    await tendTalks(context.db, context.jobs, {
      secret: context.secret,
      sessionId: asked.sessionId,
      now: context.now(),
    });
  return problem ? data({ problem }, 409) : redirect(back, { status: 303 });
}

export default function HostRequestPage() {
  const { locale, companyName, face, page, links } = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  if (!page)
    return (
      <PublicFrame companyName={companyName}>
        <h1>{face === "gone" ? m.host_gone_title({}, { locale }) : m.host_link_old_title({}, { locale })}</h1>
        <p>{face === "gone" ? m.host_gone_text({}, { locale }) : m.host_link_old_text({}, { locale })}</p>
        <p className="send">
          <a className="btn big wide" href="/host">
            {m.host_open_portal({}, { locale })}
          </a>
        </p>
      </PublicFrame>
    );
  const facts = <EventFacts event={page} readerZone={page.readerZone} onlineUrl={page.onlineUrl} />;
  return (
    <PublicFrame companyName={companyName} footer={<p>{m.answer_only_you({ name: page.to }, { locale })}</p>}>
      <p className="soft to">{page.to}</p>
      <RequestView page={page} facts={facts} problem={typed?.problem} links={links} />
      <AnswerHelp
        {...page}
        contactPhone=""
        recruiterName={null}
        reportUrl={`/host/report?session=${page.sessionId}`}
      />
    </PublicFrame>
  );
}
