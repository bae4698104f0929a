import { m } from "~/paraglide/messages.js";
import { AnswerCards } from "~/ui/answer-cards.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { OtherOfferShown } from "./other-offers.server.ts";

/** For each other offer: keep it, or decline it now. Nothing is chosen beforehand, and nothing ends unsaid. */
export function OtherOffers({ others }: { others: readonly OtherOfferShown[] }) {
  const locale = useLocale();
  return others.map(({ id, from, mark, word, place, replyDay }) => (
    <div key={id}>
      <input type="hidden" name="other" value={id} />
      <input type="hidden" name={`from-${id}`} value={from} />
      <input type="hidden" name={`mark-${id}`} value={mark} />
      <AnswerCards
        name={`choice-${id}`}
        legend={
          place
            ? m.mypage_other_offer({ offer: word, place }, { locale })
            : m.mypage_other_offer_plain({ offer: word }, { locale })
        }
        hint={[
          replyDay && m.mypage_other_until({ day: replyDay }, { locale }),
          m.mypage_other_hint({}, { locale }),
        ].join(locale === "ja" ? "" : " ")}
        cards={[
          { value: "keep", label: m.mypage_other_keep({}, { locale }) },
          { value: "decline", label: m.mypage_other_decline({}, { locale }) },
        ]}
      />
    </div>
  ));
}
