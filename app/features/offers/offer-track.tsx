import { Link } from "@remix-run/react";
import { formatShortDay } from "~/lib/dates.ts";
import { fullName, type PersonName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { isEnded, type OfferState, pathStates, statesAfter } from "./offer.ts";
import { heardByWord, offerStateWord } from "./offer-words.ts";

export type OfferFactsShown = {
  id: string;
  state: OfferState;
  lostFrom: OfferState | null;
  isExtended: boolean;
  offeredOn: string;
  replyOn: string | null;
  acceptedOn: string | null;
  formalOn: string | null;
  endedOn: string | null;
  cohortFormalOn: string;
  joinsOn: string;
};

export type MoveShown = {
  id: string;
  from: OfferState | null;
  to: OfferState;
  on: string;
  /** Only when it was entered on another day. */
  recordedOn: string;
  reason: string;
  heardBy: Parameters<typeof heardByWord>[0] | null;
  replyOn: string;
  by: PersonName | null;
  unit: string;
};

type Props = {
  offer: OfferFactsShown;
  moves: readonly MoveShown[];
  isReader: boolean;
  withdrawal: { reason: string; by: PersonName } | null;
};

/** Where the offer stands on the way to the first day, what can be done with it, and what happened to it so far. */
export function OfferTrack({ offer, moves, isReader, withdrawal }: Props) {
  const locale = useLocale();
  const short = (day: string | null) => (day ? formatShortDay(day, { locale }) : "");
  const dates: Record<(typeof pathStates)[number], string> = {
    informal: short(offer.offeredOn),
    considering:
      offer.replyOn && offer.state === "considering"
        ? m.offer_track_until({ day: short(offer.replyOn) }, { locale })
        : "",
    accepted: short(offer.acceptedOn),
    formal: offer.formalOn
      ? short(offer.formalOn)
      : m.offer_track_planned({ day: short(offer.cohortFormalOn) }, { locale }),
    preparing: "",
    joined: short(offer.joinsOn),
  };
  const at = offer.state === "lost_contact" ? offer.lostFrom : offer.state;
  const place = pathStates.findIndex((state) => state === at);
  const isOnPath = place >= 0;
  return (
    <Card
      title={m.offer_title({}, { locale })}
      end={<a href="#offer-history">{m.offer_history({ count: moves.length }, { locale })}</a>}
    >
      {isOnPath ? (
        <ol className="track">
          {pathStates.map((state, index) => (
            <li
              key={state}
              className={index < place ? "done" : index === place ? "now" : undefined}
              {...(index === place ? { "aria-current": "step" as const } : {})}
            >
              <b>{offerStateWord(state, locale, offer.isExtended)}</b>
              <small>{dates[state]}</small>
            </li>
          ))}
        </ol>
      ) : (
        <p>
          {m.offer_ended_on(
            { state: offerStateWord(offer.state, locale), day: short(offer.endedOn) },
            { locale },
          )}
        </p>
      )}
      {offer.state === "lost_contact" && offer.lostFrom && (
        <p>{m.offer_lost_text({ state: offerStateWord(offer.lostFrom, locale) }, { locale })}</p>
      )}
      {withdrawal && (
        <p className="ban yama mt-3">
          <span>
            {m.offer_withdrawal_open(
              { name: fullName(withdrawal.by, locale), reason: withdrawal.reason },
              { locale },
            )}{" "}
            <Link to={`/offers/${offer.id}/withdraw`}>{m.offer_withdrawal_see({}, { locale })}</Link>
          </span>
        </p>
      )}
      {!isReader && <Doors offer={offer} hasRequest={withdrawal !== null} />}
      <p className="note mt-3">{m.offer_no_timer({}, { locale })}</p>
      <details id="offer-history" className="mt-3">
        <summary className="cursor-pointer text-ai underline">
          {m.offer_history_open({ count: moves.length }, { locale })}
        </summary>
        <ul className="rows">
          {moves.map((move) => (
            <Move key={move.id} move={move} />
          ))}
        </ul>
      </details>
    </Card>
  );
}

function Doors({ offer, hasRequest }: { offer: OfferFactsShown; hasRequest: boolean }) {
  const locale = useLocale();
  const after = statesAfter(offer.state, offer.lostFrom);
  const moves = after.filter((state) => state !== "withdrawn_by_company");
  return (
    <div className="row mt-3">
      {moves.length > 0 && (
        <ButtonLink to={`/offers/${offer.id}/move`} variant="go">
          {isEnded(offer.state) ? m.offer_do_reopen({}, { locale }) : m.offer_do_move({}, { locale })}
        </ButtonLink>
      )}
      {offer.state === "considering" && (
        <ButtonLink to={`/offers/${offer.id}/extend`}>{m.offer_do_extend({}, { locale })}</ButtonLink>
      )}
      {after.includes("withdrawn_by_company") && !hasRequest && (
        <ButtonLink to={`/offers/${offer.id}/withdraw`} variant="quiet">
          {m.offer_do_withdraw({}, { locale })}
        </ButtonLink>
      )}
    </div>
  );
}

function Move({ move }: { move: MoveShown }) {
  const locale = useLocale();
  const isExtension = move.from === "considering" && move.to === "considering";
  return (
    <li>
      <b>
        {isExtension
          ? m.offer_move_extension({ day: move.replyOn }, { locale })
          : [move.from && offerStateWord(move.from, locale), offerStateWord(move.to, locale)]
              .filter(Boolean)
              .join(" → ")}
      </b>{" "}
      <span className="num">{move.on}</span>
      {move.unit && <span className="soft"> {move.unit}</span>}
      {move.reason && (
        <span className="block">
          <q>{move.reason}</q>
        </span>
      )}
      <span className="block soft">
        {[
          move.by && m.offer_move_by({ name: fullName(move.by, locale) }, { locale }),
          move.heardBy && m.offer_move_heard({ source: heardByWord(move.heardBy, locale) }, { locale }),
          move.recordedOn && m.offer_move_recorded({ day: move.recordedOn }, { locale }),
        ]
          .filter(Boolean)
          .join(locale === "ja" ? "・" : " · ")}
      </span>
    </li>
  );
}
