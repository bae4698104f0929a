import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { closeSlot, listHostSlots } from "~/features/slots/hosts-slots.server.ts";
import { openFromForm } from "~/features/slots/open-from-form.server.ts";
import { SlotFields } from "~/features/slots/slot-fields.tsx";
import { slotSchema } from "~/features/slots/slot-forms.server.ts";
import { slotFormWords } from "~/features/slots/slot-words.server.ts";
import { hosts, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseFields } from "~/http/parse-form.server.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { todayIn } from "~/lib/dates.ts";
import { isId } from "~/lib/ids.ts";
import { m } from "~/paraglide/messages.js";
import { Banner } from "~/ui/banner.tsx";
import { Button } from "~/ui/button.tsx";
import { HostFrame } from "~/ui/host-frame.tsx";

export const handle = { access: hosts, frame: "host" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${page.words.title}｜${page.companyName}` }] : [];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const company = await requireCompany(context);
  const locale = localeOf(request, member.locale);
  const now = context.now();
  const { familyName, givenName } = member;
  const opened = Number(new URL(request.url).searchParams.get("opened") ?? 0);
  return {
    companyName: company.name,
    member: { familyName, givenName },
    today: todayIn(company.zone, now),
    slots: await listHostSlots(context.db, { hostId: member.id, locale, now }),
    form: slotFormWords(locale),
    words: {
      title: m.slot_host_title({}, { locale }),
      lede: m.slot_host_lede({}, { locale }),
      mine: m.slot_host_mine({}, { locale }),
      none: m.slot_host_none({}, { locale }),
      add: m.slot_host_add({}, { locale }),
      close: m.slot_close({}, { locale }),
      back: m.host_back_home({}, { locale }),
      opened: opened > 0 ? m.slot_opened({ count: opened }, { locale }) : "",
    },
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const { zone } = await requireCompany(context);
  const locale = localeOf(request, member.locale);
  const now = context.now();
  const form = await request.formData();
  const sessionId = String(form.get("close") ?? "");
  if (isId(sessionId)) {
    const reason = m.slot_closed_reason({}, { locale });
    await closeSlot(context.db, context.jobs, { sessionId, memberId: member.id, reason, now });
    return redirect("/host/slots", 303);
  }
  const schema = slotSchema({ today: todayIn(zone, now), zone, now });
  const parsed = await parseFields(form, schema, locale);
  if (!parsed.ok) return data({ errors: parsed.errors, values: parsed.values }, 400);
  const asked = { draft: parsed.value, hostId: member.id, memberId: member.id, zone, locale, now };
  const opened = await openFromForm(context.db, context.jobs, asked);
  if (opened.ok) return redirect(`/host/slots?opened=${opened.count}`, 303);
  const values = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
  return data({ errors: opened.errors, values }, 400);
}

export default function HostSlotsPage() {
  const { slots, form, words, today, ...frame } = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  return (
    <HostFrame {...frame}>
      <p className="crumb">
        <Link to="/host">{words.back}</Link>
      </p>
      <h1>{words.title}</h1>
      {words.opened && !typed && <Banner tone="matsu">{words.opened}</Banner>}
      <p>{words.lede}</p>
      <section>
        <h2>{words.mine}</h2>
        {slots.length === 0 && <p className="hint">{words.none}</p>}
        <ul className="slots">
          {slots.map((slot) => (
            <li key={slot.id}>
              <Link to={`/host/sessions/${slot.id}`}>{slot.when}</Link>
              <small>
                {slot.form} {slot.seats}
              </small>
              {slot.isEmpty && (
                <Form method="post">
                  <Button size="small" name="close" value={slot.id}>
                    {words.close}
                    <span className="sr"> {slot.when}</span>
                  </Button>
                </Form>
              )}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{words.add}</h2>
        <Form method="post" noValidate key={words.opened}>
          <SlotFields words={form} today={today} values={typed?.values} errors={typed?.errors} />
          <p className="send">
            <Button variant="go" size="wide">
              {form.open}
            </Button>
          </p>
        </Form>
      </section>
    </HostFrame>
  );
}
