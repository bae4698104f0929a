// What the pages of offers show beyond one offer a person: second offers, courses, papers of the first day.
import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { mostDays } from "../../app/features/privacy/retention.ts";
import { saveRetention } from "../../app/features/privacy/retention-rules.server.ts";
import { addDays, todayIn } from "../../app/lib/dates.ts";
import { demoId, type Random } from "./random.ts";
import { demoYear } from "./season.ts";

type Means = { now: Date; rng: Random; members: readonly string[] };

const courses = ["エンジニアコース", "総合職", "生産技術コース"];
const secondOffers = 5;
const documents = [
  "pledge",
  "pension_number",
  "employment_insurance",
  "tax_slip",
  "bank_account",
  "dependents",
  "health_check",
  "graduation",
  "guarantor",
];

/** Into the loaded demo; the triggers keep summaries and figures true. */
export async function writeOfferDesk(trx: Db, { now, rng, members }: Means): Promise<void> {
  // The demo shows five classes of history: it keeps them, where a real company would keep half a year.
  const long = { notes: mostDays, papers: mostDays, person: mostDays };
  await saveRetention(trx, { joined: long, ended: long });
  const by = members[1] ?? members[0] ?? "";
  await writeSecondOffers(trx, { now, rng, by });
  await writeChecks(trx, { now, rng, by });
  await writeThanks(trx);
  await writeExamWeeks(trx, now, by);
}

/** Whoever declined on their own page was thanked by a letter at once. */
async function writeThanks(trx: Db) {
  await sql`
    insert into delivery (id, letter, mail_class, candidate_id, address, locale, message_id, subject, state, not_before,
      created_at, finished_at)
    select md5('thanks' || move.id)::uuid, 'offer_declined', 'transactional', candidate.id, candidate.email, candidate.locale,
      '<' || move.id || '@aoba-seiki.example.com>',
      case candidate.locale when 'ja' then 'お知らせを承りました' when 'ko' then '알려 주셔서 감사합니다'
        else 'Thank you for telling us' end,
      'sent', move.recorded_at, move.recorded_at, move.recorded_at + interval '3 seconds'
    from offer_move move join candidate on candidate.id = move.candidate_id
    where move.by_candidate and move.to_state in ('declined_before', 'declined_after') and candidate.email <> ''`.execute(
    trx,
  );
}

/** The winter's examinations of two schools. */
async function writeExamWeeks(trx: Db, now: Date, by: string) {
  const today = todayIn("Asia/Tokyo", now);
  const weeks = [
    { school: "東都工業大学", from: 24, days: 13 },
    { school: "名南工業大学", from: 31, days: 11 },
  ];
  await trx
    .insertInto("exam_week")
    .values(
      weeks.map(({ school, from, days }) => ({
        ...{ id: crypto.randomUUID(), school, written_by: by, written_at: now },
        ...{ from_on: addDays(today, from), until_on: addDays(today, from + days) },
      })),
    )
    .execute();
}

async function writeSecondOffers(trx: Db, { now, rng, by }: { now: Date; rng: Random; by: string }) {
  const people = await trx
    .selectFrom("candidate")
    .innerJoin("offer", "offer.id", "candidate.offer_id")
    .select(["candidate.id", "candidate.cohort_year", "offer.id as offerId", "offer.unit_id"])
    .select(["offer.offered_on", "offer.reply_on", "offer.created_at"])
    .where("candidate.cohort_year", "=", demoYear)
    .where("candidate.offer_state", "=", "considering")
    .where("candidate.merged_into_id", "is", null)
    .where("offer.reply_on", ">", addDays(todayIn("Asia/Tokyo", now), 5))
    .orderBy("candidate.sort_key")
    .limit(secondOffers)
    .execute();
  const units = await trx.selectFrom("unit").select("id").orderBy("position").execute();
  for (const [place, person] of people.entries()) {
    const unit = units.filter(({ id }) => id !== person.unit_id)[place % Math.max(1, units.length - 1)];
    if (!unit) return;
    const id = demoId(person.created_at, rng);
    const replyOn = addDays(person.reply_on ?? person.offered_on, 7);
    await trx
      .updateTable("offer")
      .set({ course: courses[place % 2] ?? "" })
      .where("id", "=", person.offerId)
      .execute();
    await trx
      .insertInto("offer")
      .values({
        ...{ id, candidate_id: person.id, cohort_year: person.cohort_year, unit_id: unit.id },
        ...{ course: courses[2] ?? "", state: "informal", offered_on: person.offered_on, reply_on: replyOn },
        ...{ created_at: person.created_at, updated_at: person.created_at },
      })
      .execute();
    await trx
      .insertInto("offer_move")
      .values({
        ...{
          id: demoId(person.created_at, rng),
          offer_id: id,
          candidate_id: person.id,
          to_state: "informal",
        },
        ...{ happened_on: person.offered_on, recorded_at: person.created_at, recorded_by: by },
        reply_on_after: replyOn,
      })
      .execute();
  }
}

/** The class that joined last has its papers, but for a few. */
async function writeChecks(trx: Db, { now, rng, by }: { now: Date; rng: Random; by: string }) {
  const people = await trx
    .selectFrom("candidate")
    .innerJoin("cohort", "cohort.year", "candidate.cohort_year")
    .select(["candidate.id", "cohort.joins_on"])
    .where("candidate.cohort_year", "=", demoYear - 1)
    .where("candidate.offer_state", "=", "joined")
    .where("candidate.merged_into_id", "is", null)
    .orderBy("candidate.sort_key")
    .limit(120)
    .execute();
  const rows = people.flatMap((person) =>
    documents.flatMap((document) => {
      const chance = rng.next();
      if (chance < 0.03) return [];
      const state =
        chance < 0.08 ? "asked" : chance < 0.2 && document !== "pledge" ? "not_needed" : "received";
      const on = addDays(person.joins_on, -Math.round(5 + rng.next() * 30));
      return [
        {
          id: demoId(now, rng),
          ...{ candidate_id: person.id, document_id: document, state, happened_on: on },
          ...{ noted_by: by, noted_at: now },
        },
      ];
    }),
  );
  if (rows.length > 0) await trx.insertInto("joining_check").values(rows).execute();
}
