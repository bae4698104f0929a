import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { CandidateFields } from "~/features/candidates/candidate-fields.tsx";
import { candidateForm, factsOf } from "~/features/candidates/candidate-forms.server.ts";
import { findCandidate, listRecruiters } from "~/features/candidates/candidate-queries.server.ts";
import { nameOf, personOf } from "~/features/candidates/person-of.ts";
import { changeCandidate } from "~/features/candidates/write-candidate.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseForm } from "~/http/parse-form.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { notFound } from "~/http/responses.ts";
import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => {
  const locale = localeOfMatches(matches);
  return [
    { title: `${m.candidate_edit({ name: page ? fullName(page.person, locale) : "" }, { locale })}｜Enishi` },
  ];
};

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireMember(request, context, handle.access);
  const row = await findCandidate(context.db, params.id ?? "");
  if (!row || row.merged_into_id) throw notFound();
  const recruiters = await listRecruiters(context.db);
  return {
    id: row.id,
    person: nameOf(row),
    recruiters: recruiters.map(personOf),
    values: {
      familyName: row.family_name,
      givenName: row.given_name,
      familyKana: row.family_kana,
      givenKana: row.given_kana,
      romaji: row.romaji,
      email: row.email,
      phone: row.phone,
      school: row.school,
      faculty: row.faculty,
      reference: row.reference,
      note: row.note,
      language: row.locale,
      recruiter: row.recruiter_id ?? "",
      deputy: row.deputy_id ?? "",
    },
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const parsed = await parseForm(request, candidateForm, localeOf(request, member.locale));
  if (!parsed.ok) return data({ errors: parsed.errors, values: parsed.values }, 400);
  const row = await findCandidate(context.db, params.id ?? "");
  if (!row) throw notFound();
  const changed = await changeCandidate(context.db, {
    candidateId: row.id,
    facts: factsOf(parsed.value),
    now: context.now(),
  });
  if (!changed.ok) throw notFound();
  return redirect(`/candidates/${row.id}?done=saved`);
}

export default function EditCandidate() {
  const { id, person, recruiters, values } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const locale = useLocale();
  const name = fullName(person, locale);
  const isBusy = useNavigation().state === "submitting";
  return (
    <>
      <PageHead
        title={m.candidate_edit({ name }, { locale })}
        back={{ to: `/candidates/${id}`, list: name }}
      />
      <ErrorSummary errors={answer?.errors} />
      <Form method="post" className="fields max-w-180">
        <CandidateFields
          values={answer?.values ?? values}
          errors={answer?.errors ?? {}}
          recruiters={recruiters}
        />
        <div className="row">
          <Button variant="go" busy={isBusy && m.candidate_busy({}, { locale })}>
            {m.candidate_edit_go({}, { locale })}
          </Button>
          <ButtonLink to={`/candidates/${id}`}>{m.ui_cancel({}, { locale })}</ButtonLink>
        </div>
      </Form>
    </>
  );
}
