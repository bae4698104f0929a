import fc from "fast-check";
import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect, type Db } from "#db/client.server.ts";
import { testDatabase, testDatabaseUrl } from "#tests/support/database.ts";
import { aCandidate, aCompany, aMember, anEvent, anInvitation, anOffer } from "#tests/support/factories.ts";
import { noFilter } from "~/features/candidates/candidate-filter.ts";
import { handOver } from "~/features/candidates/change-candidates.server.ts";
import { mergeCandidates } from "~/features/candidates/merge-candidates.server.ts";
import { undoMerge } from "~/features/candidates/undo-merge.server.ts";
import { mendCharge } from "~/features/offers/mend-charge.server.ts";
import { listToday } from "~/features/today/list-today.server.ts";
import { mendWaits } from "~/features/today/mend-waits.server.ts";

const db = testDatabase();
const now = new Date("2026-07-07T01:00:00Z");
const at = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const nothing = { today_wait: 0, silent_invitation: 0, offer: 0 };

/** What a nightly look would have to mend. */
const differences = async (from: Db = db) => ({ ...(await mendWaits(from)), offer: await mendCharge(from) });

async function twoColleagues() {
  await aCompany(db);
  return [await aMember(db), await aMember(db, { family_name: "大野", given_name: "拓也" })] as const;
}

async function asks(candidateId: string | null, minutes = 5, through: Db = db) {
  const id = uuidv7();
  await through
    .insertInto("question")
    .values({
      ...{ id, to_whom: "recruiting", candidate_id: candidateId, cohort_year: 2027, locale: "ja" },
      ...{ body: "配属はいつ決まりますか", may_publish: false, asked_at: at(minutes) },
    })
    .execute();
  return id;
}

/** Everything that can begin to wait, change, end or go, by hand: the tables alone, as any use case of a later day might. */
const facts: Record<
  string,
  (person: string, offer: string, event: string, n: number) => ReturnType<typeof sql>
> = {
  asksForTime: (
    person,
    offer,
    _,
    n,
  ) => sql`insert into offer_time_request (id, offer_id, candidate_id, asked_at)
    values (${uuidv7()}, ${offer}, ${person}, ${at(n)}) on conflict do nothing`,
  getsTime: (person) =>
    sql`update offer_time_request set state = 'granted', decided_at = ${now} where candidate_id = ${person}`,
  asksBack: (
    person,
    offer,
    _,
    n,
  ) => sql`insert into way_back (id, offer_id, candidate_id, opened_at, until_on, asked_at)
    values (${uuidv7()}, ${offer}, ${person}, ${now}, '2028-07-07', ${at(n)}) on conflict do nothing`,
  isAnswered: (person) => sql`update way_back set answered_at = ${now} where candidate_id = ${person}`,
  asksQuestion: (person, _, __, n) => sql`insert into question
    (id, to_whom, candidate_id, cohort_year, locale, body, may_publish, asked_at)
    values (${uuidv7()}, ${n % 3 ? "recruiting" : "desk"}, ${n % 5 ? person : null}, 2027, 'ja', '質問', false, ${at(n)})`,
  hasAnswer: (person) =>
    sql`update question set answered_at = ${now}, answer = 'はい' where candidate_id = ${person}`,
  writesMail: (
    person,
    _,
    __,
    n,
  ) => sql`insert into inbound_mail (id, source, received_at, hash, kind, state, candidate_id, expires_on)
    values (${uuidv7()}, 'post', ${at(n)}, ${Buffer.from(uuidv7())}, 'text', ${n % 3 ? "review" : "taken"}, ${person}, '2026-12-31')`,
  isRead: (person) => sql`update inbound_mail set state = 'done' where candidate_id = ${person}`,
  hasSignal: (person, _, __, n) => sql`insert into care_signal
    (id, candidate_id, rule, source, fact_key, happened_at, opened_at, expires_on, checked_at)
    values (${uuidv7()}, ${person}, ${["asked_to_talk", "unsure", "no_contact", "housing"][n % 4] ?? ""}, 'answer', ${String(n)},
      ${at(n)}, ${now}, '2026-08-01', ${now}) on conflict do nothing`,
  signalEnds: (person, _, __, n) => sql`update care_signal set closed_at = ${now}, closed_because = 'settled'
    where candidate_id = ${person} and fact_key::int > ${n}`,
  signalOpens: (person) =>
    sql`update care_signal set closed_at = null, closed_because = null where candidate_id = ${person}`,
  bounces: (person, _, __, n) => sql`insert into delivery
    (id, letter, mail_class, candidate_id, address, locale, message_id, state, not_before, created_at)
    values (${uuidv7()}, 'event_invitation', 'promotional', ${person}, 'a@example.com', 'ja', ${uuidv7()},
      ${n % 3 ? "failed" : "queued"}, ${now}, ${at(n)})`,
  isSentAgain: (
    person,
  ) => sql`update delivery set state = case state when 'failed' then 'queued' else 'failed' end
    where candidate_id = ${person}`,
  answers: (person, _, event, n) => sql`update invitation set answered_at = ${at(n)},
    answer = ${["other_date", "yes", null][n % 3] ?? null} where candidate_id = ${person} and event_id = ${event}`,
  stops: (
    person,
    _,
    event,
    n,
  ) => sql`update invitation set stopped_at = ${n % 2 ? now : null}, sends_at = ${at(n)}
    where candidate_id = ${person} and event_id = ${event}`,
  isUninvited: (person, _, event) =>
    sql`delete from invitation where candidate_id = ${person} and event_id = ${event}`,
  factsGo: (person) => sql`with a as (delete from question where candidate_id = ${person}),
    b as (delete from care_signal where candidate_id = ${person}) delete from delivery where candidate_id = ${person}`,
  personGoes: (person) =>
    sql`delete from candidate where id = ${person} and not exists (select from candidate_merge)`,
};

