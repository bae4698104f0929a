import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { decideApplications } from "~/features/perks/decide-applications.server.ts";
import { readDecideTogether } from "~/features/perks/decide-page.server.ts";
import { DecideTogetherForm } from "~/features/perks/decide-together-form.tsx";
import { decisionsSchema } from "~/features/perks/perk-forms.server.ts";
import { findPerk } from "~/features/perks/perk-queries.server.ts";
import { refusedDecision } from "~/features/perks/refused-decision.server.ts";
import { secondLookOf } from "~/features/wording/second-look.tsx";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseFields } from "~/http/parse-form.server.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireRow } from "~/http/require-row.server.ts";
import { m } from "~/paraglide/messages.js";
import { Card } from "~/ui/card.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${page.words.title}｜Enishi` }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const perk = await requireRow(params.id, (id) => findPerk(context.db, id));
  const { zone } = await requireCompany(context);
  return readDecideTogether(context.db, perk, { locale, zone });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const { db, jobs } = context;
  const perk = await requireRow(params.id, (id) => findPerk(db, id));
  const form = await request.formData();
  const chosen = form.getAll("applications").map(String);
  const values = { decision: String(form.get("decision") ?? ""), reason: String(form.get("reason") ?? "") };
  const parsed = await parseFields(form, decisionsSchema, locale);
  if (!parsed.ok) return data({ values, chosen, errors: parsed.errors }, 400);
  const { decision, reason, applications } = parsed.value;
  if (applications.length === 0) {
    const errors: Record<string, string[]> = { applications: [m.perk_error_nobody({}, { locale })] };
    return data({ values, chosen, errors }, 400);
  }
  const decided = await decideApplications(db, jobs, {
    ...{ perkId: perk.id, applicationIds: applications, decision, reason, memberId: member.id },
    ...{ now: context.now(), secondLook: String(form.get("secondLook") ?? "") },
  });
  if (decided.ok) return redirect(`/perks/${perk.id}?done=decided`, 303);
  const refused = refusedDecision(decided, reason, locale);
  return data({ values, chosen, ...refused }, refused.isStale ? 409 : 400);
}

export default function DecideTogetherPage() {
  const page = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  return (
    <>
      <PageHead back={{ to: page.back, list: page.perk }} title={page.words.title} lede={page.left} />
      <ErrorSummary errors={typed?.errors} />
      <div className="stack max-w-180">
        <Card title={page.words.criteria}>
          <p className="whitespace-pre-line">{page.criteria}</p>
          <p className="soft sm mt-2">{page.giving}</p>
        </Card>
        <DecideTogetherForm
          page={page}
          chosen={typed?.chosen}
          values={typed?.values}
          errors={typed?.errors}
          secondLook={secondLookOf(typed)}
        />
      </div>
    </>
  );
}
