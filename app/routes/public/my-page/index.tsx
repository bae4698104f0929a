import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readContactBudget } from "~/features/contact/contact-budget.server.ts";
import { readMoreSections } from "~/features/my-page/more-sections.server.ts";
import { MoreSections } from "~/features/my-page/more-sections.tsx";
import { listMyInvitations, nextMeeting, openQuestions } from "~/features/my-page/my-invitations.server.ts";
import { MyPageFrame } from "~/features/my-page/my-page-frame.tsx";
import { NextMeeting, OpenQuestions, OtherMeetings } from "~/features/my-page/next-meeting.tsx";
import { AskSection, BudgetSection, DataSection } from "~/features/my-page/standing-sections.tsx";
import { OwnOfferSection } from "~/features/offers/own-offer-section.tsx";
import { readOwnOffers } from "~/features/offers/own-offer-view.server.ts";
import { hasQuestions } from "~/features/questions/question-queries.server.ts";
import { readTalkDoor } from "~/features/talks/talk-page.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { privatePageHeaders } from "~/http/require-link.server.ts";
import { requireMyPage } from "~/http/require-my-page.server.ts";
import { formatDay } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";

export const handle = { access: "link", frame: "own" } satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => {
  if (!page?.frame) return [];
  const words = { name: page.frame.to, company: page.frame.companyName };
  return [{ title: m.mypage_title(words, { locale: page.locale }) }];
};

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const owner = await requireMyPage(request, context, params.token);
  const { candidateId, locale, zone, frame } = owner;
  const now = context.now();
  const [invitations, offers, budget, hasAnswers, talk, sections] = await Promise.all([
    listMyInvitations(context.db, candidateId, { locale, now, secret: context.secret }),
    readOwnOffers(context.db, candidateId, { locale, now }),
    readContactBudget(context.db, candidateId, { zone, now }),
    hasQuestions(context.db, owner),
    readTalkDoor(context.db, { candidateId, locale, zone, now }),
    readMoreSections(context.db, { candidateId, locale, zone, now }),
  ]);
  const next = nextMeeting(invitations) ?? null;
  const waiting = openQuestions(invitations);
  const others = invitations.filter((each) => each !== next && !waiting.includes(each));
  // The weekday stands in the date block below.
  const nextDay = next
    ? formatDay(next.startsAt, { locale, zone: next.zone, year: false }).replace(/\(.+\)$/, "")
    : "";
  return { locale, frame, next, nextDay, waiting, others, offers, budget, hasAnswers, talk, sections };
}

/** The next thing first; then what waits for an answer, the offer, and everything one may want to look up. */
export default function MyPage() {
  const page = useLoaderData<typeof loader>();
  const { frame, next, offers } = page;
  return (
    <MyPageFrame frame={frame}>
      <Title />
      {next && <NextMeeting meeting={next} frame={frame} />}
      <OpenQuestions meetings={page.waiting} frame={frame} />
      {offers.map((offer) => (
        <OwnOfferSection key={offer.id} offer={offer} frame={frame} hasOthers={offers.length > 1} />
      ))}
      <OtherMeetings meetings={page.others} frame={frame} />
      <AskSection frame={frame} hasAnswers={page.hasAnswers} talk={page.talk} />
      <BudgetSection budget={page.budget} frame={frame} />
      <MoreSections sections={page.sections} frame={frame} />
      <DataSection frame={frame} />
    </MyPageFrame>
  );
}

/** One sentence: what comes next, or where things stand. */
function Title() {
  const { locale, nextDay, waiting, offers } = useLoaderData<typeof loader>();
  const offer = offers[0];
  if (nextDay) return <h1>{m.mypage_next_title({ day: nextDay }, { locale })}</h1>;
  if (waiting.length > 0) return <h1>{m.mypage_waits_title({}, { locale })}</h1>;
  switch (offer?.face) {
    case "awaited":
      return (
        <h1>
          {offer.request
            ? m.mypage_asked_title({}, { locale })
            : m.mypage_awaited_title({ offer: offer.word }, { locale })}
        </h1>
      );
    case "accepted":
      return <h1>{m.mypage_accepted_standing({}, { locale })}</h1>;
    case "joined":
      return <h1>{m.mypage_joined_title({}, { locale })}</h1>;
    case "declined":
      return <h1>{m.mypage_declined_title({}, { locale })}</h1>;
    case "withdrawn":
      return <h1>{m.mypage_withdrawn_title({}, { locale })}</h1>;
    default:
      return <h1>{m.mypage_nothing_title({}, { locale })}</h1>;
  }
}
