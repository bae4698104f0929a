import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { textIn } from "~/features/events/event.ts";
import { PerkForm } from "~/features/perks/perk-form.tsx";
import { perkValues, readPerkForm } from "~/features/perks/perk-form-values.server.ts";
import { perkSchema } from "~/features/perks/perk-forms.server.ts";
import { findPerk } from "~/features/perks/perk-queries.server.ts";
import { refusedPerk } from "~/features/perks/refused-perk.server.ts";
import { savePerk } from "~/features/perks/save-perk.server.ts";
import { secondLookOf } from "~/features/wording/second-look.tsx";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseFields } from "~/http/parse-form.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireRow } from "~/http/require-row.server.ts";
import { m } from "~/paraglide/messages.js";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${page.title}｜Enishi` }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const perk = await requireRow(params.id, (id) => findPerk(context.db, id));
  if (perk.state === "closed") throw redirect(`/perks/${perk.id}`);
  return {
    ...(await readPerkForm(context.db, { locale, now: context.now() })),
    back: `/perks/${perk.id}`,
    name: textIn(perk.title, locale),
    title: m.perk_edit_title({}, { locale }),
    values: perkValues(perk),
    chosen: perk.unitIds,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const now = context.now();
  const perk = await requireRow(params.id, (id) => findPerk(context.db, id));
  const { today } = await readPerkForm(context.db, { locale, now });
  const form = await request.formData();
  const chosen = form.getAll("units").map(String);
  const values = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
  const parsed = await parseFields(form, perkSchema(today), locale);
  if (!parsed.ok) return data({ values, errors: parsed.errors, chosen }, 400);
  const saved = await savePerk(context.db, context.jobs, {
    ...{ id: perk.id, plan: parsed.value, memberId: member.id, now },
    secondLook: String(form.get("secondLook") ?? ""),
  });
  if (saved.ok) return redirect(`/perks/${perk.id}`, 303);
  return data({ ...refusedPerk(saved, parsed.value, locale), values, chosen }, 400);
}

export default function EditPerkPage() {
  const page = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  return (
    <>
      <PageHead title={page.title} back={{ to: page.back, list: page.name }} />
      <PerkForm
        values={typed?.values ?? page.values}
        chosen={typed?.chosen ?? page.chosen}
        errors={typed?.errors}
        choices={page.choices}
        words={page.words}
        today={page.today}
        back={page.back}
        secondLook={secondLookOf(typed)}
      />
    </>
  );
}
