import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { mostTogether, moveTogether } from "~/features/offers/move-together.server.ts";
import { MovedTogetherNote, MoveTogether } from "~/features/offers/move-together-page.tsx";
import {
  saidTogether,
  seenFrom,
  togetherChoices,
  viewTogether,
  wishFrom,
} from "~/features/offers/move-together-view.server.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { required } from "~/http/responses.ts";
import { todayIn } from "~/lib/dates.ts";
import { isId } from "~/lib/ids.ts";
import { m } from "~/paraglide/messages.js";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  { title: `${m.candidate_move({}, { locale: localeOfMatches(matches) })}｜Enishi` },
];

/** Offers chosen on the board come as `offer`; `back` is the query of the board. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const { zone } = await requireCompany(context);
  const locale = localeOf(request, member.locale);
  const query = new URL(request.url).searchParams;
  const today = todayIn(zone, context.now());
  const offerIds = query.getAll("offer").filter(isId).slice(0, mostTogether);
  const wish = offerIds.length > 0 ? wishFrom(query, today) : undefined;
  const board = new URLSearchParams(query.get("back") ?? "").toString();
  return {
    today,
    choices: togetherChoices(locale),
    view: await viewTogether(context.db, { query, wish, offerIds, today, locale }),
    hidden: [...offerIds.map((id) => ["offer", id] as const), ["back", board] as const],
    back: `/offers${board && `?${board}`}`,
    count: offerIds.length,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const { zone } = await requireCompany(context);
  const locale = localeOf(request, member.locale);
  const now = context.now();
  const wish = required(wishFrom(new URL(request.url).searchParams, todayIn(zone, now)));
  const seen = seenFrom(await request.formData());
  return saidTogether(await moveTogether(context.db, { seen, wish, by: member.id, now }), wish.to, locale);
}

export default function MoveOffersTogether() {
  const { count, ...page } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  const locale = useLocale();
  return (
    <>
      <PageHead
        title={m.candidate_move({}, { locale })}
        subtitle={m.offer_together_count({ count }, { locale })}
        lede={m.candidate_move_lede({}, { locale })}
        back={{ to: page.back, list: m.board_title({}, { locale }) }}
      />
      {done ? <MovedTogetherNote {...done} back={page.back} /> : <MoveTogether {...page} />}
    </>
  );
}
