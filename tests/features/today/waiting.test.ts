import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, aMember, anOffer } from "#tests/support/factories.ts";
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
