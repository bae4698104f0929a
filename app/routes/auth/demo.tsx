import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { DoorPage, doorTitle } from "~/features/accounts/door-page.tsx";
import { isRole, type Role } from "~/features/accounts/member.ts";
import { roleName } from "~/features/accounts/role-words.ts";
import { isOpenDemo, signInToDemo } from "~/features/accounts/sign-in-to-demo.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { openDoor } from "~/http/door.server.ts";
import { localeOf } from "~/http/locale.ts";
import { deviceOf, signedIn } from "~/http/sign-in.server.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";

export const handle = {
  access: { everyone: true, why: "opens only the invented company, and only on the embedded database" },
  frame: "staff",
} satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const locale = localeOfMatches(matches);
  return doorTitle(m.account_demo_title({}, { locale }), locale);
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const door = await openDoor(request, context);
  if (!(await isOpenDemo(context.db, context.isEmbedded))) throw new Response(null, { status: 404 });
  const role = new URL(request.url).searchParams.get("role");
  return { ...door, role: isRole(role) ? role : undefined };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const role = (await request.formData()).get("role");
  if (!isRole(role)) throw new Response(null, { status: 404 });
  const visit = { role, isEmbedded: context.isEmbedded, device: deviceOf(request), now: context.now() };
  const entered = await signInToDemo(context.db, visit);
  if (entered.ok) return signedIn(context, entered.token);
  if (entered.reason === "not_a_demo") throw new Response(null, { status: 404 });
  return data({ errors: { "": [m.account_demo_nobody({}, { locale: localeOf(request) })] } }, 400);
}

const inOrder = ["recruiter", "administrator", "host", "viewer", "desk"] as const satisfies readonly Role[];

export default function Demo() {
  const { companyName, role } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const locale = useLocale();
  return (
    <DoorPage
      title={m.account_demo_title({}, { locale })}
      lede={`${m.account_demo_lede({}, { locale })} ${m.demo_assumptions({}, { locale })}`}
      companyName={companyName}
      errors={result?.errors}
    >
      <ul className="flex flex-col gap-5">
        {(role ? [role] : inOrder).map((each) => (
          <li key={each}>
            <Entrance role={each} isFirst={each === (role ?? "recruiter")} />
          </li>
        ))}
      </ul>
      {role && (
        <p className="mt-6">
          <Link to="/demo">{m.account_demo_others({}, { locale })}</Link>
        </p>
      )}
    </DoorPage>
  );
}

function Entrance({ role, isFirst }: { role: Role; isFirst: boolean }) {
  const locale = useLocale();
  const isBusy = useNavigation().formData?.get("role") === role;
  return (
    <Form method="post">
      <p className="soft mb-2">{says[role]({}, { locale })}</p>
      <Button
        name="role"
        value={role}
        size="wide"
        variant={isFirst ? "go" : "plain"}
        busy={isBusy && m.account_busy({}, { locale })}
      >
        {m.account_demo_go({ role: roleName(role, locale) }, { locale })}
      </Button>
    </Form>
  );
}

const says: Record<Role, (inputs: object, options: { locale: Locale }) => string> = {
  administrator: m.account_demo_administrator,
  recruiter: m.account_demo_recruiter,
  host: m.account_demo_host,
  desk: m.account_demo_desk,
  viewer: m.account_demo_viewer,
};
