import type { Db } from "#db/client.server.ts";
import type { LetterContent, LetterSender } from "#emails/layout/letter-content.ts";
import { staffOfferAnswered } from "#emails/offers/staff-offer-answered.ts";
import { formatDayTime } from "~/lib/dates.ts";
import { isLocale } from "~/lib/locale.ts";
import { addressed, fullName, type PersonName } from "~/lib/names.ts";

type Letter = PersonName & { letter: string; locale: string; zone: string; details: Record<string, unknown> };

/** Words of the letters to colleagues about offers; undefined for one that isn't ours. */
export function offerStaffLetters({ db, appUrl }: { db: Db; appUrl: string }) {
  return async (letter: Letter, sender: LetterSender): Promise<LetterContent | undefined> => {
    if (letter.letter !== "staff_offer_answered") return undefined;
    const { details } = letter;
    const locale = isLocale(letter.locale) ? letter.locale : "ja";
    const id = String(details.aboutCandidateId ?? "");
    const person = await db
      .selectFrom("candidate")
      .select(["family_name as familyName", "given_name as givenName", "romaji"])
      .where("id", "=", id)
      .executeTakeFirst();
    const at = new Date(String(details.at ?? ""));
    return staffOfferAnswered({
      locale,
      sender,
      greeting: addressed(letter, locale),
      isAccepted: details.decision === "accepted",
      name: person ? fullName(person, locale) : "",
      unit: String(details.unit ?? ""),
      at: Number.isNaN(at.getTime()) ? "" : formatDayTime(at, { locale, zone: letter.zone, zoneName: true }),
      number: String(details.number ?? ""),
      url: `${appUrl}/candidates/${id}`,
    });
  };
}
