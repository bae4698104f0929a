import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { renewInvitationLink } from "~/features/events/renew-link.server.ts";
import { findLink, linkPath } from "~/features/letters/private-link.server.ts";
import { renewMyPage, renewMyPageByAddress } from "~/features/my-page/renew-my-page.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { privatePageHeaders } from "~/http/require-link.server.ts";
import { m } from "~/paraglide/messages.js";
import { TextField } from "~/ui/field.tsx";
import { PublicFrame } from "~/ui/public-frame.tsx";

export const handle = {
  access: {
    everyone: true,
    why: "whoever holds a link that no longer opens gets a new one at the address we know",
  },
  frame: "public",
} satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: m.answer_link_page_title({ company: page.companyName }, { locale: page.locale }) }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const token = params.token ?? "";
  const link = await findLink(context.db, token, context.now());
  if (link?.state === "open") throw redirect(linkPath(link.purpose, token));
  const company = await context.db.selectFrom("company").select("name").executeTakeFirst();
  const isSent = new URL(request.url).searchParams.has("sent");
  const page = {
    locale: localeOf(request),
    companyName: company?.name ?? "",
    face: isSent ? "sent" : link?.candidateId ? "expired" : "unknown",
  } as const;
  return data(page, { status: isSent ? 200 : link ? 410 : 404 });
}

/** Answers the same for everybody: only the mailbox shows whether there was somebody to write to. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const locale = localeOf(request);
  const renewal = { secret: context.secret, now: context.now() };
  const link = await findLink(context.db, params.token ?? "", renewal.now);
  if (link?.invitationId)
    await renewInvitationLink(context.db, context.jobs, { invitationId: link.invitationId, ...renewal });
  else if (link?.candidateId)
    await renewMyPage(context.db, context.jobs, { candidateId: link.candidateId, ...renewal });
  else {
    const address = String((await request.formData()).get("address") ?? "").trim();
    if (!address.includes("@"))
      return data({ address, errors: [m.answer_address_needed({}, { locale })] }, 400);
    await renewMyPageByAddress(context.db, context.jobs, { address, ...renewal });
  }
  const { pathname, searchParams } = new URL(request.url);
  return redirect(`${pathname}?sent=1${searchParams.has("lang") ? `&lang=${locale}` : ""}`, { status: 303 });
}

export default function RenewLinkPage() {
  const { locale, companyName, face } = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const words = {
    sent: [m.answer_link_sent_title, m.answer_link_sent_text],
    expired: [m.answer_link_expired_title, m.answer_link_expired_text],
    unknown: [m.answer_link_unknown_title, m.answer_link_unknown_text],
  } as const;
  const [title, text] = words[face];
  return (
    <PublicFrame companyName={companyName}>
      <h1>{title({}, { locale })}</h1>
      <p>{text({}, { locale })}</p>
      {face !== "sent" && (
        <form method="post">
          {face === "unknown" && (
            <TextField
              name="address"
              type="email"
              autoComplete="email"
              label={m.answer_link_address({}, { locale })}
              defaultValue={typed?.address}
              error={typed?.errors}
            />
          )}
          <p className="send">
            <button type="submit" className="btn go big wide">
              {m.answer_link_send({}, { locale })}
            </button>
          </p>
        </form>
      )}
    </PublicFrame>
  );
}
