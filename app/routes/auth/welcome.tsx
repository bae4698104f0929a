import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { rowNumbers, welcomeForm } from "~/features/accounts/account-forms.server.ts";
import { DoorForm, DoorPage, doorTitle } from "~/features/accounts/door-page.tsx";
import { findCompany } from "~/features/company/company-queries.server.ts";
import { setUpCompany } from "~/features/company/set-up-company.server.ts";
import { WelcomeCompany, WelcomePlan, WelcomeYou } from "~/features/company/welcome-fields.tsx";
import type { RouteHandle } from "~/http/access.ts";
import type { AppContext } from "~/http/context.ts";
import { refuse } from "~/http/door.server.ts";
import { localeOf } from "~/http/locale.ts";
import { parseForm } from "~/http/parse-form.server.ts";
import { deviceOf, signedIn } from "~/http/sign-in.server.ts";
import { todayIn } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";

export const handle = {
  access: { everyone: true, why: "the first run makes the first account; afterwards this page is gone" },
  frame: "staff",
} satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const locale = localeOfMatches(matches);
  return doorTitle(m.account_welcome_title({}, { locale }), locale);
};

const zone = "Asia/Tokyo";

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireNoCompany(context);
  const today = todayIn(zone, context.now());
  // From April on, the class that joins next spring; before, the one after this spring's.
  return { locale: localeOf(request), rows: rowNumbers(), classYear: Number(today.slice(0, 4)) + 1 };
}

export async function action({ request, context }: ActionFunctionArgs) {
  await requireNoCompany(context);
  const parsed = await parseForm(request, welcomeForm);
  if (!parsed.ok) return refuse(parsed.errors, parsed.values);
  const { companyName, companyLocale, familyName, givenName, email, password, classYear, units, ...form } =
    parsed.value;
  const setUp = await setUpCompany(
    context.db,
    {
      company: {
        name: companyName,
        postalAddress: form.postalAddress,
        contactEmail: form.contactEmail,
        contactPhone: form.contactPhone,
        deskContact: form.deskContact,
        locale: companyLocale,
        zone,
      },
      classYear,
      units,
      administrator: { familyName, givenName, email, password },
    },
    { device: deviceOf(request), now: context.now() },
  );
  if (setUp.ok) return signedIn(context, setUp.token);
  return refuse({ "": [m.account_error_company_exists({}, { locale: localeOf(request) })] }, {}, 409);
}

async function requireNoCompany(context: AppContext) {
  if (await findCompany(context.db)) throw new Response(null, { status: 404, statusText: "Not Found" });
}

export default function Welcome() {
  const { rows, classYear } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const isBusy = useNavigation().formMethod === "POST";
  const locale = useLocale();
  const form = { errors: result?.errors ?? {}, values: result?.values ?? {} };
  return (
    <DoorPage
      title={m.account_welcome_title({}, { locale })}
      lede={m.account_welcome_lede({}, { locale })}
      errors={result?.errors}
    >
      <DoorForm>
        <WelcomeCompany {...form} />
        <WelcomePlan {...form} rows={rows} classYear={classYear} />
        <WelcomeYou {...form} />
        <Button variant="go" size="wide" busy={isBusy && m.account_welcome_busy({}, { locale })}>
          {m.account_welcome_go({}, { locale })}
        </Button>
        <p className="soft sm">{m.account_welcome_then({}, { locale })}</p>
      </DoorForm>
    </DoorPage>
  );
}
