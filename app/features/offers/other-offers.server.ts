import type { Db } from "#db/client.server.ts";
import { formatDay } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import type { OtherOffer } from "./answer-offer.server.ts";
import { offerWord } from "./decision-text.ts";
import { isAnswerAwaited, isOpen, offerStates } from "./offer.ts";
import { placeOf } from "./offer-place.ts";
import { listOwnOffers, readDecision } from "./own-offer.server.ts";

type Asked = { candidateId: string; offerId: string; locale: Locale; today: string };
export type OtherOfferShown = Awaited<ReturnType<typeof readOtherOffers>>[number];

/** What else a person holds while they accept one offer: each may end in the same step, if they say so. */
export async function readOtherOffers(db: Db, { candidateId, offerId, locale, today }: Asked) {
  const offers = await listOwnOffers(db, candidateId);
  return Promise.all(
    offers
      .filter((offer) => offer.id !== offerId && isOpen(offer.state))
      .map(async (offer) => {
        const { mark } = await readDecision(db, offer, "declined", { locale, today });
        return {
          id: offer.id,
          from: offer.state,
          mark,
          word: offerWord(today >= offer.formalOn, locale),
          place: placeOf(offer.unit, offer.course),
          replyDay: isAnswerAwaited(offer.state) && offer.replyOn ? formatDay(offer.replyOn, { locale }) : "",
        };
      }),
  );
}

/** The offers whose "decline" was chosen, with what the page had shown of each. */
export function declinesFrom(form: FormData): OtherOffer[] {
  return form.getAll("other").flatMap((value) => {
    const offerId = String(value);
    const from = offerStates.find((state) => state === form.get(`from-${offerId}`));
    if (!from || form.get(`choice-${offerId}`) !== "decline") return [];
    return [{ offerId, from, mark: String(form.get(`mark-${offerId}`) ?? "") }];
  });
}
