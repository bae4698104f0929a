import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { confirmNewAddress, findAddressChange } from "~/features/privacy/correct-details.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import type { AppContext } from "~/http/context.ts";
import { localeOf } from "~/http/locale.ts";
import { privatePageHeaders } from "~/http/require-link.server.ts";
import { gone } from "~/http/responses.ts";
import { isLocale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { PublicFrame } from "~/ui/public-frame.tsx";

export const handle = { access: "link", frame: "own" } satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page?.companyName
    ? [
        {
          title: m.mypage_inner_title(
            { what: m.letter_address_confirm_title({}, { locale: page.locale }), company: page.companyName },
            { locale: page.locale },
          ),
        },
      ]
    : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const change = await requireAddressChange(request, context, params.token);
  return change;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await requireAddressChange(request, context, params.token);
  const confirmed = await confirmNewAddress(context.db, context.jobs, linkOf(context, params.token));
  if (!confirmed.ok) throw gone();
  return redirect(`/address/${params.token}?done=1`, 303);
}

/** The link itself is the key; after its work is done it only says so. */
async function requireAddressChange(request: Request, context: AppContext, token: string | undefined) {
  const url = new URL(request.url);
  const change = await findAddressChange(context.db, linkOf(context, token));
  const company = await context.db.selectFrom("company").select("name").executeTakeFirst();
  const isDone = url.searchParams.has("done");
  const locale = localeOf(request, change && isLocale(change.locale) ? change.locale : null);
  if (!change && !isDone)
    throw gone({
      title: m.answer_link_expired_title({}, { locale }),
      text: m.mypage_address_gone({}, { locale }),
    });
  return { locale, companyName: company?.name ?? "", email: change?.email ?? "" };
}

function linkOf(context: AppContext, token: string | undefined) {
  return { token: token ?? "", secret: context.secret, now: context.now() };
}

export default function ConfirmAddress() {
  const { locale, companyName, email } = useLoaderData<typeof loader>();
  return (
    <PublicFrame companyName={companyName}>
      <h1>
        {email
          ? m.letter_address_confirm_title({}, { locale })
          : m.letter_address_changed_title({}, { locale })}
      </h1>
      <p>{email ? m.mypage_address_ask({ email }, { locale }) : m.mypage_address_done({}, { locale })}</p>
      {email && (
        <form method="post">
          <p className="send">
            <button type="submit" className="btn go big wide">
              {m.mypage_address_go({}, { locale })}
            </button>
          </p>
        </form>
      )}
    </PublicFrame>
  );
}
