import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData, useNavigation } from "@remix-run/react";
import { DoorForm, DoorPage, doorTitle } from "~/features/accounts/door-page.tsx";
import { findMemberLink } from "~/features/accounts/member-link.server.ts";
import { takeSignInLink } from "~/features/accounts/sign-in-link.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { openDoor } from "~/http/door.server.ts";
import { deviceOf, signedIn } from "~/http/sign-in.server.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";

export const handle = { access: "link", frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const locale = localeOfMatches(matches);
  return doorTitle(m.account_link_use_title({}, { locale }), locale);
};

/** Mail scanners follow links: looking at the page uses nothing up. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const link = await findMemberLink(context.db, "sign_in", params.token ?? "", context.now());
  return { ...(await openDoor(request, context)), isOpen: link?.state === "open" };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const token = params.token ?? "";
  const used = await takeSignInLink(context.db, { token, device: deviceOf(request), now: context.now() });
  return used.ok ? signedIn(context, used.token, used.next) : null;
}

export default function SignInByLink() {
  const { companyName, isOpen } = useLoaderData<typeof loader>();
  const isBusy = useNavigation().formMethod === "POST";
  const locale = useLocale();
  if (!isOpen)
    return (
      <DoorPage
        title={m.account_over_title({}, { locale })}
        lede={m.account_link_over({}, { locale })}
        companyName={companyName}
      >
        <p>
          <Link to="/sign-in/link">{m.account_link_again({}, { locale })}</Link>
        </p>
      </DoorPage>
    );
  return (
    <DoorPage
      title={m.account_link_use_title({}, { locale })}
      lede={m.account_link_use_lede({}, { locale })}
      companyName={companyName}
    >
      <DoorForm>
        <Button variant="go" size="wide" busy={isBusy && m.account_busy({}, { locale })}>
          {m.account_sign_in_go({}, { locale })}
        </Button>
      </DoorForm>
    </DoorPage>
  );
}
