import { isLocale, type Locale, languageName } from "~/lib/locale.ts";
import { fullName } from "~/lib/names.ts";
import { sayAll } from "~/lib/say-all.server.ts";
import { m } from "~/paraglide/messages.js";
import type { CandidateDetails } from "./candidate-queries.server.ts";
import { nameOf } from "./person-of.ts";

export type PersonWords = ReturnType<typeof personWords>;

/** What the page of a candidate and the small cards beside it say. */
export function personWords(locale: Locale) {
  return sayAll(locale, {
    aside: m.candidate_aside,
    back: m.candidate_list_back,
    contact: m.candidate_contact,
    deputy: m.candidate_deputy,
    doEdit: m.candidate_do_edit,
    doInvite: m.candidate_do_invite,
    doNote: m.candidate_do_note,
    doubles: m.candidate_doubles,
    doublesText: m.candidate_doubles_text,
    email: m.candidate_email,
    letterUnnamed: m.candidate_letter_unnamed,
    letters: m.candidate_letters,
    makeAnother: m.offer_make_another,
    makeOffer: m.offer_make,
    noOffer: m.offer_none,
    note: m.candidate_note,
    offer: m.offer_title,
    phone: m.candidate_phone,
    reference: m.candidate_reference,
    school: m.candidate_school,
    sendLink: m.mypage_send_link,
    sessions: m.candidate_sessions,
    sessionsNone: m.candidate_sessions_none,
    tagAdd: m.candidate_tag_add,
    tagName: m.candidate_tag_name,
    tags: m.candidate_tags,
    tagsNone: m.candidate_tags_none,
    unmerge: m.candidate_unmerge,
  });
}

/** 2027年4月入社・設計開発・担当 … in one line. */
export function personFacts(row: CandidateDetails, locale: Locale): string {
  const recruiter = memberName(row.recruiter_family_name, row.recruiter_given_name, row.recruiter_romaji);
  const facts = [
    m.candidate_class({ year: row.cohort_year }, { locale }),
    row.unit_name ?? "",
    recruiter && m.candidate_in_charge({ name: fullName(recruiter, locale) }, { locale }),
    isLocale(row.locale) &&
      m.candidate_written_to({ language: languageName(row.locale, locale) }, { locale }),
  ].filter(Boolean);
  return facts.join(locale === "ja" ? "・" : " · ");
}

export function deputyName(row: CandidateDetails, locale: Locale): string {
  const deputy = memberName(row.deputy_family_name, row.deputy_given_name, row.deputy_romaji);
  return deputy ? fullName(deputy, locale) : "";
}

function memberName(family: string | null, given: string | null, romaji: string | null) {
  return family ? nameOf({ family_name: family, given_name: given ?? "", romaji: romaji ?? "" }) : null;
}