const step = fc.record({
  what: fc.constantFrom(
    ...Object.keys(facts),
    "changesHands",
    "changesDeputy",
    "merge",
    "unmerge",
    "isInvited",
  ),
  who: fc.nat({ max: 2 }),
  n: fc.nat({ max: 40 }),
});

test("whatever happens to people and to what they wait for, what is kept is what searching finds", async () => {
  const members = await twoColleagues();
  const seen = new Set<string>();
  const run = async (steps: readonly { what: string; who: number; n: number }[]) => {
    const event = await anEvent(db);
    const people: { id: string; offer: string }[] = [];
    for (const who of [0, 1, 2]) {
      const { id } = await aCandidate(db, { recruiter_id: members[who % 2]?.id ?? null });
      people.push({ id, offer: (await anOffer(db, { candidate_id: id, state: "considering" })).id });
      await anInvitation(db, event, { candidate_id: id });
    }
    const [one, two] = [people[0]?.id ?? "", people[1]?.id ?? ""];
    for (const { what, who, n } of steps) {
      const { id, offer } = people[who] ?? { id: one, offer: "" };
      const member = [members[0].id, members[1].id, null][n % 3] ?? null;
      const isHere = await db.selectFrom("candidate").select("id").where("id", "=", id).executeTakeFirst();
      if (!isHere) continue;
      if (what === "merge")
        await mergeCandidates(db, { keptId: one, otherId: two, fromOther: [], by: members[0].id, now });
      else if (what === "unmerge") {
        const merge = await db
          .selectFrom("candidate_merge")
          .select("id")
          .where("kept_id", "=", one)
          .executeTakeFirst();
        if (merge) await undoMerge(db, { mergeId: merge.id, by: members[0].id, now });
      } else if (what === "changesHands") await setCharge(id, { recruiter_id: member });
      else if (what === "changesDeputy") await setCharge(id, { deputy_id: member });
      else if (what === "isInvited")
        await sql`insert into invitation (id, event_id, candidate_id, invited_at, sends_at) values
          (${uuidv7()}, ${event.id}, ${id}, ${now}, ${at(n)}) on conflict do nothing`.execute(db);
      else await facts[what]?.(id, offer, event.id, n).execute(db);
      seen.add(what);
    }
    for (const { kind } of await db.selectFrom("today_wait").select("kind").execute()) seen.add(kind);
    expect(await differences()).toEqual(nothing);
  };
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), run), {
    numRuns: 25,
    seed: 160,
  });
  // the moves were such that each kind waited at least once
  for (const kind of ["time", "reopen", "question", "replies", "other_date", "talk", "care", "bounced"])
    expect([...seen]).toContain(kind);
});

async function setCharge(id: string, charge: { recruiter_id?: string | null; deputy_id?: string | null }) {
  await db.updateTable("candidate").set(charge).where("id", "=", id).execute();
}

let others: Db[] = [];
beforeAll(() => {
  others = [0, 1, 2].map(() => connect(testDatabaseUrl(), { max: 2 }));
});
afterAll(async () => {
  await Promise.all(others.map((each) => each.destroy()));
});

