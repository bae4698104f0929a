import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { closeFeed, findFeedFile, openFeed } from "~/features/calendar/calendar-feed.server.ts";
import { FeedAddress } from "~/features/calendar/feed-address.tsx";
import { readCalendarCard } from "~/features/hosts/calendar-card.server.ts";
import { CalendarCard } from "~/features/hosts/calendar-card.tsx";
import { offerSchema } from "~/features/hosts/host-forms.server.ts";
import { findHostOffer, saveHostOffer } from "~/features/hosts/host-offer.server.ts";
import { OfferFields } from "~/features/hosts/offer-fields.tsx";
import { lendCalendar, takeCalendarBack } from "~/features/hosts/own-calendar.server.ts";
import { hosts, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseFields } from "~/http/parse-form.server.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { todayIn } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { Banner } from "~/ui/banner.tsx";
import { Button } from "~/ui/button.tsx";
import { HostFrame } from "~/ui/host-frame.tsx";

export const handle = { access: hosts, frame: "host" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: m.host_settings_page_title({ company: page.companyName }, page) }] : [];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const company = await requireCompany(context);
  const locale = localeOf(request, member.locale);
  const now = context.now();
  const [offer, file, lent] = await Promise.all([
    findHostOffer(context.db, member.id),
    findFeedFile(context.db, { memberId: member.id }, context.secret),
    readCalendarCard(context.db, { memberId: member.id, locale, zone: member.zone, now }),
  ]);
  const { familyName, givenName } = member;
  return {
    locale,
    companyName: company.name,
    member: { familyName, givenName },
    today: todayIn(member.zone, now),
    offer,
    lent,
    feedUrl: file && `${context.appUrl}/feeds/${file}`,
    isSaved: new URL(request.url).searchParams.has("saved"),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const now = context.now();
  const form = await request.formData();
  const owner = { memberId: member.id };
  switch (form.get("intent")) {
    case "open_feed":
      await openFeed(context.db, owner, { secret: context.secret, now });
      return redirect("/host/settings#calendar");
    case "close_feed":
      await closeFeed(context.db, owner, now);
      return redirect("/host/settings#calendar");
    case "lend_calendar": {
      const address = String(form.get("calendar") ?? "");
      const { db, jobs, secret } = context;
      const lent = await lendCalendar(db, jobs, { memberId: member.id, address, secret, now });
      if (lent.ok) return redirect("/host/settings#busy", 303);
      const problem = m.hostcal_bad_address({}, { locale: localeOf(request, member.locale) });
      return data({ errors: {}, values: {}, problem }, 400);
    }
    case "take_calendar_back":
      await takeCalendarBack(context.db, member.id);
      return redirect("/host/settings#busy", 303);
    default: {
      const schema = offerSchema(todayIn(member.zone, now));
      const parsed = await parseFields(form, schema, localeOf(request, member.locale));
      if (!parsed.ok) return data({ errors: parsed.errors, values: parsed.values, problem: undefined }, 400);
      await saveHostOffer(context.db, { ...parsed.value, ...owner, now });
      return redirect("/host/settings?saved=1");
    }
  }
}

export default function HostSettingsPage() {
  const { locale, offer, today, feedUrl, lent, isSaved, ...frame } = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  return (
    <HostFrame {...frame}>
      <p className="crumb">
        <Link to="/host">{m.host_back_home({}, { locale })}</Link>
      </p>
      <h1>{m.host_settings_title({}, { locale })}</h1>
      {isSaved && !typed && <Banner tone="matsu">{m.host_offer_saved({}, { locale })}</Banner>}
      <section>
        <h2>{m.host_offer_title({}, { locale })}</h2>
        <Form method="post" noValidate>
          <OfferFields offer={offer} today={today} errors={typed?.errors} values={typed?.values} />
          <p className="send">
            <Button variant="go" size="wide">
              {m.host_offer_save({}, { locale })}
            </Button>
          </p>
        </Form>
      </section>
      <CalendarCard card={lent} error={typed?.problem} />
      <section id="calendar">
        <h2>{m.host_feed_title({}, { locale })}</h2>
        <p>{m.host_feed_text({}, { locale })}</p>
        <FeedAddress url={feedUrl} />
      </section>
    </HostFrame>
  );
}
