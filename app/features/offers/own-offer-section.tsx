import { m } from "~/paraglide/messages.js";
import { Icon } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { OwnOfferView } from "./own-offer-view.server.ts";

type Props = {
  offer: OwnOfferView;
  frame: { base: string; query: string };
  /** Names the unit where somebody has several offers. */
  hasOthers: boolean;
  /** On the page of the offer itself, which needs no way to it. */
  isWhole?: boolean;
};

/** One offer on a candidate's page: what we wait for and until when, three answers of equal weight, or where it stands. */
export function OwnOfferSection({ offer, frame, hasOthers, isWhole = false }: Props) {
  const locale = useLocale();
  const title = m.mypage_offer_title({ offer: offer.word }, { locale });
  return (
    <section>
      <h2>{hasOthers && offer.unit ? `${title}（${offer.unit}）` : title}</h2>
      <Standing offer={offer} />
      {offer.face === "awaited" && <Answers offer={offer} frame={frame} />}
      {!isWhole && (offer.papers.length + offer.receipts.length > 0 || offer.wayBack) ? (
        <p className="word">
          <a href={`${frame.base}/offer${frame.query}`}>{m.mypage_offer_more({}, { locale })}</a>
        </p>
      ) : null}
    </section>
  );
}

/** What there is to say about it, in two sentences. */
export function Standing({ offer }: { offer: OwnOfferView }) {
  const locale = useLocale();
  switch (offer.face) {
    case "awaited":
      return (
        <>
          {offer.replyDay && !offer.isReplyPast ? (
            <p>{m.mypage_offer_until({ day: offer.replyDay }, { locale })}</p>
          ) : (
            <p>{m.mypage_offer_any_time({}, { locale })}</p>
          )}
          {offer.request && (
            <p className="pill">
              <Icon name="hourglass" />
              <span>{m.mypage_offer_asked({}, { locale })}</span>
            </p>
          )}
          {offer.requestAnswer && (
            <p className="word">
              <small>{m.mypage_offer_request_answer({}, { locale })}</small>
              {m.answer_quote({ word: offer.requestAnswer }, { locale })}
            </p>
          )}
        </>
      );
    case "accepted":
      return (
        <p>
          {offer.acceptedDay && m.mypage_offer_accepted({ day: offer.acceptedDay }, { locale })}
          {m.mypage_offer_joins({ day: offer.joinsDay }, { locale })}
        </p>
      );
    case "joined":
      return <p>{m.mypage_offer_joined({}, { locale })}</p>;
    case "withdrawn":
      return <p>{m.mypage_offer_withdrawn({}, { locale })}</p>;
    case "declined":
      return (
        <>
          <p>{m.mypage_offer_declined({ day: offer.endedDay }, { locale })}</p>
          {offer.wayBack && <p>{m.mypage_offer_way_back({ day: offer.wayBack.untilDay }, { locale })}</p>}
        </>
      );
  }
}

/** Accept, more time, decline: the same size and colour, none filled. */
function Answers({ offer, frame }: Pick<Props, "offer" | "frame">) {
  const locale = useLocale();
  const to = (inside: string) => `${frame.base}/offer/${offer.id}/${inside}${frame.query}`;
  return (
    <>
      <div className="stack">
        <a className="btn" href={to("accept")}>
          {m.mypage_do_accept({}, { locale })}
        </a>
        <a className="btn" href={to("time")}>
          {m.mypage_do_more_time({}, { locale })}
        </a>
        <a className="btn" href={to("decline")}>
          {m.mypage_do_decline({}, { locale })}
        </a>
      </div>
      <p className="hint word">{m.mypage_decline_hint({}, { locale })}</p>
    </>
  );
}
