import { m } from "~/paraglide/messages.js";
import type { LetterContent } from "../layout/letter-content.ts";
import { clippedSubject } from "../layout/subject.ts";
import { type FamilyReader, familyPage, nothingToDecide, toFamily } from "./family-letter.ts";

/** News of the company, or its leaflet: promotional, so a mail program can stop it with one click. */
export function familyNews(
  facts: FamilyReader & { title: string; text: string; isLeaflet: boolean },
): LetterContent {
  const { locale, isLeaflet, pageUrl, sender } = facts;
  const title = isLeaflet
    ? m.family_letter_leaflet_title({ company: sender.company }, { locale })
    : facts.title;
  return toFamily(facts, {
    subject: clippedSubject(title, locale, (part) => part),
    preview: title,
    title,
    blocks: [
      { kind: "text", text: isLeaflet ? m.family_letter_leaflet_text({}, { locale }) : facts.text },
      nothingToDecide(facts),
      isLeaflet
        ? {
            kind: "action",
            link: { label: m.family_leaflet_read({}, { locale }), url: `${pageUrl}/leaflet` },
          }
        : familyPage(facts),
    ],
  });
}
