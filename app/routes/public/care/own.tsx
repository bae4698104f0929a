import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { allowRule, disputeSignal, muteSignal } from "~/features/care/answer-signal.server.ts";
import { listOwnSignals } from "~/features/care/care-queries.server.ts";
import { OwnSignalCard } from "~/features/care/own-signal-card.tsx";
import type { RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { privatePageHeaders, requireLink } from "~/http/require-link.server.ts";
import { isLocale } from "~/lib/locale.ts";
import { addressed, fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { PublicFrame } from "~/ui/public-frame.tsx";

export const handle = { access: "link", frame: "public" } satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: m.care_you_page_title({ company: page.companyName }, { locale: page.locale }) }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const link = await requireLink(request, context, params.token, "my_page");
  const [company, person] = await Promise.all([
    context.db.selectFrom("company").select(["name", "contact_email"]).executeTakeFirst(),
    context.db
      .selectFrom("candidate")
      .select(["family_name as familyName", "given_name as givenName", "romaji", "locale", "zone"])
      .where("id", "=", link.candidateId)
      .executeTakeFirstOrThrow(),
  ]);
  const locale = localeOf(request, isLocale(person.locale) ? person.locale : "ja");
  const reader = { locale, zone: person.zone, now: context.now() };
  return {
    locale,
    companyName: company?.name ?? "",
    name: locale === "en" ? fullName(person, locale) : addressed(person, locale),
    home: `/c/${params.token}${new URL(request.url).search}`,
    ...(await listOwnSignals(context.db, link.candidateId, reader)),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { candidateId } = await requireLink(request, context, params.token, "my_page");
  const form = await request.formData();
  const own = { candidateId, signalId: String(form.get("signal") ?? ""), now: context.now() };
  const intent = form.get("intent");
  if (intent === "stop") await muteSignal(context.db, own);
  if (intent === "wrong") await disputeSignal(context.db, { ...own, word: String(form.get("word") ?? "") });
  if (intent === "allow") await allowRule(context.db, candidateId, String(form.get("rule") ?? ""));
  const { pathname, search } = new URL(request.url);
  return redirect(pathname + search, { status: 303 });
}

export default function OwnCarePage() {
  const { locale, companyName, name, home, signals, stopped } = useLoaderData<typeof loader>();
  return (
    <PublicFrame companyName={companyName} note={name}>
      <h1>{m.care_you_title({}, { locale })}</h1>
      <p>{m.care_you_lede({}, { locale })}</p>
      {signals.length === 0 && <p>{m.care_you_none({}, { locale })}</p>}
      {signals.map((signal) => (
        <OwnSignalCard key={signal.id} signal={signal} />
      ))}
      {stopped.length > 0 && (
        <>
          <h2>{m.care_you_muted_title({}, { locale })}</h2>
          <ul>
            {stopped.map(({ rule, title }) => (
              <li key={rule}>
                <form method="post">
                  <p>{title}</p>
                  <input type="hidden" name="rule" value={rule} />
                  <button type="submit" className="btn" name="intent" value="allow">
                    {m.care_you_allow({}, { locale })}
                  </button>
                </form>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="note">{m.care_you_talk({}, { locale })}</p>
      <p>
        <a href={home}>{m.care_you_back({}, { locale })}</a>
      </p>
    </PublicFrame>
  );
}
