import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { textIn } from "~/features/events/event.ts";
import { decideApplications } from "~/features/perks/decide-applications.server.ts";
import { decisionSchema } from "~/features/perks/perk-forms.server.ts";
import { findApplication } from "~/features/perks/perk-queries.server.ts";
import { applicationBadge } from "~/features/perks/perk-words.ts";
import { refusedDecision } from "~/features/perks/refused-decision.server.ts";
import { SecondLook, secondLookOf } from "~/features/wording/second-look.tsx";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseFields } from "~/http/parse-form.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireRow } from "~/http/require-row.server.ts";
import { isId } from "~/lib/ids.ts";
import { fullName } from "~/lib/names.ts";
import { sayAll } from "~/lib/say-all.server.ts";
import { m } from "~/paraglide/messages.js";
import { Badge } from "~/ui/badge.tsx";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { TextArea } from "~/ui/field.tsx";
import { PageHead } from "~/ui/page-head.tsx";
import { SelectField } from "~/ui/select-field.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${page.title}｜Enishi` }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const application = await requireRow(params.application, async (id) =>
    isId(params.id) ? findApplication(context.db, params.id, id) : undefined,
  );
  const name = fullName(application, locale);
  return {
    name,
    title: m.perk_decide_title({ name }, { locale }),
    perk: textIn(application.title, locale),
    back: `/perks/${params.id}`,
    badge: applicationBadge(application.state, locale),
    isTakenBack: application.state === "withdrawn",
    criteria: textIn(application.criteria, locale),
    reason: application.reason,
    choices: (["granted", "refused"] as const).map((value) => ({
      value,
      label: applicationBadge(value, locale).word,
    })),
    words: sayAll(locale, {
      lede: m.perk_decide_lede,
      takenBack: m.perk_error_taken_back,
      criteria: m.perk_criteria,
      decision: m.perk_decision,
      choose: m.perk_choose,
      reason: m.perk_reason,
      hint: application.giving === "criteria" ? m.perk_reason_hint : m.perk_reason_optional,
      go: m.perk_decide_go,
      cancel: m.ui_cancel,
      busy: m.candidate_busy,
    }),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const { db, jobs } = context;
  const application = await requireRow(params.application, async (id) =>
    isId(params.id) ? findApplication(db, params.id, id) : undefined,
  );
  const form = await request.formData();
  const parsed = await parseFields(form, decisionSchema, locale);
  if (!parsed.ok) return data({ values: parsed.values, errors: parsed.errors }, 400);
  const values: Record<string, string> = parsed.value;
  const { decision, reason } = parsed.value;
  const decided = await decideApplications(db, jobs, {
    ...{ perkId: params.id ?? "", applicationIds: [application.id], decision, reason },
    ...{ memberId: member.id, now: context.now(), secondLook: String(form.get("secondLook") ?? "") },
  });
  if (decided.ok) return redirect(`/perks/${params.id}?done=decided`, 303);
  const refused = refusedDecision(decided, reason, locale);
  return data({ values, ...refused }, refused.isStale ? 409 : 400);
}

export default function DecidePage() {
  const page = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const { words } = page;
  const busy = useNavigation().state === "submitting" && words.busy;
  const errors: Record<string, string[]> = typed?.errors ?? {};
  const values: Record<string, string> = typed?.values ?? { reason: page.reason };
  return (
    <>
      <PageHead
        back={{ to: page.back, list: page.perk }}
        title={page.title}
        lede={<Badge tone={page.badge.tone}>{page.badge.word}</Badge>}
      />
      <ErrorSummary errors={errors} />
      <div className="stack max-w-180">
        <Card title={words.criteria}>
          <p className="whitespace-pre-line">{page.criteria}</p>
        </Card>
        <Card title={words.decision}>
          {page.isTakenBack ? (
            <p className="soft">{words.takenBack}</p>
          ) : (
            <Form method="post" className="fields">
              <p className="soft">{words.lede}</p>
              <SelectField
                name="decision"
                label={words.decision}
                emptyLabel={words.choose}
                options={page.choices}
                defaultValue={values.decision ?? ""}
                error={errors.decision}
              />
              <TextArea
                name="reason"
                label={words.reason}
                hint={words.hint}
                maxLength={500}
                width="full"
                defaultValue={values.reason ?? ""}
                error={errors.reason}
              />
              <SecondLook words={secondLookOf(typed)} />
              <div className="row">
                <Button variant="go" busy={busy}>
                  {words.go}
                </Button>
                <Link to={page.back} className="btn">
                  {words.cancel}
                </Link>
              </div>
            </Form>
          )}
        </Card>
      </div>
    </>
  );
}
