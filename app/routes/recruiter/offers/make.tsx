import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { findCandidate, listUnits } from "~/features/candidates/candidate-queries.server.ts";
import { nameOf } from "~/features/candidates/person-of.ts";
import { makeOffer } from "~/features/offers/make-offer.server.ts";
import { refusalSentence } from "~/features/offers/offer-refusal.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseForm } from "~/http/parse-form.server.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { required } from "~/http/responses.ts";
import { parseDay, todayIn } from "~/lib/dates.ts";
import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { DateField } from "~/ui/date-field.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { TextField } from "~/ui/field.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";
import { SelectField } from "~/ui/select-field.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  { title: `${m.offer_make({}, { locale: localeOfMatches(matches) })}｜Enishi` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireMember(request, context, handle.access);
  const company = await requireCompany(context);
  const row = required(await findCandidate(context.db, params.id ?? ""));
  return {
    id: row.id,
    person: nameOf(row),
    units: await listUnits(context.db),
    today: todayIn(company.zone, context.now()),
    replyDays: company.replyDays,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const company = await requireCompany(context);
  const locale = localeOf(request, member.locale);
  const today = todayIn(company.zone, context.now());
  const row = required(await findCandidate(context.db, params.id ?? ""));
  const day = z.string().refine((text) => parseDay(text, today) !== undefined, "error_field_date");
  const form = z.object({
    unit: z.union([z.literal(""), z.uuid()]).default(""),
    course: z.string().max(60).default(""),
    offeredOn: day,
    replyOn: z.union([z.literal(""), day]).default(""),
  });
  const parsed = await parseForm(request, form, locale);
  if (!parsed.ok) return data({ errors: parsed.errors, values: parsed.values }, 400);
  const { unit, course, offeredOn, replyOn } = parsed.value;
  const made = await makeOffer(context.db, {
    candidateId: row.id,
    unitId: unit || null,
    course,
    offeredOn: parseDay(offeredOn, today) ?? today,
    replyOn: parseDay(replyOn, today) ?? null,
    by: member.id,
    now: context.now(),
  });
  if (made.ok) return redirect(`/candidates/${row.id}?done=offer`);
  const { field, sentence } = refusalSentence(made.reason, locale);
  const place = field === "happenedOn" ? "offeredOn" : field;
  return data({ errors: { [place]: [sentence] }, values: { ...parsed.value } }, 400);
}

export default function MakeOffer() {
  const { id, person, units, today, replyDays } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors: Record<string, string[]> = answer?.errors ?? {};
  const values: Record<string, string> = answer?.values ?? {};
  const locale = useLocale();
  return (
    <>
      <PageHead
        title={m.offer_make({}, { locale })}
        back={{ to: `/candidates/${id}`, list: fullName(person, locale) }}
      />
      <ErrorSummary errors={errors} />
      <Form method="post" className="fields max-w-160">
        <SelectField
          name="unit"
          label={m.candidate_filter_unit({}, { locale })}
          emptyLabel={m.candidate_unit_none({}, { locale })}
          options={units.map((unit) => ({ value: unit.id, label: unit.name }))}
          defaultValue={values.unit}
          error={errors.unit}
          isOptional
        />
        <TextField
          name="course"
          label={m.offer_field_course({}, { locale })}
          hint={m.offer_field_course_hint({}, { locale })}
          defaultValue={values.course ?? ""}
          maxLength={60}
          isOptional
        />
        <DateField
          name="offeredOn"
          label={m.offer_field_offered({}, { locale })}
          today={today}
          defaultValue={values.offeredOn ?? today.replaceAll("-", "/")}
          error={errors.offeredOn}
        />
        <DateField
          name="replyOn"
          label={m.offer_field_reply({}, { locale })}
          hint={m.offer_field_reply_hint({ days: replyDays }, { locale })}
          today={today}
          defaultValue={values.replyOn ?? ""}
          error={errors.replyOn}
          isOptional
        />
        <div className="row">
          <Button variant="go">{m.offer_make_go({}, { locale })}</Button>
          <ButtonLink to={`/candidates/${id}`}>{m.ui_cancel({}, { locale })}</ButtonLink>
        </div>
      </Form>
    </>
  );
}
