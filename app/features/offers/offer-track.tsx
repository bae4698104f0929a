import { Link } from "@remix-run/react";
import { ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import type { OfferTrackShown } from "./offer-track.server.ts";

type Props = { track: OfferTrackShown; isReader: boolean };

/** Where the offer stands on the way to the first day, what can be done with it, and what happened to it so far. */
export function OfferTrack({ track, isReader }: Props) {
  const { place } = track;
  return (
    <Card title={track.title} end={<a href={`#history-${track.id}`}>{track.historyLink}</a>}>
      {place >= 0 ? (
        <ol className="track">
          {track.steps.map(({ state, word, date }, index) => (
            <li
              key={state}
              className={index < place ? "done" : index === place ? "now" : undefined}
              {...(index === place ? { "aria-current": "step" as const } : {})}
            >
              <b>{word}</b>
              <small>{date}</small>
            </li>
          ))}
        </ol>
      ) : (
        <p>{track.ended}</p>
      )}
      {track.lost && <p>{track.lost}</p>}
      {track.withdrawal && (
        <p className="ban yama mt-3">
          <span>
            {track.withdrawal} <Link to={`/offers/${track.id}/withdraw`}>{track.see}</Link>
          </span>
        </p>
      )}
      {!isReader && <Doors id={track.id} doors={track.doors} />}
      <p className="note mt-3">{track.noTimer}</p>
      <details id={`history-${track.id}`} className="mt-3">
        <summary className="cursor-pointer text-ai underline">{track.historyOpen}</summary>
        <ul className="rows">
          {track.moves.map((move) => (
            <li key={move.id}>
              <b>{move.title}</b> <span className="num">{move.on}</span>
              {move.reason && (
                <span className="block">
                  <q>{move.reason}</q>
                </span>
              )}
              <span className="block soft">{move.told}</span>
            </li>
          ))}
        </ul>
      </details>
    </Card>
  );
}

function Doors({ id, doors }: { id: string; doors: OfferTrackShown["doors"] }) {
  return (
    <div className="row mt-3">
      {doors.move && (
        <ButtonLink to={`/offers/${id}/move`} variant="go">
          {doors.move}
        </ButtonLink>
      )}
      {doors.extend && <ButtonLink to={`/offers/${id}/extend`}>{doors.extend}</ButtonLink>}
      {doors.course && <ButtonLink to={`/offers/${id}/course`}>{doors.course}</ButtonLink>}
      {doors.withdraw && (
        <ButtonLink to={`/offers/${id}/withdraw`} variant="quiet">
          {doors.withdraw}
        </ButtonLink>
      )}
    </div>
  );
}
