import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { CallsCard } from "~/features/trips/calls-card.tsx";
import { readCalls } from "~/features/trips/emergency-calls.server.ts";
import { pressTrip } from "~/features/trips/press-trip.server.ts";
import { TellingCard } from "~/features/trips/telling-card.tsx";
import {
  AlternativeCard,
  DaysCard,
  LeadersCard,
  NextStep,
  PeopleCard,
} from "~/features/trips/trip-cards.tsx";
import { readTripPage, tripPageWords } from "~/features/trips/trip-page.server.ts";
import { findTrip } from "~/features/trips/trip-queries.server.ts";
import { readTold } from "~/features/trips/trip-telling.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireRow } from "~/http/require-row.server.ts";
import { isId } from "~/lib/ids.ts";
import { Badge } from "~/ui/badge.tsx";
import { Banner } from "~/ui/banner.tsx";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { TextField } from "~/ui/field.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${page.title}｜Enishi` }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const trip = await requireRow(params.id, (id) => findTrip(context.db, id));
  const { zone } = await requireCompany(context);
  const page = await readTripPage(context.db, trip, member.id, { locale, zone, now: context.now() });
  const calls = await readCalls(context.db, trip.id, { locale, zone });
  const telling = await readTold(context.db, trip, page.today, { locale, zone, now: context.now() });
  return { ...page, calls, telling, words: tripPageWords(new URL(request.url).searchParams, locale) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const { id: tripId } = await requireRow(params.id, (id) => findTrip(context.db, id));
  const form = await request.formData();
  const pressed = await pressTrip(context, {
    ...{ tripId, memberId: member.id, intent: String(form.get("intent")) },
    ...{
      call: idIn(form.get("call")),
      reason: String(form.get("reason") ?? ""),
      locale: localeOf(request, member.locale),
    },
  });
  if (!pressed.ok) return data({ errors: pressed.errors }, 409);
  return redirect(pressed.to ?? `/trips/${tripId}?done=${pressed.done}`, 303);
}

function idIn(value: FormDataEntryValue | null): string {
  return isId(String(value)) ? String(value) : "00000000-0000-0000-0000-000000000000";
}

export default function TripPage() {
  const page = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const { words } = page;
  return (
    <>
      <PageHead
        back={{ to: "/trips", list: words.list }}
        title={page.title}
        lede={<Badge tone={page.badge.tone}>{page.badge.word}</Badge>}
        actions={
          <>
            {page.isDraft && (
              <ButtonLink to={`/trips/${page.id}/edit`} icon="pen">
                {words.edit}
              </ButtonLink>
            )}
            {page.isSettled && (
              <ButtonLink to={`/trips/${page.id}/travellers`} icon="people">
                {words.travellers}
              </ButtonLink>
            )}
          </>
        }
      />
      <ErrorSummary errors={typed?.errors} />
      {words.done && (
        <div className="mb-4" role="status">
          <Banner tone="matsu">{words.done}</Banner>
        </div>
      )}
      <div className="cols wider">
        <div className="stack">
          <CallsCard calls={page.calls} />
          <NextStep page={page} words={words} />
          <TellingCard id={page.id} telling={page.telling} />
          <DaysCard page={page} words={words} />
          <PeopleCard page={page} words={words} />
          <AlternativeCard page={page} words={words} />
        </div>
        <aside className="stack tight" aria-label={words.about}>
          <Card title={words.about}>
            <dl className="stack tight">
              {page.facts.map(({ label, value }) => (
                <div key={label}>
                  <dt className="muted sm">{label}</dt>
                  <dd className="whitespace-pre-line">{value}</dd>
                </div>
              ))}
            </dl>
          </Card>
          <LeadersCard page={page} words={words} />
          {page.mayCancel && (
            <Card title={words.cancelTrip}>
              <Form method="post" className="stack tight">
                <TextField name="reason" label={words.cancelReason} maxLength={300} />
                <p>
                  <Button name="intent" value="cancel">
                    {words.cancelTrip}
                  </Button>
                </p>
              </Form>
            </Card>
          )}
        </aside>
      </div>
    </>
  );
}
