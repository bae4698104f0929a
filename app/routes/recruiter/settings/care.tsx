import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { doorTitle } from "~/features/accounts/door-page.tsx";
import { SettingsTabs } from "~/features/accounts/settings-tabs.tsx";
import { careDefaults, careRules } from "~/features/care/care.ts";
import { listCareSettings, saveCareSetting } from "~/features/care/care-settings.server.ts";
import { ruleName, sourceWord } from "~/features/care/care-words.ts";
import { administrators, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { m } from "~/paraglide/messages.js";
import { Banner } from "~/ui/banner.tsx";
import { Button } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: administrators, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const locale = localeOfMatches(matches);
  return doorTitle(m.care_settings({}, { locale }), locale);
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  return {
    locale: localeOf(request, member.locale),
    role: member.role,
    rules: await listCareSettings(context.db),
    isSaved: new URL(request.url).searchParams.has("done"),
  };
}

/** All rules in one form; those that were not changed are left alone. */
export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const form = await request.formData();
  const known = await listCareSettings(context.db);
  for (const { rule, isOn, days } of known) {
    const wanted = form.get(`on_${rule}`) === "yes";
    const typed = Number(String(form.get(`days_${rule}`) ?? "").normalize("NFKC"));
    const number =
      days !== null && Number.isInteger(typed) && typed >= 1 && typed <= 365 ? typed : (days ?? 0);
    if (wanted === isOn && number === (days ?? 0)) continue;
    const by = { by: member.id, now: context.now() };
    await saveCareSetting(context.db, { rule, isOn: wanted, days: number, ...by });
  }
  return redirect("/settings/care?done=1");
}

export default function CareSettings() {
  const { role, rules, isSaved } = useLoaderData<typeof loader>();
  const locale = useLocale();
  return (
    <>
      <PageHead title={m.care_settings({}, { locale })} lede={m.care_settings_lede({}, { locale })} />
      <SettingsTabs role={role} />
      {isSaved && <Banner tone="matsu">{m.care_settings_saved({}, { locale })}</Banner>}
      <Form method="post" className="max-w-3xl mt-4" key={JSON.stringify(rules)}>
        <Card isFlush label={m.care_settings({}, { locale })}>
          <ul className="carerules">
            {careRules.map((rule) => {
              const set = rules.find((each) => each.rule === rule);
              return (
                <li key={rule}>
                  <label className="tick" htmlFor={`on_${rule}`}>
                    <input
                      type="checkbox"
                      id={`on_${rule}`}
                      name={`on_${rule}`}
                      value="yes"
                      defaultChecked={set?.isOn}
                    />
                    <span>
                      {ruleName(rule, locale)}
                      <small>
                        {m.care_settings_source({}, { locale })}
                        {locale === "ja" ? "：" : ": "}
                        {sourceWord(careDefaults[rule].source, locale)}
                      </small>
                    </span>
                  </label>
                  {set && set.days !== null && (
                    <label className="days">
                      {m.care_settings_days({}, { locale })}
                      <input
                        className="control"
                        type="number"
                        min={1}
                        max={365}
                        name={`days_${rule}`}
                        defaultValue={set.days}
                      />
                    </label>
                  )}
                </li>
              );
            })}
          </ul>
        </Card>
        <p className="mt-4">
          <Button variant="go">{m.care_settings_save({}, { locale })}</Button>
        </p>
      </Form>
    </>
  );
}
