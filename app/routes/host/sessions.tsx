import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { listMetGuests } from "~/features/feedback/host-feedback.server.ts";
import { metGuestView } from "~/features/feedback/host-feedback-words.server.ts";
import { OwedFeedback } from "~/features/feedback/owed-feedback.tsx";
import { OwedAnswers } from "~/features/hosts/owed-answers.tsx";
import { readPortal } from "~/features/hosts/portal.server.ts";
import { LaterSessions, MonthOffer, NextSession } from "~/features/hosts/portal-sessions.tsx";
import { hosts, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { m } from "~/paraglide/messages.js";
import { Banner } from "~/ui/banner.tsx";
import { ButtonLink } from "~/ui/button.tsx";
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
  const unit = member.unitId
    ? await context.db.selectFrom("unit").select("name").where("id", "=", member.unitId).executeTakeFirst()
    : undefined;
  const { id, zone, familyName, givenName } = member;
  return {
    locale,
    companyName: company.name,
    unitName: unit?.name ?? "",
    deskContact: company.deskContact,
    member: { familyName, givenName },
    ...(await readPortal(context.db, { id, locale, zone }, context.now())),
    met: (await listMetGuests(context.db, { memberId: id, now: context.now() }))
      .filter((guest) => !guest.given)
      .slice(0, 8)
      .map((guest) => metGuestView(guest, locale)),
    isThanked: new URL(request.url).searchParams.has("thanks"),
  };
}

export default function HostPage() {
  const { locale, owed, next, later, month, deskContact, met, isThanked, ...frame } =
    useLoaderData<typeof loader>();
  const nextTitle =
    next &&
    (next.isToday
      ? m.host_next_today({ time: next.time, title: next.title }, { locale })
      : m.host_next({ day: next.day, title: next.title }, { locale }));
  return (
    <HostFrame {...frame}>
      {isThanked && <Banner tone="matsu">{m.hostsaid_thanks({}, { locale })}</Banner>}
      {owed.length > 0 && (
        <>
          <h1>{m.host_owed_title({ count: owed.length }, { locale })}</h1>
          <OwedAnswers sessions={owed} />
        </>
      )}
      {next && owed.length === 0 && (
        <>
          <h1>{nextTitle}</h1>
          <NextSession session={next} isFirst />
        </>
      )}
      {next && owed.length > 0 && (
        <section>
          <h2>{nextTitle}</h2>
          <NextSession session={next} isFirst={false} />
        </section>
      )}
      {!next && owed.length === 0 && (
        <>
          <h1 className="sr">{m.host_none({}, { locale })}</h1>
          <Empty icon="calendar" title={m.host_none({}, { locale })}>
            {m.host_none_text({}, { locale })}
          </Empty>
        </>
      )}
      <OwedFeedback
        title={m.hostsaid_owed({}, { locale })}
        text={m.hostsaid_owed_text({}, { locale })}
        guests={met}
      />
      {later.length > 0 && (
        <section>
          <h2>{m.host_later({}, { locale })}</h2>
          <LaterSessions sessions={later} />
        </section>
      )}
      <section>
        <h2>{m.slot_host_title({}, { locale })}</h2>
        <p>{m.slot_host_lede({}, { locale })}</p>
        <p className="send">
          <ButtonLink to="/host/slots" size="wide" icon="plus">
            {m.slot_open({}, { locale })}
          </ButtonLink>
        </p>
      </section>
      <MonthOffer month={month} />
      <section>
        {deskContact && (
          <p className="hint">
            <Icon name="shield" /> {m.host_desk({ desk: deskContact }, { locale })}
          </p>
        )}
        <p>
          <Link to="/host/report">{m.report_door({}, { locale })}</Link>
        </p>
      </section>
    </HostFrame>
  );
}
