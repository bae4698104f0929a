import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { MyPageFrame } from "~/features/my-page/my-page-frame.tsx";
import { myPageMeta } from "~/features/my-page/my-page-meta.ts";
import { askForNewAddress, correctDetails } from "~/features/privacy/correct-details.server.ts";
import { addressForm, detailsForm, zones } from "~/features/privacy/details-forms.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { parseFields } from "~/http/parse-form.server.ts";
import { privatePageHeaders } from "~/http/require-link.server.ts";
import { requireMyPage } from "~/http/require-my-page.server.ts";
import { zoneName } from "~/lib/dates.ts";
import { localeNames, locales } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { TextField } from "~/ui/field.tsx";
import { SelectField } from "~/ui/select-field.tsx";

export const handle = { access: "link", frame: "own" } satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  myPageMeta(page, (locale) => m.mypage_details({}, { locale }));

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const owner = await requireMyPage(request, context, params.token);
  const { locale, frame, person, email, phone, ownLocale, zone } = owner;
  return {
    ...{ locale, frame, email, language: ownLocale, zone },
    values: {
      familyName: person.familyName,
      givenName: person.givenName,
      familyKana: person.familyKana ?? "",
      givenKana: person.givenKana ?? "",
      romaji: person.romaji ?? "",
      phone,
    } as Record<string, string>,
    zones: [...new Set([zone, ...zones])].map((value) => ({
      value,
      label: zoneName(value, locale, context.now()),
    })),
    done: new URL(request.url).searchParams.get("done") ?? "",
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { candidateId, locale, frame } = await requireMyPage(request, context, params.token);
  const form = await request.formData();
  const now = context.now();
  const done = (what: string) =>
    redirect(`${frame.base}/details?done=${what}${frame.query.replace("?", "&")}`, 303);
  if (form.get("intent") === "address") {
    const parsed = await parseFields(form, addressForm, locale);
    if (!parsed.ok) return data(parsed, 400);
    await askForNewAddress(context.db, context.jobs, { candidateId, email: parsed.value.email, now });
    return done("address");
  }
  const parsed = await parseFields(form, detailsForm, locale);
  if (!parsed.ok) return data(parsed, 400);
  await correctDetails(context.db, { candidateId, details: parsed.value, now });
  return done("details");
}

export default function Details() {
  const page = useLoaderData<typeof loader>();
  const { locale, frame } = page;
  const typed = useActionData<typeof action>();
  const errors: Record<string, string[]> = typed?.errors ?? {};
  const values: Record<string, string> = { ...page.values, ...typed?.values };
  const names = [
    ["familyName", m.mypage_family_name({}, { locale }), false],
    ["givenName", m.mypage_given_name({}, { locale }), false],
    ["familyKana", m.mypage_family_kana({}, { locale }), true],
    ["givenKana", m.mypage_given_kana({}, { locale }), true],
    ["romaji", m.mypage_romaji({}, { locale }), true],
    ["phone", m.mypage_phone({}, { locale }), true],
  ] as const;
  return (
    <MyPageFrame frame={frame} isInside>
      <h1>{m.mypage_details({}, { locale })}</h1>
      <ErrorSummary errors={errors} />
      {page.done && (
        <p className="ban matsu" role="status">
          {page.done === "address"
            ? m.mypage_address_sent({}, { locale })
            : m.mypage_details_saved({}, { locale })}
        </p>
      )}
      <form method="post">
        {names.map(([name, label, isOptional]) => (
          <TextField
            key={name}
            name={name}
            label={label}
            defaultValue={values[name]}
            error={errors[name]}
            isOptional={isOptional}
          />
        ))}
        <SelectField
          name="language"
          label={m.mypage_language({}, { locale })}
          hint={m.mypage_language_hint({}, { locale })}
          options={locales.map((value) => ({ value, label: localeNames[value] }))}
          defaultValue={values.language ?? page.language}
        />
        <SelectField
          name="zone"
          label={m.mypage_zone({}, { locale })}
          options={page.zones}
          defaultValue={values.zone ?? page.zone}
        />
        <p className="send">
          <button type="submit" name="intent" value="details" className="btn go big wide">
            {m.mypage_save({}, { locale })}
          </button>
        </p>
      </form>
      <section>
        <h2>{m.mypage_address({}, { locale })}</h2>
        <p>{m.mypage_address_now({ email: page.email }, { locale })}</p>
        <form method="post">
          <TextField
            name="email"
            type="email"
            autoComplete="email"
            label={m.mypage_address_new({}, { locale })}
            hint={m.mypage_address_hint({}, { locale })}
            defaultValue={values.email}
            error={errors.email}
          />
          <p className="send">
            <button type="submit" name="intent" value="address" className="btn big wide">
              {m.mypage_address_send({}, { locale })}
            </button>
          </p>
        </form>
      </section>
    </MyPageFrame>
  );
}
