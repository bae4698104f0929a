import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, aMember, anOffer } from "#tests/support/factories.ts";
import { quietJobs } from "#tests/support/letters.ts";
import { aPerk, aPerkReader } from "#tests/support/perks.ts";
import { applyForPerk } from "~/features/perks/apply-for-perk.server.ts";
import { closePerk } from "~/features/perks/close-perk.server.ts";
import { decideApplications } from "~/features/perks/decide-applications.server.ts";
import { listToday } from "~/features/today/list-today.server.ts";

const db = testDatabase();
const now = new Date("2026-07-07T01:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);

function ask(member: { id: string }, isMine: boolean) {
  return { memberId: member.id, isMine, now, today: "2026-07-07", zone: "Asia/Tokyo", locale: "ja" } as const;
}

test("whoever asks for more time or asks a question waits for us; a nameless one is everybody's, the desk's nobody's", async () => {
  await aCompany(db);
  const [morishita, ono] = [await aMember(db), await aMember(db, { family_name: "大野" })];
  const person = await aCandidate(db, { recruiter_id: morishita.id });
  const offer = await anOffer(db, { candidate_id: person.id, state: "considering", reply_on: "2026-07-30" });
  await db
    .insertInto("offer_time_request")
    .values({
      ...{ id: uuidv7(), offer_id: offer.id, candidate_id: person.id },
      ...{ asked_at: daysAgo(5), word: "研究の発表のあとで考えたいです" },
    })
    .execute();
  const question = (candidate_id: string | null, to_whom: string, body: string, days: number) =>
    db
      .insertInto("question")
      .values({
        ...{ id: uuidv7(), to_whom, candidate_id, cohort_year: 2027, locale: "ko", body },
        ...{ may_publish: false, asked_at: daysAgo(days) },
      })
      .execute();
  await question(person.id, "recruiting", "비자를 바꿔야 하나요", 3);
  await question(null, "recruiting", "배속은 언제 정해지나요", 1);
  await question(person.id, "desk", "窓口だけに聞きたいこと", 9);

  const { waiting } = await listToday(db, ask(morishita, true));
  expect(waiting.map(({ quote }) => quote)).toEqual([
    "研究の発表のあとで考えたいです",
    "비자를 바꿔야 하나요",
    "배속은 언제 정해지나요",
  ]);
  const others = await listToday(db, ask(ono, true));
  expect(others.waiting.map(({ quote }) => quote)).toEqual(["배속은 언제 정해지나요"]);

  await db.updateTable("question").set({ answered_at: now, answer: "はい" }).execute();
  await db.updateTable("offer_time_request").set({ state: "granted", decided_at: now }).execute();
  expect((await listToday(db, ask(morishita, false))).waiting).toEqual([]);
});

test("a perk with applications is one row with how many wait and since when, until each is decided; a line that moves isn't", async () => {
  await aCompany(db);
  const [morishita, ono] = [await aMember(db), await aMember(db, { family_name: "大野" })];
  const [course, books] = [await aPerk(db), await aPerk(db, { giving: "order", seats: 1, kind: "books" })];
  await db.updateTable("perk").set({ created_by: morishita.id }).execute();
  const jobs = quietJobs();
  const people = [];
  for (const days of [3, 2, 1]) {
    const person = await aPerkReader(db);
    people.push(person);
    for (const { id: perkId } of [course, books])
      await applyForPerk(db, jobs, { perkId, candidateId: person.id, now: daysAgo(days) });
  }
  await db
    .updateTable("candidate")
    .set({ offer_state: "declined_before" })
    .where("id", "=", people[2]?.id ?? "")
    .execute();
  const rows = async (isMine = true, member = morishita) =>
    (await listToday(db, ask(member, isMine))).waiting;
  expect(await rows()).toMatchObject([
    {
      since: daysAgo(3),
      subject: { title: "2名", note: "英会話講座", to: `/perks/${course.id}` },
      why: "決定を待っています",
      action: { to: `/perks/${course.id}/decide` },
    },
  ]);
  expect(await rows(true, ono)).toEqual([]);
  expect(await rows(false, ono)).toHaveLength(1);
  const ids = await db.selectFrom("perk_application").select("id").where("perk_id", "=", course.id).execute();
  await db.updateTable("candidate").set({ offer_state: "accepted" }).execute();
  await decideApplications(db, jobs, {
    ...{
      perkId: course.id,
      applicationIds: ids.map(({ id }) => id),
      decision: "granted",
      reason: "全員に用意できます",
    },
    ...{ memberId: morishita.id, now },
  });
  expect(await rows()).toEqual([]);
  await closePerk(db, { perkId: books.id, now });
  expect(await rows()).toMatchObject([
    { subject: { title: "2名" }, why: "受け付けが終わり、順番待ちのままです" },
  ]);
});
