import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { callContact, findTraveller } from "~/features/trips/call-contact.server.ts";
import { hosts, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { required, requireId } from "~/http/responses.ts";
import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { TextArea } from "~/ui/field.tsx";
import { HostFrame } from "~/ui/host-frame.tsx";
import { useLocale } from "~/ui/locale.tsx";

export const handle = { access: hosts, frame: "host" } satisfies RouteHandle;

export const headers = () => ({ "Cache-Control": "private, no-store" });

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${page.title}｜Enishi` }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { familyName, givenName, ...member } = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const which = { tripId: requireId(params.id), applicationId: requireId(params.application) };
  const isHost = member.role === "host";
  const person = required(await findTraveller(context.db, { ...which, memberId: member.id, isHost }));
  const company = await requireCompany(context);
  return {
    frame: { companyName: company.name, member: { familyName, givenName } },
    title: m.trip_call_title({ name: fullName(person, locale) }, { locale }),
    back: isHost ? "/host" : `/trips/${which.tripId}/travellers`,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const reason = String((await request.formData()).get("reason") ?? "");
  const called = await callContact(context.db, context.jobs, {
    ...{ tripId: requireId(params.id), applicationId: requireId(params.application), reason },
    ...{ memberId: member.id, isHost: member.role === "host", now: context.now() },
  });
  if (called.ok)
    return { contact: `${called.name} ${called.phone}`, phone: called.phone, errors: {}, reason };
  required(called.reason === "not_found" ? undefined : called.reason);
  const word = called.reason === "no_reason" ? m.trip_error_reason : m.trip_call_no_contact;
  return data({ contact: "", phone: "", errors: { reason: [word({}, { locale })] }, reason }, 400);
}

/** In danger to life: the number against a reason, which is kept and told to the traveller. */
export default function CallPage() {
  const { frame, title, back } = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const locale = useLocale();
  const errors: Record<string, string[]> = typed?.errors ?? {};
  return (
    <HostFrame {...frame}>
      <p className="crumb">
        <a href={back}>{m.trip_call_back({}, { locale })}</a>
      </p>
      <h1>{title}</h1>
      <ErrorSummary errors={errors} />
      {typed?.contact ? (
        <div role="status" className="stack">
          <p>
            <a className="btn go big" href={`tel:${typed.phone.replace(/[^+\d]/g, "")}`}>
              {typed.contact}
            </a>
          </p>
          <p>{m.trip_call_done({}, { locale })}</p>
        </div>
      ) : (
        <form method="post" className="stack">
          <p>{m.trip_call_text({}, { locale })}</p>
          <TextArea
            name="reason"
            label={m.trip_call_reason({}, { locale })}
            hint={m.trip_call_reason_hint({}, { locale })}
            maxLength={500}
            defaultValue={typed?.reason ?? ""}
            error={errors.reason}
          />
          <p>
            <Button variant="go" size="big">
              {m.trip_call_go({}, { locale })}
            </Button>
          </p>
        </form>
      )}
    </HostFrame>
  );
}
