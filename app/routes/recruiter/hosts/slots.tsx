import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { findDirectoryHost } from "~/features/hosts/host-directory.server.ts";
import { listHostSlots } from "~/features/slots/hosts-slots.server.ts";
import { openFromForm } from "~/features/slots/open-from-form.server.ts";
import { SlotFields } from "~/features/slots/slot-fields.tsx";
import { slotSchema } from "~/features/slots/slot-forms.server.ts";
import { slotFormWords } from "~/features/slots/slot-words.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseFields } from "~/http/parse-form.server.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { requireRow } from "~/http/require-row.server.ts";
import { todayIn } from "~/lib/dates.ts";
import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Banner } from "~/ui/banner.tsx";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${page.words.title}｜Enishi` }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const { zone } = await requireCompany(context);
  const now = context.now();
  const host = await requireRow(params.id, (id) => findDirectoryHost(context.db, id, { now, zone }));
  const locale = localeOf(request, member.locale);
  const name = fullName(host, locale);
  const opened = Number(new URL(request.url).searchParams.get("opened") ?? 0);
  return {
    hostId: host.id,
    name,
    today: todayIn(zone, now),
    slots: await listHostSlots(context.db, { hostId: host.id, locale, now }),
    form: slotFormWords(locale),
    words: {
      title: m.slot_for_title({ name }, { locale }),
      lede: m.slot_for_lede({}, { locale }),
      mine: m.slot_host_mine({}, { locale }),
      none: m.slot_host_none({}, { locale }),
      add: m.slot_host_add({}, { locale }),
      opened: opened > 0 ? m.slot_opened({ count: opened }, { locale }) : "",
    },
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const { zone } = await requireCompany(context);
  const now = context.now();
  const host = await requireRow(params.id, (id) => findDirectoryHost(context.db, id, { now, zone }));
  const locale = localeOf(request, member.locale);
  const form = await request.formData();
  const schema = slotSchema({ today: todayIn(zone, now), zone, now });
  const parsed = await parseFields(form, schema, locale);
  if (!parsed.ok) return data({ errors: parsed.errors, values: parsed.values }, 400);
  const asked = { draft: parsed.value, hostId: host.id, memberId: member.id, zone, locale, now };
  const opened = await openFromForm(context.db, context.jobs, asked);
  if (opened.ok) return redirect(`/hosts/${host.id}/slots?opened=${opened.count}`, 303);
  const values = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
  return data({ errors: opened.errors, values }, 400);
}

export default function HostsSlotsPage() {
  const { hostId, name, slots, form, words, today } = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  return (
    <>
      <PageHead title={words.title} lede={words.lede} back={{ to: `/hosts/${hostId}`, list: name }} />
      {words.opened && !typed && <Banner tone="matsu">{words.opened}</Banner>}
      <div className="cols wider mt-4">
        <Card title={words.add}>
          <Form method="post" noValidate key={words.opened}>
            <div className="fields">
              <SlotFields words={form} today={today} values={typed?.values} errors={typed?.errors} />
            </div>
            <p className="mt-5">
              <Button variant="go">{form.open}</Button>
            </p>
          </Form>
        </Card>
        <aside className="stack tight" aria-label={words.mine}>
          <Card title={words.mine}>
            {slots.length === 0 && <p className="soft">{words.none}</p>}
            <ul className="rows num">
              {slots.map((slot) => (
                <li key={slot.id}>
                  {slot.when}
                  <span className="block soft xs">
                    {slot.form} {slot.seats}
                  </span>
                </li>
              ))}
            </ul>
          </Card>
        </aside>
      </div>
    </>
  );
}