test("people who change hands while they ask, answer and move take along what waits, and nobody holds another up", async () => {
  const [morishita, ono] = await twoColleagues();
  const people = await Promise.all(
    Array.from({ length: 12 }, async () => {
      const { id } = await aCandidate(db, { recruiter_id: morishita.id });
      return { id, offer: (await anOffer(db, { candidate_id: id, state: "considering" })).id };
    }),
  );
  const clock = { now, today: "2026-07-07" };
  const hand = async (db: Db, from: string, to: string) => {
    for (let round = 0; round < 6; round++) {
      const [fromId, toId] = round % 2 ? [to, from] : [from, to];
      await handOver(db, { filter: noFilter, clock, by: morishita.id, fromId, toId });
    }
  };
  const ask = async (db: Db) => {
    for (const { id } of [...people, ...people]) await asks(id, 5, db);
  };
  const move = async (db: Db) => {
    for (const { id, offer } of people)
      await db.transaction().execute(async (trx) => {
        await trx.updateTable("offer").set({ state: "accepted" }).where("id", "=", offer).execute();
        await sql`update question set answered_at = ${now}, answer = 'はい' where candidate_id = ${id}`.execute(
          trx,
        );
        await trx
          .insertInto("offer_time_request")
          .values({ id: uuidv7(), offer_id: offer, candidate_id: id, asked_at: now })
          .execute();
      });
  };
  const [first = db, second = db, third = db] = others;
  await Promise.all([
    hand(first, morishita.id, ono.id),
    ask(second),
    move(third),
    hand(db, ono.id, morishita.id),
  ]);
  expect(await differences()).toEqual(nothing);
});

test("whoever asks in the moment of a hand-over waits for the one who takes over, whichever was first", async () => {
  const [morishita, ono] = await twoColleagues();
  const [first = db, second = db] = others;
  const person = await aCandidate(db, { recruiter_id: morishita.id });
  const offers = () => anOffer(second, { candidate_id: person.id });
  // the hand-over isn't committed yet when the question and the offer come
  let later: Promise<unknown>[] = [];
  await first.transaction().execute(async (trx) => {
    await trx.updateTable("candidate").set({ recruiter_id: ono.id }).where("id", "=", person.id).execute();
    later = [asks(person.id, 5, second), offers()];
    await sql`select pg_sleep(0.1)`.execute(trx);
  });
  await Promise.all(later);
  expect(await differences()).toEqual(nothing);
  // the question isn't committed yet when the hand-over comes
  await first.transaction().execute(async (trx) => {
    await asks(person.id, 5, trx);
    later = [
      second
        .updateTable("candidate")
        .set({ recruiter_id: morishita.id })
        .where("id", "=", person.id)
        .execute(),
    ];
    await sql`select pg_sleep(0.1)`.execute(trx);
  });
  await Promise.all(later);
  expect(await differences()).toEqual(nothing);
  const kept = await db.selectFrom("today_wait").select("recruiter_id").execute();
  expect(kept).toEqual(Array(2).fill({ recruiter_id: morishita.id }));
});

test("a row that was lost or is nobody's is mended at night, and counted", async () => {
  const [morishita, ono] = await twoColleagues();
  const person = await aCandidate(db, { recruiter_id: morishita.id });
  await anOffer(db, { candidate_id: person.id });
  const [first, second] = [await asks(person.id), await asks(person.id)];
  const event = await anEvent(db);
  await anInvitation(db, event, { candidate_id: person.id });
  await db.deleteFrom("today_wait").where("id", "=", first).execute();
  await db.updateTable("today_wait").set({ recruiter_id: ono.id }).where("id", "=", second).execute();
  await sql`insert into today_wait values ('talk', ${uuidv7()}, ${now}, null, null, null)`.execute(db);
  await db.deleteFrom("silent_invitation").execute();
  await db.updateTable("offer").set({ recruiter_id: ono.id }).execute();
  const ask = {
    memberId: morishita.id,
    isMine: true,
    now,
    today: "2026-07-07",
    zone: "Asia/Tokyo",
    locale: "ja",
  } as const;
  expect((await listToday(db, ask)).waiting).toEqual([]);
  // the lost one is added, the wrong one taken away and added, the one without a fact taken away
  expect(await differences()).toEqual({ today_wait: 4, silent_invitation: 1, offer: 1 });
  expect(await differences()).toEqual(nothing);
  expect((await listToday(db, ask)).waiting).toHaveLength(2);
});
