import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { queryOfFilter } from "~/features/candidates/candidate-filter.ts";
import { listRecruiters } from "~/features/candidates/candidate-queries.server.ts";
import { assignCandidates } from "~/features/candidates/change-candidates.server.ts";
import { readChosen } from "~/features/candidates/chosen-people.server.ts";
import { ChosenPeople } from "~/features/candidates/chosen-people.tsx";
import { openFilter } from "~/features/candidates/open-filter.server.ts";
import { personOf } from "~/features/candidates/person-of.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseForm } from "~/http/parse-form.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";
import { SelectField } from "~/ui/select-field.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  { title: `${m.candidate_assign({}, { locale: localeOfMatches(matches) })}｜Enishi` },
];

const place = z.union([z.literal("keep"), z.literal("none"), z.uuid()]);
const form = z.object({ recruiter: place, deputy: place });

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const query = new URL(request.url).searchParams;
  const opened = await openFilter(context.db, { query, memberId: member.id, now: context.now() });
  const [chosen, recruiters] = await Promise.all([
    readChosen(context.db, opened),
    listRecruiters(context.db),
  ]);
  return {
    chosen,
    recruiters: recruiters.map(personOf),
    back: queryOfFilter({ ...opened.filter, ids: [] }).toString(),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const query = new URL(request.url).searchParams;
  const parsed = await parseForm(request, form, locale);
  if (!parsed.ok) return data({ errors: parsed.errors }, 400);
  const opened = await openFilter(context.db, { query, memberId: member.id, now: context.now() });
  const wish = (value: string) => (value === "keep" ? undefined : value === "none" ? null : value);
  const recruiterId = wish(parsed.value.recruiter);
  const deputyId = wish(parsed.value.deputy);
  const assigned = await assignCandidates(context.db, {
    ...opened,
    ...(recruiterId !== undefined && { recruiterId }),
    ...(deputyId !== undefined && { deputyId }),
    by: member.id,
  });
  if (!assigned.ok) return data({ errors: { recruiter: [m.candidate_error_assign({}, { locale })] } }, 400);
  const back = queryOfFilter({ ...opened.filter, ids: [] });
  return redirect(`/candidates?${back}&done=assigned&count=${assigned.count}`);
}

export default function Assign() {
  const { chosen, recruiters, back } = useLoaderData<typeof loader>();
  const errors = useActionData<typeof action>()?.errors ?? {};
  const locale = useLocale();
  const isBusy = useNavigation().state === "submitting";
  const options = [
    { value: "keep", label: m.candidate_assign_keep({}, { locale }) },
    ...recruiters.map((each) => ({ value: each.id, label: fullName(each, locale) })),
    { value: "none", label: m.candidate_recruiter_none({}, { locale }) },
  ];
  return (
    <>
      <PageHead
        title={m.candidate_assign({}, { locale })}
        back={{ to: `/candidates?${back}`, list: m.candidate_list_back({}, { locale }) }}
      />
      <ErrorSummary errors={errors} />
      <div className="stack max-w-160">
        <ChosenPeople {...chosen} />
        <Form method="post" className="fields">
          <SelectField
            name="recruiter"
            label={m.candidate_recruiter({}, { locale })}
            options={options}
            error={errors.recruiter}
          />
          <SelectField
            name="deputy"
            label={m.candidate_deputy({}, { locale })}
            hint={m.candidate_deputy_hint({}, { locale })}
            options={options}
          />
          <div className="row">
            <Button variant="go" busy={isBusy && m.candidate_busy({}, { locale })}>
              {m.candidate_assign_go({}, { locale })}
            </Button>
            <ButtonLink to={`/candidates?${back}`}>{m.ui_cancel({}, { locale })}</ButtonLink>
          </div>
        </Form>
      </div>
    </>
  );
}
