import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { renderLetter } from "#emails/layout/render-letter.tsx";
import { candidateLetter } from "~/features/letters/letter-content.server.ts";
import { findSender, listLetterFacts } from "~/features/letters/letter-facts.server.ts";
import { findOwnTexts, inOwnWords } from "~/features/letters/own-texts.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { type Locale, locales } from "~/lib/locale.ts";
import { addressed, fullName } from "~/lib/names.ts";
import { type CarriedOut, carryOut, type Press } from "./carry-out.server.ts";

export type StormCounts = {
  /** People, not letters. */
  people: number;
  byMail: number;
  hosts: number;
  families: number;
  /** Nobody knows an address of theirs. */
  noMail: string[];
  /** Letters that wait until eight in the morning where their reader is. */
  inTheMorning: number;
};

export type LetterSample = {
  locale: Locale;
  /** How many read this language. */
  people: number;
  name: string;
  subject: string;
  text: string;
};

export type Rehearsed = CarriedOut & {
  counts: StormCounts;
  samples: LetterSample[];
  /** Names of the double-booked, and of hosts who lead something else. */
  names: Map<string, string>;
};

class Rehearsal extends Error {}

/**
 * Does all of it and takes it back: what the page shows beforehand is what would happen, to the letter. Nobody's seat,
 * calendar or mail knows of it.
 */
export async function rehearseStorm(
  db: Db,
  jobs: Jobs,
  { locale, appUrl, ...press }: Press & { locale: Locale; appUrl: string },
): Promise<Rehearsed> {
  const quiet: Jobs = { ...jobs, wake() {} };
  let seen: Rehearsed | undefined;
  try {
    await db.transaction().execute(async (trx) => {
      const done = await carryOut(trx, quiet, press);
      const samples = await listSamples(trx, { stormId: done.stormId, appUrl, now: press.now });
      const counts = await countConcerned(trx, done.stormId, press.now, locale);
      seen = { ...done, samples, counts, names: await listNames(trx, done, locale) };
      throw new Rehearsal();
    });
  } catch (error) {
    if (!(error instanceof Rehearsal)) throw error;
  }
  if (!seen) throw new Error("a rehearsal without an end");
  return seen;
}

async function countConcerned(trx: Db, stormId: string, now: Date, locale: Locale): Promise<StormCounts> {
  const { rows } = await sql<{
    kind: "candidate" | "host" | "family";
    hasLetter: boolean;
    isLater: boolean;
    familyName: string;
    givenName: string;
    romaji: string;
  }>`
    select case when member_id is not null then 'host' when relative_id is not null then 'family' else 'candidate' end as kind,
      bool_or(delivery_id is not null) as "hasLetter",
      coalesce(bool_or(not_before > ${now}), false) as "isLater",
      coalesce(max(candidate.family_name), '') as "familyName", coalesce(max(candidate.given_name), '') as "givenName",
      coalesce(max(candidate.romaji), '') as romaji
    from (select storm_person.*, delivery.not_before from storm_person
      left join delivery on delivery.id = storm_person.delivery_id where storm_id = ${stormId}) person
    left join candidate on candidate.id = person.candidate_id
    group by person.candidate_id, person.member_id, person.relative_id`.execute(trx);
  const people = rows.filter((row) => row.kind === "candidate");
  const count = (kind: string) => rows.filter((row) => row.kind === kind).length;
  return {
    people: people.length,
    byMail: people.filter((row) => row.hasLetter).length,
    hosts: count("host"),
    families: count("family"),
    noMail: people.filter((row) => !row.hasLetter).map((row) => fullName(row, locale)),
    inTheMorning: rows.filter((row) => row.isLater).length,
  };
}

/** For each language the letter of the first person who reads it, going before invited. */
async function listSamples(
  trx: Db,
  { stormId, appUrl, now }: { stormId: string; appUrl: string; now: Date },
): Promise<LetterSample[]> {
  const { rows } = await sql<{ id: string; locale: Locale; people: number }>`
    select distinct on (delivery.locale) delivery.id, delivery.locale,
      (select count(distinct other.candidate_id) from storm_person other join delivery theirs on theirs.id = other.delivery_id
        where other.storm_id = ${stormId} and theirs.locale = delivery.locale and other.candidate_id is not null) as people
    from storm_person join delivery on delivery.id = storm_person.delivery_id
    where storm_id = ${stormId} and storm_person.candidate_id is not null
    order by delivery.locale, storm_person.standing <> 'going', storm_person.starts_at, delivery.id`.execute(
    trx,
  );
  const facts = await listLetterFacts(
    trx,
    rows.map((row) => row.id),
    now,
  );
  const [company, texts] = [await findSender(trx), await findOwnTexts(trx)];
  const samples: LetterSample[] = [];
  for (const [at, letter] of facts.entries()) {
    const row = rows[at];
    if (!row) continue;
    const { locale, people } = row;
    const greeting = addressed(letter, locale);
    const page = { pageUrl: `${appUrl}/a/…`, myPageUrl: `${appUrl}/c/…` };
    const content = candidateLetter(letter, company, { locale, greeting, ...page });
    if (!content) throw new Error(`there are no words for ${letter.letter}`);
    const { subject, text } = await renderLetter(inOwnWords(content, letter, texts));
    samples.push({ locale, people, name: greeting, subject, text });
  }
  return samples.sort((a, b) => locales.indexOf(a.locale) - locales.indexOf(b.locale));
}

async function listNames(trx: Db, done: CarriedOut, locale: Locale): Promise<Map<string, string>> {
  const ids = [
    ...done.doubleBooked.map((each) => each.candidateId),
    ...done.refused.flatMap(({ busy }) => busy?.memberId ?? []),
  ];
  const { rows } = await sql<{ id: string; familyName: string; givenName: string; romaji: string }>`
    select id, family_name as "familyName", given_name as "givenName", romaji from candidate where id = any(${ids}::uuid[])
    union all select id, family_name, given_name, romaji from member where id = any(${ids}::uuid[])`.execute(
    trx,
  );
  return new Map(rows.map((row) => [row.id, fullName(row, locale)]));
}
