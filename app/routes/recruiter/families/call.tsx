import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { askFamily } from "~/features/families/ask-family.server.ts";
import { isAboutTopic } from "~/features/families/family.ts";
import { findAsk, findCall, searchCandidates } from "~/features/families/family-desk-queries.server.ts";
import { aboutWord, scriptWord } from "~/features/families/family-words.ts";
import { finishCall, linkCall } from "~/features/families/note-call.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireRow } from "~/http/require-row.server.ts";
import { requireId } from "~/http/responses.ts";
import { formatDay, formatDayTime } from "~/lib/dates.ts";
import { addressed, fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Banner } from "~/ui/banner.tsx";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { TextField } from "~/ui/field.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${m.families_call_title({ about: page.about }, page)}｜Enishi` }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const call = await requireRow(params.id, (id) => findCall(context.db, id));
  const words = new URL(request.url).searchParams.get("q") ?? "";
  const [found, ask] = await Promise.all([
    searchCandidates(context.db, words),
    call.candidateId ? findAsk(context.db, call.candidateId, "they_called") : undefined,
  ]);
  return {
    locale,
    about: aboutWord(call.topic, locale),
    script: scriptWord(call.topic, locale),
    phone: call.phone,
    at: formatDayTime(call.notedAt, { locale, zone: "Asia/Tokyo" }),
    by: fullName({ familyName: call.byFamilyName, givenName: call.byGivenName }, locale),
    until: formatDay(call.deleteOn, { locale }),
    isDone: call.doneAt !== null,
    words,
    found: found.map((person) => ({
      id: person.id,
      name: addressed(person, locale),
      school: person.school,
      year: person.year,
    })),
    asked:
      ask && call.familyName
        ? {
            id: call.candidateId,
            name: addressed(
              { familyName: call.familyName, givenName: call.givenName ?? "", romaji: call.romaji },
              locale,
            ),
            on: formatDay(ask.askedAt, { locale, zone: "Asia/Tokyo" }),
          }
        : null,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const call = await requireRow(params.id, (id) => findCall(context.db, id));
  const form = await request.formData();
  const now = context.now();
  if (form.get("intent") === "done") {
    await finishCall(context.db, { callId: call.id, now });
    return redirect("/families");
  }
  const candidateId = requireId(String(form.get("candidate")));
  const asked = await askFamily(context.db, context.jobs, {
    candidateId,
    memberId: member.id,
    calledAbout: isAboutTopic(call.topic) ? call.topic : "other",
    secret: context.secret,
    now,
  });
  if (asked.ok) {
    await linkCall(context.db, { callId: call.id, candidateId });
    return redirect(`/families/calls/${call.id}`);
  }
  const sentence = asked.reason === "asked_before" ? m.families_ask_again : m.families_ask_ended;
  return data({ error: sentence({}, { locale }) }, 400);
}

export default function CallPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { locale } = page;
  return (
    <>
      <PageHead
        back={{ to: "/families", list: m.ui_nav_families({}, { locale }) }}
        title={m.families_call_title({ about: page.about }, { locale })}
        lede={m.families_call_facts({ at: page.at, by: page.by, day: page.until }, { locale })}
      />
      <div className="stack max-w-180">
        <Banner icon="shield">{m.families_call_never({}, { locale })}</Banner>
        {page.phone && (
          <Card title={m.families_call_back({}, { locale })}>
            <p className="title">
              <a href={`tel:${page.phone.replace(/[^\d+]/g, "")}`}>{page.phone}</a>
            </p>
          </Card>
        )}
        <Card title={m.families_script({}, { locale })}>
          <p className="lines">{m.families_script_opening({}, { locale })}</p>
          <p className="lines mt-3">{page.script}</p>
          <p className="lines mt-3">{m.families_script_closing({}, { locale })}</p>
        </Card>
        <Card title={m.families_pass_on({}, { locale })}>
          {page.asked ? (
            <p>
              {m.families_passed_on({ name: page.asked.name, day: page.asked.on }, { locale })}{" "}
              <Link to={`/candidates/${page.asked.id}`}>{m.families_see_person({}, { locale })}</Link>
            </p>
          ) : (
            <>
              <p className="soft">{m.families_pass_on_text({}, { locale })}</p>
              {answer?.error && (
                <p className="mt-3" role="alert">
                  <b>{answer.error}</b>
                </p>
              )}
              <Form method="get" className="row mt-3">
                <TextField name="q" label={m.families_who_is_it({}, { locale })} defaultValue={page.words} />
                <Button icon="search">{m.families_search({}, { locale })}</Button>
              </Form>
              {page.words && page.found.length === 0 && (
                <p className="soft">{m.families_not_found({}, { locale })}</p>
              )}
              <ul className="rows">
                {page.found.map((person) => (
                  <li key={person.id}>
                    <Form method="post" className="row">
                      <input type="hidden" name="candidate" value={person.id} />
                      <Button>{m.families_ask_go({ name: person.name }, { locale })}</Button>
                      <span className="soft">{person.school}</span>
                    </Form>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Card>
        {!page.isDone && (
          <Form method="post">
            <Button name="intent" value="done" icon="check">
              {m.families_call_finish({}, { locale })}
            </Button>
          </Form>
        )}
      </div>
    </>
  );
}
