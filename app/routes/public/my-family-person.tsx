import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { relativeForm } from "~/features/families/family-forms.server.ts";
import { findFamilyOwner, listRelatives } from "~/features/families/family-queries.server.ts";
import { forgetRelative } from "~/features/families/forget-relative.server.ts";
import { RelativeFields } from "~/features/families/relative-fields.tsx";
import { addRelative, changeRelative } from "~/features/families/write-relative.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseFields } from "~/http/parse-form.server.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { privatePageHeaders, requireLink } from "~/http/require-link.server.ts";
import { required, requireId } from "~/http/responses.ts";
import { m } from "~/paraglide/messages.js";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { PublicFrame } from "~/ui/public-frame.tsx";

export const handle = { access: "link", frame: "family" } satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page, error }) =>
  !page || error
    ? []
    : [{ title: m.family_my_page_title({ company: page.companyName }, { locale: page.locale }) }];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const link = await requireLink(request, context, params.token, "my_page");
  const { searchParams, pathname } = new URL(request.url);
  const company = await requireCompany(context);
  const owner = required(await findFamilyOwner(context.db, link.candidateId));
  const id = searchParams.get("id");
  const relatives = id ? await listRelatives(context.db, link.candidateId) : [];
  const relative = id ? required(relatives.find((each) => each.id === id)) : undefined;
  const locale = localeOf(request, owner.locale);
  const query = searchParams.has("lang") ? `?lang=${locale}` : "";
  return {
    locale,
    companyName: company.name,
    back: pathname.replace(/\/person$/, "") + query,
    language: owner.locale,
    relative: relative && {
      name: relative.name,
      email: relative.email,
      phone: relative.phone,
      postalAddress: relative.postalAddress,
      language: relative.locale,
      seatsWished: String(relative.seatsWished),
      accessNeeds: relative.accessNeeds,
    },
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const link = await requireLink(request, context, params.token, "my_page");
  const { candidateId } = link;
  const { searchParams, pathname } = new URL(request.url);
  const owner = required(await findFamilyOwner(context.db, candidateId));
  const locale = localeOf(request, owner.locale);
  const id = searchParams.get("id");
  const now = context.now();
  const back = (relativeId?: string) => {
    const query = new URLSearchParams();
    if (relativeId) query.set("person", relativeId);
    if (searchParams.has("lang")) query.set("lang", locale);
    return redirect(`${pathname.replace(/\/person$/, "")}?${query}`, { status: 303 });
  };
  const form = await request.formData();
  if (form.get("intent") === "forget" && id) {
    const person = { candidateId, relativeId: requireId(id), now };
    required((await forgetRelative(context.db, context.jobs, person)).ok || undefined);
    return back();
  }
  const parsed = await parseFields(form, relativeForm, locale);
  if (!parsed.ok) return data({ errors: parsed.errors, values: parsed.values }, 400);
  const { language, ...rest } = parsed.value;
  const facts = { ...rest, locale: language };
  if (id) {
    const change = { candidateId, relativeId: requireId(id), facts, now };
    required((await changeRelative(context.db, change)).ok || undefined);
    return back(id);
  }
  const added = await addRelative(context.db, { candidateId, facts, now });
  if (added.ok) return back(added.relativeId);
  return data({ errors: { name: [m.family_error_many({}, { locale })] }, values: parsed.value }, 400);
}

export default function MyFamilyPersonPage() {
  const { locale, companyName, back, relative, language } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const values = (answer?.values ?? relative ?? {}) as Record<string, string | undefined>;
  return (
    <PublicFrame companyName={companyName} footer={<p>{m.family_kept_note({}, { locale })}</p>}>
      <p className="to">
        <a href={back}>{m.ui_back_to({ list: m.family_my_title({}, { locale }) }, { locale })}</a>
      </p>
      <h1>{relative ? m.family_edit({}, { locale }) : m.family_add_title({}, { locale })}</h1>
      {!relative && <p>{m.family_add_lede({}, { locale })}</p>}
      <ErrorSummary errors={answer?.errors} />
      <form method="post">
        <RelativeFields values={values} errors={answer?.errors ?? {}} language={language} />
        <p className="send">
          <button type="submit" className="btn go big wide">
            {relative ? m.family_edit_save({}, { locale }) : m.family_add_save({}, { locale })}
          </button>
        </p>
        {!relative && <p className="note">{m.family_add_note({}, { locale })}</p>}
      </form>
      {relative && (
        <section>
          <h2>{m.family_forget_title({}, { locale })}</h2>
          <p>{m.family_forget_text({}, { locale })}</p>
          <form method="post" className="word">
            <input type="hidden" name="intent" value="forget" />
            <button type="submit" className="btn big wide">
              {m.family_forget_go({ name: relative.name }, { locale })}
            </button>
          </form>
        </section>
      )}
    </PublicFrame>
  );
}
