import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { textIn } from "~/features/events/event.ts";
import { listGoing, listHostedSessions } from "~/features/events/event-queries.server.ts";
import { kindWord } from "~/features/events/event-words.ts";
import { hosts, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { formatDay, formatTimeRange, todayIn, zoneName } from "~/lib/dates.ts";
import { addressed, kanaName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { DateBlock } from "~/ui/date-block.tsx";
import { Empty } from "~/ui/empty.tsx";
import { HostFrame } from "~/ui/host-frame.tsx";
import { Icon } from "~/ui/icon.tsx";

export const handle = { access: hosts, frame: "host" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: m.host_page_title({ company: page.companyName }, page) }] : [];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const company = await requireCompany(context);
  const locale = localeOf(request, member.locale);
  const now = context.now();
  const unit = member.unitId
    ? await context.db.selectFrom("unit").select("name").where("id", "=", member.unitId).executeTakeFirst()
    : undefined;
  const sessions = await listHostedSessions(context.db, member.id, now);
  return {
    locale,
    companyName: company.name,
    unitName: unit?.name ?? "",
    deskContact: company.deskContact,
    member: { familyName: member.familyName, givenName: member.givenName },
    sessions: await Promise.all(
      sessions.map(async (session) => {
        const reader = { locale, zone: session.zone };
        const people = await listGoing(context.db, session.sessionId);
        return {
          id: session.sessionId,
          zone: session.zone,
          startsAt: session.startsAt,
          isToday: todayIn(session.zone, session.startsAt) === todayIn(session.zone, now),
          title: textIn(session.title, locale),
          kind: kindWord(session.kind, locale),
          day: formatDay(session.startsAt, { ...reader, year: false }),
          time: formatTimeRange(session.startsAt, session.endsAt, reader),
          zoneName: zoneName(session.zone, locale, session.startsAt),
          place:
            textIn(session.place, locale) ||
            (session.placeKind === "online" ? m.answer_online({}, { locale }) : ""),
          address: session.address,
          onlineUrl: session.onlineUrl,
          hasAlcohol: session.hasAlcohol,
          people: people.map((person) => ({
            id: person.id,
            name: addressed(person, locale),
            kana: kanaName(person),
          })),
        };
      }),
    ),
  };
}

export default function HostPage() {
  const { locale, sessions, deskContact, ...frame } = useLoaderData<typeof loader>();
  const [next, ...later] = sessions;
  return (
    <HostFrame {...frame}>
      {next ? (
        <>
          <h1>
            {next.isToday
              ? m.host_next_today({ time: next.time, title: next.title }, { locale })
              : m.host_next({ day: next.day, title: next.title }, { locale })}
          </h1>
          <Session session={next} />
        </>
      ) : (
        <Empty icon="calendar" title={m.host_none({}, { locale })}>
          {m.host_none_text({}, { locale })}
        </Empty>
      )}
      {later.length > 0 && (
        <section>
          <h2>{m.host_later({}, { locale })}</h2>
          {later.map((session) => (
            <div key={session.id} className="later">
              <h3>{session.title}</h3>
              <Session session={session} />
            </div>
          ))}
        </section>
      )}
      {deskContact && (
        <section>
          <p className="hint">
            <Icon name="shield" /> {m.host_desk({ desk: deskContact }, { locale })}
          </p>
        </section>
      )}
    </HostFrame>
  );
}

type Shown = ReturnType<typeof useLoaderData<typeof loader>>["sessions"][number];

function Session({ session }: { session: Shown }) {
  const { locale } = useLoaderData<typeof loader>();
  const drinks = session.hasAlcohol ? m.event_alcohol : m.event_no_alcohol;
  return (
    <div className="panel">
      <div className="when">
        <DateBlock when={session.startsAt} zone={session.zone} />
        <p>
          <b>{session.time}</b>
          <small>{session.zoneName}</small>
          <small>
            {[session.place, session.address].filter(Boolean).join(" ")} {drinks({}, { locale })}
          </small>
        </p>
      </div>
      <h3 className="coming">{m.host_people({ count: session.people.length }, { locale })}</h3>
      {session.people.length === 0 && <p className="hint">{m.host_nobody({}, { locale })}</p>}
      <ul className="guests">
        {session.people.map((person) => (
          <li key={person.id}>
            <b>{person.name}</b> <small className="soft">{person.kana}</small>
          </li>
        ))}
      </ul>
      {session.onlineUrl && (
        <p className="send">
          <a className="btn go big wide" href={session.onlineUrl} rel="noreferrer">
            {m.host_enter_room({}, { locale })}
          </a>
        </p>
      )}
    </div>
  );
}
