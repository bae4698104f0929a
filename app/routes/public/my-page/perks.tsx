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
import { applyForPerk } from "~/features/perks/apply-for-perk.server.ts";
import { OwnPerkCard } from "~/features/perks/own-perk-card.tsx";
import { ownPerkView } from "~/features/perks/own-perk-view.server.ts";
import { listOwnPerks } from "~/features/perks/own-perks.server.ts";
import { withdrawApplication } from "~/features/perks/withdraw-application.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { privatePageHeaders } from "~/http/require-link.server.ts";
import { requireMyPage } from "~/http/require-my-page.server.ts";
import { notFound, requireId } from "~/http/responses.ts";
import { m } from "~/paraglide/messages.js";

export const handle = { access: "link", frame: "own" } satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  myPageMeta(page, (locale) => m.perk_own_title({}, { locale }));

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { candidateId, locale, zone, frame } = await requireMyPage(request, context, params.token);
  const perks = await listOwnPerks(context.db, candidateId, context.now());
  const done = new URL(request.url).searchParams.get("done") ?? "";
  return { locale, frame, done, perks: perks.map((perk) => ownPerkView(perk, { locale, zone })) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { candidateId, locale, frame } = await requireMyPage(request, context, params.token);
  const form = await request.formData();
  const perkId = requireId(String(form.get("perk") ?? ""));
  const which = { perkId, candidateId, now: context.now() };
  const to = (done: string) =>
    redirect(`${frame.base}/perks?done=${done}${frame.query.replace("?", "&")}`, 303);
  if (form.get("intent") === "withdraw") {
    await withdrawApplication(context.db, context.jobs, which);
    return to("withdrawn");
  }
  const applied = await applyForPerk(context.db, context.jobs, which);
  if (applied.ok) return to("applied");
  if (applied.reason === "not_found") throw notFound();
  return data({ problem: m.perk_own_over({}, { locale }) }, 409);
}

/** What waits for one: each with its criteria and dates, free to want. */
export default function OwnPerksPage() {
  const { locale, frame, done, perks } = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const said = { applied: m.perk_own_done_applied, withdrawn: m.perk_own_done_withdrawn }[done];
  return (
    <MyPageFrame frame={frame} isInside>
      <h1>{m.perk_own_title({}, { locale })}</h1>
      {typed && (
        <p className="ban yama" role="alert">
          {typed.problem}
        </p>
      )}
      {said && !typed && (
        <p className="ban matsu" role="status">
          {said({}, { locale })}
        </p>
      )}
      <p>{perks.length > 0 ? m.perk_free_text({}, { locale }) : m.perk_own_none({}, { locale })}</p>
      {perks.map((perk) => (
        <OwnPerkCard key={perk.id} perk={perk} />
      ))}
    </MyPageFrame>
  );
}
