import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { pressStorm } from "~/features/storms/press-storm.server.ts";
import { stormWords } from "~/features/storms/storm.ts";
import { StormChoice } from "~/features/storms/storm-choice.tsx";
import { readStormValues } from "~/features/storms/storm-form.ts";
import { readStormPage, readStormPreview } from "~/features/storms/storm-page.server.ts";
import { planOfValues } from "~/features/storms/storm-plan.server.ts";
import { StormPreview } from "~/features/storms/storm-preview.tsx";
import { reasonWord } from "~/features/storms/storm-words.ts";
import { secondLookOf } from "~/features/wording/second-look.tsx";
import { wordingHelp } from "~/features/wording/wording-help.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { parseDay, todayIn } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { Banner } from "~/ui/banner.tsx";
import { Button } from "~/ui/button.tsx";
import { DateField } from "~/ui/date-field.tsx";
import { Empty } from "~/ui/empty.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page
    ? [{ title: m.event_page_title({ title: m.storm_page_title({ day: page.dayWords }, page) }, page) }]
    : [];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const now = context.now();
  const today = todayIn(member.zone, now);
  const day = dayOf(request, today);
  return { locale, today, ...(await readStormPage(context.db, { day, now }, { locale, zone: member.zone })) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const now = context.now();
  const today = todayIn(member.zone, now);
  const day = dayOf(request, today);
  const form = await request.formData();
  const values = readStormValues(form);
  const intent = form.get("intent");
  if (intent === "choose") return { values, errors: undefined, preview: undefined };
  const read = planOfValues(values, { day, today, locale });
  if (!read.ok) return data({ values, errors: read.errors, preview: undefined }, 400);
  const { plan } = read;
  if (intent === "send") {
    const press = { ...plan, reasonWord: reasonWord(plan.reason, locale), memberId: member.id, now };
    const secondLook = String(form.get("secondLook") ?? "");
    const pressed = await pressStorm(context.db, context.jobs, { ...press, secondLook });
    if (pressed.ok) return redirect(`/events/storm/${pressed.stormId}`, { status: 303 });
    // What was refused the preview says again, in the words of this moment.
  }
  const { db, jobs, appUrl } = context;
  // Already while it is looked at: the words are mended before anything is pressed.
  const help = wordingHelp(stormWords(plan.texts), locale);
  const preview = await readStormPreview(db, jobs, { plan, memberId: member.id, appUrl, now, locale });
  return data({ values, ...help, preview }, preview.refused.length > 0 ? 409 : 200);
}

function dayOf(request: Request, today: string): string {
  const typed = new URL(request.url).searchParams.get("day") ?? "";
  return parseDay(typed, today) ?? today;
}

export default function StormPage() {
  const page = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const { locale } = page;
  const isBusy = useNavigation().formData?.get("intent") === "send";
  return (
    <>
      <PageHead
        title={m.storm_title({}, { locale })}
        lede={
          <>
            <p>
              <b>{page.dayWords}</b>
            </p>
            <p>{m.storm_lede({}, { locale })}</p>
          </>
        }
        back={{ to: "/events", list: m.event_list_name({}, { locale }) }}
      />
      {page.done.map((storm) => (
        <div className="mb-4" key={storm.id}>
          <Banner>
            {storm.words} <Link to={`/events/storm/${storm.id}`}>{m.storm_see_told({}, { locale })}</Link>
          </Banner>
        </div>
      ))}
      {typed?.preview ? (
        <StormPreview
          preview={typed.preview}
          values={typed.values}
          errors={typed.errors}
          isBusy={isBusy}
          secondLook={secondLookOf(typed)}
        />
      ) : (
        <>
          <Days />
          <ErrorSummary errors={typed?.errors} />
          {page.lines.length > 0 ? (
            <StormChoice
              key={page.day}
              lines={page.lines}
              today={page.today}
              values={typed?.values}
              errors={typed?.errors}
              paysTravel={page.paysTravel}
            />
          ) : (
            <Empty icon="sun" title={m.storm_empty({}, { locale })}>
              {m.storm_empty_text({}, { locale })}
            </Empty>
          )}
        </>
      )}
    </>
  );
}

/** Another day: those on which something is planned, or any. */
function Days() {
  const { locale, day, days, today } = useLoaderData<typeof loader>();
  return (
    <div className="storm-days">
      <nav aria-label={m.storm_days({}, { locale })}>
        {days.map((each) => (
          <Link
            key={each.day}
            className="btn small"
            to={`/events/storm?day=${each.day}`}
            {...(each.day === day ? { "aria-current": "true" as const } : {})}
          >
            {each.words} <span className="soft">{each.count}</span>
          </Link>
        ))}
      </nav>
      <Form method="get" className="inline-form">
        <DateField name="day" today={today} key={day} label={m.storm_other_day({}, { locale })} hint="" />
        <Button>{m.storm_other_day_go({}, { locale })}</Button>
      </Form>
    </div>
  );
}
