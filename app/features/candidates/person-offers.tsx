import { OfferWaits } from "~/features/offers/offer-desk-card.tsx";
import { OfferTrack } from "~/features/offers/offer-track.tsx";
import { ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import type { readPersonOffers } from "./person-offers.server.ts";
import type { PersonWords } from "./person-words.server.ts";

type Props = {
  candidateId: string;
  offers: Awaited<ReturnType<typeof readPersonOffers>>;
  isReader: boolean;
  words: PersonWords;
};

/** What waits for us of any offer on top, then each offer with its way, and the door to one more. */
export function PersonOffers({ candidateId, offers, isReader, words }: Props) {
  const make = !isReader && (
    <ButtonLink className="mt-3" to={`/candidates/${candidateId}/offer`}>
      {offers.length > 0 ? words.makeAnother : words.makeOffer}
    </ButtonLink>
  );
  if (offers.length === 0)
    return (
      <Card title={words.offer}>
        <p className="soft">{words.noOffer}</p>
        {make}
      </Card>
    );
  return (
    <>
      {offers.map(({ id, desk }) => (
        <OfferWaits key={id} desk={desk} isReader={isReader} />
      ))}
      {offers.map(({ id, track }) => (
        <OfferTrack key={id} track={track} isReader={isReader} />
      ))}
      {make && <p>{make}</p>}
    </>
  );
}
