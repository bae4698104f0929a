import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { notePhoned } from "~/features/storms/note-phoned.server.ts";
import { findStorm, listTold } from "~/features/storms/storm-queries.server.ts";
import { doneWord, reasonWord, spokenReason } from "~/features/storms/storm-words.ts";
import { ToldList, useFreshTold } from "~/features/storms/told-list.tsx";
import { toldPeople } from "~/features/storms/told-view.ts";
import { undoPhoned } from "~/features/storms/undo-phoned.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireRow } from "~/http/require-row.server.ts";
import { formatDay, formatShortDayTime } from "~/lib/dates.ts";
import { addressedByFamily } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: m.event_page_title({ title: `${page.title} ${page.day}` }, page) }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const storm = await requireRow(params.id, (id) => findStorm(context.db, id));
  const company = await requireCompany(context);
  const reader = { locale, zone: member.zone };
  const people = toldPeople(
    await listTold(context.db, storm.id, context.now()),
    { what: storm.what, reason: storm.reason, company: company.name, caller: member },
    reader,
  );
  return {
    locale,
    dayAt: storm.day,
    day: formatDay(storm.day, { locale }),
    title: m.storm_told_title(
      { what: doneWord(storm.what, locale), reason: reasonWord(storm.reason, locale) },
      { locale },
    ),
    pressed: m.storm_pressed(
      {
        when: formatShortDayTime(storm.createdAt, reader),
        name: storm.by ? addressedByFamily(storm.by, locale) : "",
      },
      { locale },
    ),
    text: storm.texts[locale] ?? "",
    toPhone: people.filter((person) => !person.isReached && person.standing !== "invited"),
    reached: people.filter((person) => person.isReached),
    written: people.filter((person) => !person.isReached && person.standing === "invited"),
    count: people.length,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const storm = await requireRow(params.id, (id) => findStorm(context.db, id));
  const form = await request.formData();
  const who = { stormId: storm.id, personId: String(form.get("person") ?? "") };
  const because = { reason: spokenReason(storm.reason, locale), what: doneWord(storm.what, locale) };
  if (form.get("intent") === "undo") await undoPhoned(context.db, who);
  else
    await notePhoned(context.db, {
      ...who,
      line: m.storm_call_line(because, { locale }),
      memberId: member.id,
      now: context.now(),
    });
  // Whether a colleague was faster the list says.
  return redirect(`/events/storm/${storm.id}`, { status: 303 });
}

/** Who has heard of it, so that the rest can be phoned. */
export default function StormTold() {
  const page = useLoaderData<typeof loader>();
  const { locale, toPhone, reached, written } = page;
  useFreshTold();
  return (
    <>
      <PageHead
        title={page.title}
        lede={
          <>
            <p>
              <b>{page.day}</b>
            </p>
            <p>{page.pressed}</p>
          </>
        }
        back={{ to: `/events/storm?day=${page.dayAt}`, list: m.storm_title({}, { locale }) }}
      />
      <p className="seats-said" role="status">
        {m.storm_reached({ reached: reached.length, all: page.count - written.length }, { locale })}
      </p>
      <div className="cols wider">
        <div className="stack">
          <ToldList
            title={m.storm_to_phone({}, { locale })}
            people={toPhone}
            none={m.storm_to_phone_none({}, { locale })}
            opensFirst
          />
        </div>
        <aside className="stack" aria-label={m.storm_reached_title({}, { locale })}>
          <ToldList
            title={m.storm_reached_title({}, { locale })}
            people={reached}
            none={m.storm_reached_none({}, { locale })}
          />
          {written.length > 0 && (
            <ToldList title={m.storm_written({}, { locale })} people={written} none="" />
          )}
        </aside>
      </div>
    </>
  );
}
