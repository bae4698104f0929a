import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { textIn } from "~/features/events/event.ts";
import { LetterPreview } from "~/features/letters/letter-preview.tsx";
import { ReadersCard } from "~/features/mailings/mailing-preview.tsx";
import { companyToday } from "~/features/trips/hold-trip.server.ts";
import { tellOfTrip } from "~/features/trips/tell-trip.server.ts";
import { takesApplications } from "~/features/trips/trip.ts";
import { tellForm } from "~/features/trips/trip-forms.server.ts";
import { findTrip } from "~/features/trips/trip-queries.server.ts";
import { showTelling, tellingWords, tellRefusal } from "~/features/trips/trip-telling.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseFields } from "~/http/parse-form.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireRow } from "~/http/require-row.server.ts";
import { localeNames, locales } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { Banner } from "~/ui/banner.tsx";
import { Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { TextArea } from "~/ui/field.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${page.words.title}｜Enishi` }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const { db, jobs, appUrl } = context;
  const now = context.now();
  const trip = await requireRow(params.id, (id) => findTrip(db, id));
  const isOpen = trip.eventState === "published" && takesApplications(trip, await companyToday(db, now));
  if (!isOpen) throw redirect(`/trips/${trip.id}`);
  const reader = { locale, zone: member.zone, now };
  return {
    shown: await showTelling(db, jobs, { trip, word: {}, overrideReason: "", reader, appUrl }),
    back: { to: `/trips/${trip.id}`, list: textIn(trip.title, locale) },
    words: tellingWords(locale),
    done: new URL(request.url).searchParams.has("done") ? m.trip_done_published({}, { locale }) : "",
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const { db, jobs, appUrl } = context;
  const now = context.now();
  const trip = await requireRow(params.id, (id) => findTrip(db, id));
  const form = await request.formData();
  const parsed = await parseFields(form, tellForm, locale);
  const values = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
  if (!parsed.ok) return data({ values, errors: parsed.errors, shown: null }, 400);
  const { intent, ...telling } = parsed.value;
  let notice: string | undefined;
  if (intent === "send") {
    const told = await tellOfTrip(db, jobs, { ...telling, tripId: trip.id, memberId: member.id, now });
    if (told.ok) return redirect(`/trips/${trip.id}?done=told&told=${told.sent}`, 303);
    notice = tellRefusal(told.reason, locale);
  }
  const reader = { locale, zone: member.zone, now };
  const shown = await showTelling(db, jobs, { ...telling, trip, reader, appUrl });
  return data({ values, errors: notice ? { "": [notice] } : {}, shown }, notice ? 409 : 200);
}

/** The letter as its first readers will see it, with a word of one's own; who gets it, and who doesn't and why. */
export default function TellOfTripPage() {
  const page = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const { words, back } = page;
  const shown = typed?.shown ?? page.shown;
  const errors: Record<string, string[]> = typed?.errors ?? {};
  const values: Record<string, string> = typed?.values ?? {};
  return (
    <>
      <PageHead title={words.title} lede={words.lede} back={back} />
      <ErrorSummary errors={errors} />
      {page.done && !typed && (
        <div className="mb-4" role="status">
          <Banner tone="matsu">{page.done}</Banner>
        </div>
      )}
      <Form method="post" className="cols wider">
        <input type="hidden" name="mark" value={shown.mark} />
        <div className="stack">
          <details
            className="fold"
            open={Object.keys(values).some((name) => /^word_/.test(name) && values[name])}
          >
            <summary className="btn small">{words.add}</summary>
            <p className="note">{words.addHint}</p>
            <div className="stack">
              {locales.map((written) => (
                <TextArea
                  key={written}
                  name={`word_${written}`}
                  lang={written}
                  rows={2}
                  maxLength={500}
                  isOptional
                  width="full"
                  label={localeNames[written]}
                  defaultValue={values[`word_${written}`]}
                  error={errors[`word_${written}`]}
                />
              ))}
              <p>
                <Button name="intent" value="preview" formNoValidate>
                  {words.again}
                </Button>
              </p>
            </div>
          </details>
          {shown.previews.length === 0 && <p className="soft">{words.none}</p>}
          {shown.previews.map(({ letter, end }) => (
            <LetterPreview key={letter.language} letter={letter} end={end} words={words} />
          ))}
        </div>
        <ReadersCard shown={shown} words={words} />
      </Form>
    </>
  );
}
