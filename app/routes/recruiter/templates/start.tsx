import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { textIn } from "~/features/events/event.ts";
import { kindWord } from "~/features/events/event-words.ts";
import { TemplateCards } from "~/features/templates/template-cards.tsx";
import { listTemplates } from "~/features/templates/template-queries.server.ts";
import { templateFacts } from "~/features/templates/template-words.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { addDays, todayIn } from "~/lib/dates.ts";
import { workdayFrom } from "~/lib/holidays.ts";
import { m } from "~/paraglide/messages.js";
import { ButtonLink } from "~/ui/button.tsx";
import { DateField } from "~/ui/date-field.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: m.event_page_title({ title: m.event_new_title({}, page) }, page) }] : [];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const company = await requireCompany(context);
  const locale = localeOf(request, member.locale);
  const today = todayIn(company.zone, context.now());
  const templates = await listTemplates(context.db);
  return {
    locale,
    today,
    firstDay: workdayFrom(addDays(today, 28), 1).replaceAll("-", "/"),
    cards: templates.map(({ id, origin, plan }) => ({
      id,
      title: textIn(plan.title, locale),
      kind: kindWord(plan.kind, locale),
      facts: templateFacts(plan, locale).join({ ja: "・", en: " · ", ko: " · " }[locale]),
      isOwn: origin === "own",
    })),
  };
}

/** Where a new event begins: a day and a template, or an empty form. */
export default function StartPage() {
  const { locale, today, firstDay, cards } = useLoaderData<typeof loader>();
  const own = cards.filter((card) => card.isOwn);
  return (
    <>
      <PageHead
        title={m.event_new_title({}, { locale })}
        lede={<p>{m.template_start_lede({}, { locale })}</p>}
        back={{ to: "/events", list: m.event_list_name({}, { locale }) }}
        actions={
          <ButtonLink to="/events/new" icon="document">
            {m.template_blank({}, { locale })}
          </ButtonLink>
        }
      />
      <Form method="get" action="/events/new" className="start-form">
        <DateField
          name="day"
          today={today}
          defaultValue={firstDay}
          isOptional
          label={m.template_start_day({}, { locale })}
        />
        {own.length > 0 && (
          <>
            <h2>{m.template_own({}, { locale })}</h2>
            <TemplateCards cards={own} label={m.template_own({}, { locale })} />
            <h2>{m.template_standard({}, { locale })}</h2>
          </>
        )}
        <TemplateCards
          cards={cards.filter((card) => !card.isOwn)}
          label={m.template_standard({}, { locale })}
        />
      </Form>
      <p className="note mt-5">
        <Link to="/events/templates">{m.template_manage({}, { locale })}</Link>
      </p>
      <section className="kit-offer">
        <div>
          <h2>{m.kit_offer({}, { locale })}</h2>
          <p>{m.kit_offer_text({}, { locale })}</p>
        </div>
        <ButtonLink to="/events/ceremony" variant="go" icon="calendar">
          {m.kit_offer_go({}, { locale })}
        </ButtonLink>
      </section>
    </>
  );
}
