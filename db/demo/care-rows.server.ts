// What colleagues have planned, and the care signals that the rules find in the demo's own facts.
import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { tendCare } from "../../app/features/care/tend-care.server.ts";
import { cast } from "./cast.ts";
import { day, dayText, demoYear } from "./season.ts";

const tasks = [
  { who: "김 서연", title: "在留資格の変更に使う書類の一覧を送る", days: 3, for: 1, by: 1 },
  { who: "中村 結衣", title: "長野と名古屋、両方の先輩に声をかける", days: 5, for: 1, by: 2 },
  { who: "木村 陸", title: "工場見学の希望日を聞く", days: 2, for: 2, by: 2 },
] as const;

const mention = {
  who: "林 葵",
  text: "@森下 承諾のお礼の電話で、懇親会の幹事を手伝いたいと話してくれました。",
} as const;

/** `members` in the order of the staff: 1 森下, 2 大野, 3 白石. */
export async function loadCare(trx: Db, members: readonly string[], now: Date): Promise<void> {
  await tendCare(trx, now);
  const wanted = [...tasks.map(({ who }) => who), mention.who];
  const named = cast
    .map(({ name }) => ({ who: `${name.family.text} ${name.given.text}`, name }))
    .filter(({ who }) => wanted.some((each) => each === who));
  const people = await trx
    .selectFrom("candidate")
    .select(["id", sql<string>`family_name || ' ' || given_name`.as("who")])
    .where("cohort_year", "=", demoYear)
    .where("merged_into_id", "is", null)
    .where((is) =>
      is.or(
        named.map(({ name }) =>
          is.and([is("family_name", "=", name.family.text), is("given_name", "=", name.given.text)]),
        ),
      ),
    )
    .where("offer_id", "is not", null)
    .execute();
  const created = new Date(now.getTime() - day);
  for (const task of tasks) {
    const person = people.find(({ who }) => who === task.who);
    const [owner, author] = [members[task.for], members[task.by]];
    if (!person || !owner || !author) continue;
    await trx
      .insertInto("task")
      .values({
        id: uuidv7(),
        kind: "task",
        candidate_id: person.id,
        title: task.title,
        due_on: dayText(now.getTime() + task.days * day),
        member_id: owner,
        created_by: author,
        created_at: created,
      })
      .execute();
  }
  const person = people.find(({ who }) => who === mention.who);
  const [owner, author] = [members[1], members[2]];
  if (!person || !owner || !author) return;
  await trx
    .insertInto("task")
    .values({
      id: uuidv7(),
      kind: "mention",
      candidate_id: person.id,
      title: mention.text,
      due_on: dayText(now.getTime()),
      member_id: owner,
      created_by: author,
      created_at: created,
    })
    .execute();
}
