import { ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { WaitBadge } from "~/ui/wait-badge.tsx";
import type { OfferDesk } from "./offer-desk.server.ts";

type Props = { desk: OfferDesk; isReader: boolean };

/** What the candidate asked of us about the offer, on top and with the way to answer; nothing when nobody waits. */
export function OfferWaits({ desk, isReader }: Props) {
  const { request, wayBack, offerId, words } = desk;
  const isReopening = Boolean(wayBack?.askedAt);
  if (!request && !isReopening) return null;
  const word = request ? request.word : (wayBack?.word ?? "");
  return (
    <Card title={request ? words.timeAsked : words.reopeningAsked}>
      <p>
        <WaitBadge since={request?.askedAt ?? wayBack?.askedAt ?? desk.now} now={desk.now} />
        {request?.wish && <> {request.wish}</>}
      </p>
      {word && <blockquote className="mt-2">{word}</blockquote>}
      {!isReader && (
        <p className="row mt-3">
          {request ? (
            <ButtonLink variant="go" to={`/offers/${offerId}/time`}>
              {words.timeAnswer}
            </ButtonLink>
          ) : (
            <>
              <ButtonLink variant="go" to={`/offers/${offerId}/move?to=considering`}>
                {words.doReopen}
              </ButtonLink>
              <ButtonLink to={`/offers/${offerId}/reopening`}>{words.reopeningAnswer}</ButtonLink>
            </>
          )}
        </p>
      )}
    </Card>
  );
}

/** Papers on the candidate's page, papers on paper, receipts, and how an offer was declined. */
export function OfferPapersCard({ desk, isReader }: Props) {
  const { papers, dates, receipts, decline, wayBack, words } = desk;
  return (
    <Card title={words.papersTitle}>
      {papers.length + dates.length + receipts.length === 0 && <p className="soft">{words.papersNone}</p>}
      <ul className="rows">
        {papers.map((paper) => (
          <li key={paper.id}>
            <a href={`/papers/${paper.id}`}>{paper.kind}</a>
            <span className="block soft">
              {paper.name} · {paper.on}
            </span>
          </li>
        ))}
        {dates.map((date) => (
          <li key={date.kind}>
            {date.kind}
            <span className="block soft">{date.said}</span>
          </li>
        ))}
        {receipts.map((receipt) => (
          <li key={receipt.id}>
            <a href={`/receipts/${receipt.id}`}>{receipt.kind}</a>
            <span className="block soft">
              {receipt.when} · {receipt.number}
            </span>
          </li>
        ))}
      </ul>
      {decline && (decline.reason || decline.word) && (
        <p className="mt-2">
          {decline.reason}
          {decline.word && <span className="block">{decline.word}</span>}
        </p>
      )}
      {wayBack && <p className="soft mt-2">{wayBack.until}</p>}
      {!isReader && (
        <ButtonLink className="mt-3" to={`/offers/${desk.offerId}/papers`}>
          {words.papersEdit}
        </ButtonLink>
      )}
    </Card>
  );
}
