import { m } from "~/paraglide/messages.js";
import { ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { WaitBadge } from "~/ui/wait-badge.tsx";
import type { OfferDesk } from "./offer-desk.server.ts";

type Props = { desk: OfferDesk; isReader: boolean };

/** What the candidate asked of us about the offer, on top and with the way to answer; nothing when nobody waits. */
export function OfferWaits({ desk, isReader }: Props) {
  const locale = useLocale();
  const { request, wayBack, offerId } = desk;
  const isReopening = Boolean(wayBack?.askedAt);
  if (!request && !isReopening) return null;
  const word = request ? request.word : (wayBack?.word ?? "");
  return (
    <Card
      title={request ? m.touchpoint_time_asked({}, { locale }) : m.touchpoint_reopening_asked({}, { locale })}
    >
      <p>
        <WaitBadge since={request?.askedAt ?? wayBack?.askedAt ?? desk.now} now={desk.now} />
        {request?.wishDay && <> {m.touchpoint_time_asked_until({ day: request.wishDay }, { locale })}</>}
      </p>
      {word && <blockquote className="mt-2">{m.answer_quote({ word }, { locale })}</blockquote>}
      {!isReader && (
        <p className="row mt-3">
          {request ? (
            <ButtonLink variant="go" to={`/offers/${offerId}/time`}>
              {m.offer_time_answer({}, { locale })}
            </ButtonLink>
          ) : (
            <>
              <ButtonLink variant="go" to={`/offers/${offerId}/move?to=considering`}>
                {m.offer_do_reopen({}, { locale })}
              </ButtonLink>
              <ButtonLink to={`/offers/${offerId}/reopening`}>
                {m.offer_reopening_answer({}, { locale })}
              </ButtonLink>
            </>
          )}
        </p>
      )}
    </Card>
  );
}

/** Papers on the candidate's page, papers on paper, receipts, and how an offer was declined. */
export function OfferPapersCard({ desk, isReader }: Props) {
  const locale = useLocale();
  const { papers, dates, receipts, decline, wayBack } = desk;
  return (
    <Card title={m.offer_papers_title({}, { locale })}>
      {papers.length + dates.length + receipts.length === 0 && (
        <p className="soft">{m.offer_papers_none({}, { locale })}</p>
      )}
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
            <span className="block soft">
              {[
                date.sentDay && m.offer_paper_sent({ day: date.sentDay }, { locale }),
                date.backDay && m.offer_paper_back({ day: date.backDay }, { locale }),
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </li>
        ))}
        {receipts.map((receipt) => (
          <li key={receipt.id}>
            <a href={`/receipts/${receipt.id}`}>
              {receipt.kind === "accepted"
                ? m.mypage_receipt_accepted({}, { locale })
                : m.mypage_receipt_declined({}, { locale })}
            </a>
            <span className="block soft">
              {receipt.when} · {receipt.number}
            </span>
          </li>
        ))}
      </ul>
      {decline && (decline.reason || decline.word) && (
        <p className="mt-2">
          {decline.reason}
          {decline.word && (
            <span className="block">{m.answer_quote({ word: decline.word }, { locale })}</span>
          )}
        </p>
      )}
      {wayBack && (
        <p className="soft mt-2">{m.offer_way_back_until({ day: wayBack.untilDay }, { locale })}</p>
      )}
      {!isReader && (
        <ButtonLink className="mt-3" to={`/offers/${desk.offerId}/papers`}>
          {m.offer_papers_edit({}, { locale })}
        </ButtonLink>
      )}
    </Card>
  );
}
