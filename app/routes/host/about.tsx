import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { AboutFields } from "~/features/hosts/about-fields.tsx";
import { aboutErrors, aboutWords } from "~/features/hosts/about-words.server.ts";
import { findHostAbout, saveHostAbout } from "~/features/hosts/host-about.server.ts";
import { aboutForm } from "~/features/hosts/host-forms.server.ts";
import { hosts, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { parseForm } from "~/http/parse-form.server.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
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
  const { familyName, givenName } = member;
  return {
    companyName: company.name,
    member: { familyName, givenName },
    about: await findHostAbout(context.db, member.id),
    words: { ...aboutWords(locale), back: m.host_back_home({}, { locale }) },
    isSaved: new URL(request.url).searchParams.has("saved"),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const parsed = await parseForm(request, aboutForm, locale);
  if (!parsed.ok) return data({ errors: parsed.errors, values: parsed.values }, 400);
  const about = parsed.value;
  const saved = await saveHostAbout(context.db, { memberId: member.id, about, now: context.now() });
  if (saved.ok) return redirect("/host/about?saved=1", 303);
  return data({ errors: aboutErrors(saved.lines ?? [], locale), values: about }, 400);
}

export default function HostAboutPage() {
  const { about, words, isSaved, ...frame } = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  return (
    <HostFrame {...frame}>
      <p className="crumb">
        <Link to="/host">{words.back}</Link>
      </p>
      <h1>{words.title}</h1>
      <p>{words.lede}</p>
      {isSaved && !typed && <Banner tone="matsu">{words.saved}</Banner>}
      <Form method="post" noValidate>
        <AboutFields about={about} words={words} errors={typed?.errors} values={typed?.values} />
        <p className="send">
          <Button variant="go" size="wide">
            {words.save}
          </Button>
        </p>
      </Form>
    </HostFrame>
  );
}
