import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ConsentForm, type TypedConsent } from "~/features/families/consent-form.tsx";
import { AskNotice, OpenNow, WhatTheySee } from "~/features/families/consent-page.tsx";
import { consentView } from "~/features/families/consent-view.server.ts";
import { declineAsk } from "~/features/families/decline-ask.server.ts";
import { channels, familyTopics } from "~/features/families/family.ts";
import { findFamilyOwner } from "~/features/families/family-queries.server.ts";
import { refusalSentence } from "~/features/families/family-words.ts";
import { saveConsent } from "~/features/families/save-consent.server.ts";
import { stopFamily } from "~/features/families/stop-family.server.ts";
import { tokenOf } from "~/features/letters/private-link.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { privatePageHeaders, requireLink } from "~/http/require-link.server.ts";
import { badRequest, required, requireId } from "~/http/responses.ts";
import { m } from "~/paraglide/messages.js";
import { Banner } from "~/ui/banner.tsx";
import { Icon, type IconName } from "~/ui/icon.tsx";
import { PublicFrame } from "~/ui/public-frame.tsx";

export const handle = { access: "link", frame: "family" } satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page, error }) =>
  !page || error
    ? []
    : [{ title: m.family_my_page_title({ company: page.companyName }, { locale: page.locale }) }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const link = await requireLink(request, context, params.token, "my_page");
  const { searchParams, pathname } = new URL(request.url);
  const company = await requireCompany(context);
  const owner = required(await findFamilyOwner(context.db, link.candidateId));
  const locale = localeOf(request, owner.locale);
  const relativeId = searchParams.get("person");
  const view = await consentView(context.db, owner, { relativeId, locale, now: context.now() });
  const lang = searchParams.has("lang") ? `lang=${locale}` : "";
  const to = (path: string, query = "") => {
    const rest = [query, lang].filter(Boolean).join("&");
    return `${pathname}${path}${rest ? `?${rest}` : ""}`;
  };
  const { person } = view;
  const done = searchParams.get("done");
  return {
    ...view,
    locale,
    companyName: company.name,
    done: done === "saved" || done === "stopped" || done === "declined" ? done : null,
    links: {
      add: to("/person"),
      edit: person ? to("/person", `id=${person.id}`) : "",
      sent: person ? to("/sent", `person=${person.id}`) : "",
      leaflet: to("/leaflet", person ? `person=${person.id}` : ""),
      preview: person?.linkId ? `/f/${tokenOf(context.secret, person.linkId)}` : null,
      others: view.others.map(({ id, name }) => ({ name, to: to("", `person=${id}`) })),
    },
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const link = await requireLink(request, context, params.token, "my_page");
  const { candidateId, id: linkId } = link;
  const form = await request.formData();
  const now = context.now();
  const url = new URL(request.url);
  const back = (done: string, relativeId?: string) => {
    url.searchParams.set("done", done);
    if (relativeId) url.searchParams.set("person", relativeId);
    return redirect(url.pathname + url.search, { status: 303 });
  };
  const intent = form.get("intent");
  if (intent === "decline") {
    await declineAsk(context.db, { candidateId, askId: requireId(String(form.get("ask"))), now });
    return back("declined");
  }
  const relativeId = requireId(String(form.get("person")));
  const owner = { candidateId, relativeId, linkId, now };
  if (intent === "stop") {
    required((await stopFamily(context.db, context.jobs, { ...owner, scope: "all" })).ok || undefined);
    return back("stopped", relativeId);
  }
  if (intent !== "save") throw badRequest();
  const typed: TypedConsent = {
    topics: form.getAll("topic").map(String),
    channels: form.getAll("channel").map(String),
    until: String(form.get("until") ?? ""),
  };
  const saved = await saveConsent(context.db, context.jobs, {
    ...owner,
    topics: familyTopics.filter((topic) => typed.topics.includes(topic)),
    channels: channels.filter((channel) => typed.channels.includes(channel)),
    untilOn: typed.until,
    secret: context.secret,
  });
  if (saved.ok) return back("saved", relativeId);
  const mine = await findFamilyOwner(context.db, candidateId);
  return data({ typed, error: refusalSentence(saved.reason, localeOf(request, mine?.locale)) }, 400);
}

export default function MyFamilyPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { locale, person, links } = page;
  return (
    <PublicFrame companyName={page.companyName} footer={<p>{m.family_page_end({}, { locale })}</p>}>
      <p className="soft to">{m.family_decided_by({ name: page.name }, { locale })}</p>
      <h1>{m.family_my_title({}, { locale })}</h1>
      {page.done && <Banner icon="check">{doneWord(page.done, locale)}</Banner>}
      {page.ask && <AskNotice ask={page.ask} />}
      {person ? <OpenNow person={person} /> : <p>{m.family_none_yet({}, { locale })}</p>}
      {page.hasEnded && <p>{m.family_refused_ended({}, { locale })}</p>}
      {person && !page.hasEnded && (
        <ConsentForm person={person} typed={answer?.typed} error={answer?.error} editUrl={links.edit} />
      )}
      {person && page.recruiter && (
        <section>
          <h2>{m.family_who({}, { locale })}</h2>
          <p>{m.family_who_text({ name: page.recruiter }, { locale })}</p>
        </section>
      )}
      <WhatTheySee previewUrl={links.preview} />
      <section>
        <ul className="links">
          {links.others.map((other) => (
            <Door
              key={other.to}
              to={other.to}
              icon="person"
              title={other.name}
              help={m.family_other_help({}, { locale })}
            />
          ))}
          <Door
            to={links.add}
            icon="plus"
            title={m.family_add({}, { locale })}
            help={m.family_add_help({}, { locale })}
          />
          <Door
            to={links.leaflet}
            icon="document"
            title={m.family_leaflet_door({}, { locale })}
            help={m.family_leaflet_door_help({}, { locale })}
          />
          {person && (
            <>
              <Door
                to={links.edit}
                icon="pen"
                title={m.family_edit({}, { locale })}
                help={m.family_edit_help({}, { locale })}
              />
              <Door
                to={links.sent}
                icon="clock"
                title={m.family_sent({}, { locale })}
                help={m.family_sent_help({ count: person.sent }, { locale })}
              />
            </>
          )}
        </ul>
      </section>
    </PublicFrame>
  );
}

function Door({ to, icon, title, help }: { to: string; icon: IconName; title: string; help: string }) {
  return (
    <li>
      <a href={to}>
        <Icon name={icon} />
        <span>
          <u>{title}</u>
          <small>{help}</small>
        </span>
      </a>
    </li>
  );
}

function doneWord(done: string, locale: "ja" | "en" | "ko"): string {
  if (done === "saved") return m.family_done_saved({}, { locale });
  return done === "stopped" ? m.family_done_stopped({}, { locale }) : m.family_done_declined({}, { locale });
}
