import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PerkForm } from "~/features/perks/perk-form.tsx";
import { readPerkForm } from "~/features/perks/perk-form-values.server.ts";
import { perkSchema } from "~/features/perks/perk-forms.server.ts";
import { refusedPerk } from "~/features/perks/refused-perk.server.ts";
import { savePerk } from "~/features/perks/save-perk.server.ts";
import { secondLookOf } from "~/features/wording/second-look.tsx";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseFields } from "~/http/parse-form.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { m } from "~/paraglide/messages.js";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${page.title}｜Enishi` }] : [];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const form = await readPerkForm(context.db, { locale, now: context.now() });
  return {
    ...form,
    title: m.perk_new_title({}, { locale }),
    lede: m.perk_new_lede({}, { locale }),
    list: m.perk_title({}, { locale }),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const now = context.now();
  const { today } = await readPerkForm(context.db, { locale, now });
  const form = await request.formData();
  const chosen = form.getAll("units").map(String);
  const parsed = await parseFields(form, perkSchema(today), locale);
  if (!parsed.ok) return data({ values: parsed.values, errors: parsed.errors, chosen }, 400);
  const saved = await savePerk(context.db, context.jobs, {
    ...{ id: undefined, plan: parsed.value, memberId: member.id, now },
    secondLook: String(form.get("secondLook") ?? ""),
  });
  if (saved.ok) return redirect(`/perks/${saved.id}`, 303);
  return data({ ...refusedPerk(saved, parsed.value, locale), values: typedText(form), chosen }, 400);
}

function typedText(form: FormData): Record<string, string> {
  return Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
}

export default function NewPerkPage() {
  const page = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  return (
    <>
      <PageHead title={page.title} lede={page.lede} back={{ to: "/perks", list: page.list }} />
      <PerkForm
        values={typed?.values ?? {}}
        chosen={typed?.chosen ?? []}
        errors={typed?.errors}
        choices={page.choices}
        words={page.words}
        today={page.today}
        back="/perks"
        secondLook={secondLookOf(typed)}
      />
    </>
  );
}
