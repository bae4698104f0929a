// What a person reads before they accept or decline, word for word as the receipt keeps it: what it settles, and what
// it leaves open. A lawyer must check these sentences before real use (README, "Limits").
import { formatDay } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";

export type Decision = "accepted" | "declined";

export type DecisionText = {
  title: string;
  statement: string;
  doesTitle: string;
  does: string[];
  doesNotTitle: string;
  doesNot: string[];
};

export type DecisionFacts = {
  company: string;
  /** Department or subsidiary; empty where the offer has none. */
  unit: string;
  /** From the formal day of the class on it is called 内定. */
  isFormal: boolean;
  joinsOn: string;
  hasTerms: boolean;
};

export function decisionText(decision: Decision, facts: DecisionFacts, locale: Locale): DecisionText {
  const offer = offerWord(facts.isFormal, locale);
  const company = facts.unit
    ? m.decision_from({ company: facts.company, unit: facts.unit }, { locale })
    : facts.company;
  if (decision === "declined")
    return {
      title: m.decision_decline_title({ offer }, { locale }),
      statement: m.decision_decline_statement({ company, offer }, { locale }),
      doesTitle: m.decision_decline_does({}, { locale }),
      does: [m.decision_decline_done({}, { locale }), m.decision_decline_stop({}, { locale })],
      doesNotTitle: m.decision_decline_does_not({}, { locale }),
      doesNot: [m.decision_decline_reason({}, { locale }), m.decision_decline_free({}, { locale })],
    };
  const day = formatDay(facts.joinsOn, { locale });
  return {
    title: m.decision_accept_title({ offer }, { locale }),
    statement: m.decision_accept_statement({ company, offer, day }, { locale }),
    doesTitle: m.decision_accept_does({}, { locale }),
    does: [
      m.decision_accept_prepare({}, { locale }),
      facts.hasTerms
        ? m.decision_accept_terms_here({}, { locale })
        : m.decision_accept_terms_later({}, { locale }),
      m.decision_accept_kept({}, { locale }),
    ],
    doesNotTitle: m.decision_accept_does_not({}, { locale }),
    doesNot: [
      m.decision_accept_free({}, { locale }),
      m.decision_accept_search({}, { locale }),
      m.decision_accept_alone({}, { locale }),
    ],
  };
}

/** 内々定 or 内定, as the sentences of a candidate's page call it. */
export function offerWord(isFormal: boolean, locale: Locale): string {
  return isFormal ? m.offer_word_formal({}, { locale }) : m.offer_word_informal({}, { locale });
}
