import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { listUnits } from "~/features/candidates/candidate-queries.server.ts";
import { nameOf } from "~/features/candidates/person-of.ts";
import { changeCourse } from "~/features/offers/change-course.server.ts";
import { findOffer } from "~/features/offers/offer-queries.server.ts";
import { refusalSentence } from "~/features/offers/offer-refusal.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseForm } from "~/http/parse-form.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { required } from "~/http/responses.ts";
import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { TextArea, TextField } from "~/ui/field.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";
import { SelectField } from "~/ui/select-field.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  { title: `${m.offer_do_course({}, { locale: localeOfMatches(matches) })}｜Enishi` },
];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireMember(request, context, handle.access);
  const offer = required(await findOffer(context.db, params.id ?? ""));
  const units = await listUnits(context.db);
  return {
    ...{ candidateId: offer.candidate_id, person: nameOf(offer) },
    ...{ unit: offer.unit_id ?? "", course: offer.course },
    units: units.map(({ id, name }) => ({ value: id, label: name })),
  };
}

const form = z.object({
  unitBefore: z.union([z.literal(""), z.uuid()]).default(""),
  courseBefore: z.string().max(60).default(""),
  unit: z.union([z.literal(""), z.uuid()]).default(""),
  course: z.string().max(60).default(""),
  reason: z.string().max(1000).default(""),
});

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const parsed = await parseForm(request, form, locale);
  if (!parsed.ok) return data({ errors: parsed.errors, values: parsed.values }, 400);
  const { unitBefore, courseBefore, unit, course, reason } = parsed.value;
  const offer = required(await findOffer(context.db, params.id ?? ""));
  const changed = await changeCourse(context.db, context.jobs, {
    ...{ offerId: offer.id, unitIdBefore: unitBefore || null, courseBefore },
    ...{ unitId: unit || null, course, reason, by: member.id, now: context.now() },
  });
  if (changed.ok) return redirect(`/candidates/${changed.candidateId}?done=course`);
  const { field, sentence } = refusalSentence(changed.reason, locale);
  return data(
    { errors: { [field]: [sentence] }, values: { ...parsed.value } },
    changed.reason === "moved_meanwhile" ? 409 : 400,
  );
}

export default function ChangeCourse() {
  const { candidateId, person, unit, course, units } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors: Record<string, string[]> = answer?.errors ?? {};
  const values: Record<string, string> = answer?.values ?? {};
  const locale = useLocale();
  return (
    <>
      <PageHead
        title={m.offer_do_course({}, { locale })}
        lede={m.offer_course_lede({}, { locale })}
        back={{ to: `/candidates/${candidateId}`, list: fullName(person, locale) }}
      />
      <ErrorSummary errors={errors} />
      <Form method="post" className="fields max-w-160">
        <input type="hidden" name="unitBefore" value={unit} />
        <input type="hidden" name="courseBefore" value={course} />
        <SelectField
          name="unit"
          label={m.candidate_filter_unit({}, { locale })}
          emptyLabel={m.candidate_unit_none({}, { locale })}
          options={units}
          defaultValue={values.unit ?? unit}
          error={errors.unit}
          isOptional
        />
        <TextField
          name="course"
          label={m.offer_field_course({}, { locale })}
          hint={m.offer_field_course_hint({}, { locale })}
          defaultValue={values.course ?? course}
          maxLength={60}
          isOptional
        />
        <TextArea
          name="reason"
          label={m.offer_field_reason({}, { locale })}
          hint={m.offer_field_reason_hint({}, { locale })}
          defaultValue={values.reason}
          maxLength={1000}
          isOptional
        />
        <div className="row">
          <Button variant="go">{m.offer_course_go({}, { locale })}</Button>
          <ButtonLink to={`/candidates/${candidateId}`}>{m.ui_cancel({}, { locale })}</ButtonLink>
        </div>
      </Form>
    </>
  );
}
