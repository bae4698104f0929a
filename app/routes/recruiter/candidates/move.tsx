import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { queryOfFilter } from "~/features/candidates/candidate-filter.ts";
import { listOffersToMove } from "~/features/candidates/move-candidates.server.ts";
import { openFilter } from "~/features/candidates/open-filter.server.ts";
import { moveTogether } from "~/features/offers/move-together.server.ts";
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
import { requireMember } from "~/http/require-member.server.ts";
import { required } from "~/http/responses.ts";
import { m } from "~/paraglide/messages.js";
import { localeOfMatches, useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ matches }) => [
  { title: `${m.candidate_move({}, { locale: localeOfMatches(matches) })}｜Enishi` },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const query = new URL(request.url).searchParams;
  const opened = await openFilter(context.db, { query, memberId: member.id, now: context.now() });
  const { today } = opened.clock;
  const wish = wishFrom(query, today);
  const chosen = wish ? await listOffersToMove(context.db, { ...opened, to: wish.to }) : { offerIds: [] };
  return {
    today,
    choices: togetherChoices(locale),
    view: await viewTogether(context.db, { query, wish, today, locale, ...chosen }),
    hidden: [...queryOfFilter(opened.filter)],
    back: `/candidates?${queryOfFilter({ ...opened.filter, ids: [] })}`,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const query = new URL(request.url).searchParams;
  const now = context.now();
  const { clock } = await openFilter(context.db, { query, memberId: member.id, now });
  const wish = required(wishFrom(query, clock.today));
  const seen = seenFrom(await request.formData());
  return saidTogether(await moveTogether(context.db, { seen, wish, by: member.id, now }), wish.to, locale);
}

export default function MoveCandidates() {
  const page = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  const locale = useLocale();
  return (
    <>
      <PageHead
        title={m.candidate_move({}, { locale })}
        lede={m.candidate_move_lede({}, { locale })}
        back={{ to: page.back, list: m.candidate_list_back({}, { locale }) }}
      />
      {done ? <MovedTogetherNote {...done} back={page.back} /> : <MoveTogether {...page} />}
    </>
  );
}
