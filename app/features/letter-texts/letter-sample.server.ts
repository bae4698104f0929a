import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { LetterContent } from "#emails/layout/letter-content.ts";
import { hostLetters } from "~/features/hosts/host-letters.server.ts";
import { familyLetter } from "~/features/letters/family-letter.server.ts";
import type { Letter } from "~/features/letters/letter.ts";
import { candidateLetter } from "~/features/letters/letter-content.server.ts";
import { findSender, type LetterFacts, listLetterFacts } from "~/features/letters/letter-facts.server.ts";
import type { Locale } from "~/lib/locale.ts";
import { addressed } from "~/lib/names.ts";
import { groupOf } from "./letter-text.ts";

export type Sample = { facts: LetterFacts; hasThisLetter: boolean };
type Means = { db: Db; secret: string; appUrl: string };

/**
 * A real person's letter to look at: the newest of this kind, best in this language; where none was written yet, the
 * newest of the same readers' others stands in for it. Undefined in a house without letters.
 */
export async function findSample(
  db: Db,
  { letter, locale, now }: { letter: Letter; locale: Locale; now: Date },
): Promise<Sample | undefined> {
  const group = groupOf(letter);
  const like = group === "own" || group === "offer" ? "%" : `${group}\\_%`;
  const { rows } = await sql<{ id: string; letter: string }>`
    select id, letter from (
      (select id, letter, locale, created_at from delivery where letter = ${letter} order by created_at desc limit 50)
      union all
      (select id, letter, locale, created_at from delivery where letter <> ${letter} and letter like ${like}
        and (session_id is not null or ${group === "own" || group === "offer"}) and candidate_id is not null = ${!["family", "host"].includes(group)}
        order by created_at desc limit 20)) some_letters
    order by letter <> ${letter}, locale <> ${locale}, created_at desc limit 1`.execute(db);
  const [found] = rows;
  if (!found) return undefined;
  const [facts] = await listLetterFacts(db, [found.id], now);
  if (!facts) return undefined;
  const hasThisLetter = facts.letter === letter;
  const details = hasThisLetter ? facts.details : { ...invented(facts, now), ...facts.details };
  return { facts: { ...facts, letter, details, source: null }, hasThisLetter };
}

/** What a letter of another kind doesn't remember. */
function invented({ event }: LetterFacts, now: Date): Record<string, unknown> {
  const day = (days: number) => new Date(now.getTime() + days * 86_400_000);
  const earlier = event && new Date(event.startsAt.getTime() - 7 * 86_400_000);
  return {
    claimUntil: day(2).toISOString(),
    answer: "no",
    replyOn: day(14).toISOString().slice(0, 10),
    at: now.toISOString(),
    kinds: ["notice"],
    ...(event &&
      earlier && {
        time: {
          from: [earlier.toISOString(), new Date(earlier.getTime() + 7_200_000).toISOString()],
          to: [event.startsAt.toISOString(), event.endsAt.toISOString()],
        },
      }),
  };
}

/** Our words for this letter in a language; its links lead to the start page. */
export async function ourContent(
  means: Means,
  { facts }: Sample,
  { locale, now }: { locale: Locale; now: Date },
): Promise<LetterContent | undefined> {
  const letter = { ...facts, locale };
  const company = await findSender(means.db);
  const [pageUrl, myPageUrl] = [means.appUrl, means.appUrl];
  const greeting = addressed(letter, locale, letter.family ? "family" : "candidate");
  const reader = { locale, greeting, pageUrl, myPageUrl, child: letter.family?.childGivenName ?? "" };
  if (letter.letter.startsWith("host_")) return hostLetters(means)(letter, { ...company, person: "" }, now);
  return familyLetter(letter, company, reader) ?? candidateLetter(letter, company, reader);
}
