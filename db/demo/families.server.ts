// Families of the demo: who let us in, one briefing with their answers, questions, somebody who phoned first.
import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { tokenOf } from "../../app/features/letters/private-link.server.ts";
import { briefing, type DemoRelative, leaflet, questions, relatives } from "./family-words.ts";
import { demoId, type Random } from "./random.ts";
import type { Ids } from "./rows.ts";
import { day, dayText, demoYear, hour, startOfDay, weekdayOf } from "./season.ts";

export type DemoPage = { name: string; path: string };

type Means = { now: Date; rng: Random; ids: Ids; formalOn: string; secret: string | undefined };
type Person = { id: string; name: string };

/** Answers the pages to look at: a candidate's own, a relative's. Without a secret nobody could open them. */
export async function writeFamilies(trx: Db, means: Means): Promise<DemoPage[]> {
  const { now, rng, ids } = means;
  const at = (days: number) => new Date(now.getTime() + days * day);
  const people = await trx
    .selectFrom("candidate")
    .select([
      "id",
      sql<string>`family_name || case when given_name = '' then '' else ' ' || given_name end`.as("name"),
    ])
    .where("cohort_year", "=", demoYear)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  const find = (name: string) => people.find((person) => person.name === name);
  await trx
    .insertInto("family_leaflet")
    .values({
      body: JSON.stringify(leaflet.body),
      phone_hours: JSON.stringify(leaflet.phone_hours),
      video_url: leaflet.video_url,
      changed_by: ids.members[1] ?? null,
      changed_at: at(-40),
    })
    .execute();
  const sessionId = await writeBriefing(trx, means);
  const pages: DemoPage[] = [];
  const byName = new Map<string, string>();
  let arrival = 1;
  for (const each of relatives) {
    const owner = find(each.of);
    if (!owner) continue;
    const { relativeId, own, family } = await writeRelative(trx, each, owner, means);
    byName.set(each.name, relativeId);
    if (means.secret && (each.of === "山田 花" || each.of === "김 서연"))
      pages.push(
        { name: `${each.of} → family`, path: `/c/${tokenOf(means.secret, own)}/family` },
        { name: `${each.name} (family)`, path: `/f/${tokenOf(means.secret, family)}` },
      );
    if (!each.topics.includes("briefing") || each.isClosed) continue;
    const takes = each.answer === "on_site" ? (each.people ?? 1) : 0;
    await trx
      .insertInto("family_invitation")
      .values({
        id: demoId(at(-9), rng),
        session_id: sessionId,
        relative_id: relativeId,
        invited_by: ids.members[1] ?? null,
        invited_at: at(-9),
        answer: each.answer ?? null,
        answered_at: each.answer ? at(-9 + rng.next() * 6) : null,
        seat: takes > 0 ? "going" : null,
        people: takes,
        arrival: takes > 0 ? arrival++ : null,
        access_needs: each.needs ?? "",
        uid: `${demoId(at(-9), rng)}@aoba-seiki.example.com`,
        is_cancelled: each.answer === "no" || each.answer === "maybe",
        sequence: each.answer === "no" || each.answer === "maybe" ? 1 : 0,
      })
      .execute();
    await sql`update session set seats_taken = seats_taken + ${takes}, next_arrival = ${arrival}
      where id = ${sessionId}`.execute(trx);
  }
  await writeQuestions(trx, means, sessionId, byName);
  await writeContacts(trx, means, find("原田 紬"), find("小林 悠真"));
  return pages;
}

async function writeBriefing(trx: Db, { now, rng, ids }: Means): Promise<string> {
  const soon = startOfDay(now.getTime()) + 24 * day;
  const saturday = soon + ((6 - weekdayOf(soon) + 7) % 7) * day;
  const [eventId, sessionId] = [demoId(now, rng), demoId(now, rng)];
  await trx
    .insertInto("event")
    .values({
      id: eventId,
      cohort_year: demoYear,
      kind: "family_briefing",
      state: "published",
      title: JSON.stringify(briefing.title),
      description: JSON.stringify(briefing.description),
      answer_by: new Date(saturday - 5 * day + 20 * hour),
      created_by: ids.members[1] ?? null,
      created_at: new Date(now.getTime() - 20 * day),
      published_at: new Date(now.getTime() - 10 * day),
    })
    .execute();
  await trx
    .insertInto("session")
    .values({
      id: sessionId,
      event_id: eventId,
      starts_at: new Date(saturday + 13.5 * hour),
      ends_at: new Date(saturday + 15 * hour),
      place: JSON.stringify(briefing.place),
      address: briefing.address,
      online_url: briefing.online_url,
      seats: 20,
    })
    .execute();
  await trx
    .insertInto("family_briefing")
    .values({ event_id: eventId, recording_on: dayText(saturday + 4 * day) })
    .execute();
  return sessionId;
}

async function writeRelative(trx: Db, each: DemoRelative, owner: Person, means: Means) {
  const { now, rng, secret } = means;
  const openedAt = new Date(now.getTime() - rng.int(14, 30) * day);
  const relativeId = demoId(openedAt, rng);
  await trx
    .insertInto("relative")
    .values({
      id: relativeId,
      candidate_id: owner.id,
      name: each.name,
      email: each.mail,
      phone: each.phone ?? "",
      locale: each.locale,
      created_at: openedAt,
      updated_at: openedAt,
    })
    .execute();
  const link = async (purpose: "my_page" | "family") => {
    const id = demoId(openedAt, rng);
    const key = secret === undefined ? id : tokenOf(secret, id);
    await trx
      .insertInto("private_link")
      .values({
        id,
        token_hash: createHash("sha256").update(key).digest(),
        purpose,
        candidate_id: owner.id,
        relative_id: purpose === "family" ? relativeId : null,
        created_at: openedAt,
        expires_at: new Date(openedAt.getTime() + 400 * day),
      })
      .execute();
    return id;
  };
  const [own, family] = [await link("my_page"), await link("family")];
  const until = dayText(Date.parse(`${means.formalOn}T00:00:00Z`) - 33 * hour);
  const entries = each.topics.flatMap((topic) => each.channels.map((channel) => ({ topic, channel })));
  const write = (isOpen: boolean, at: Date) =>
    trx
      .insertInto("consent")
      .values(
        entries.map(({ topic, channel }) => ({
          relative_id: relativeId,
          topic,
          channel,
          is_open: isOpen,
          from_at: at,
          until_on: isOpen ? until : null,
          by_link_id: own,
          written_at: at,
        })),
      )
      .execute();
  await write(true, openedAt);
  if (each.isClosed) await write(false, new Date(openedAt.getTime() + 9 * day));
  return { relativeId, own, family };
}

async function writeQuestions(
  trx: Db,
  { now, rng, ids }: Means,
  sessionId: string,
  byName: ReadonlyMap<string, string>,
) {
  const session = await trx
    .selectFrom("session")
    .select("event_id")
    .where("id", "=", sessionId)
    .executeTakeFirstOrThrow();
  for (const asked of questions) {
    const relativeId = byName.get(asked.by);
    if (!relativeId) continue;
    const askedAt = new Date(now.getTime() - asked.daysAgo * day);
    const isAnswered = "answer" in asked;
    const answeredAt = isAnswered ? new Date(askedAt.getTime() + 20 * hour) : null;
    await trx
      .insertInto("family_question")
      .values({
        id: demoId(askedAt, rng),
        relative_id: relativeId,
        event_id: session.event_id,
        topic: asked.topic,
        question: asked.question,
        call_phone: asked.callPhone,
        call_at: asked.callAt,
        asked_at: askedAt,
        answer: isAnswered ? asked.answer : "",
        answered_by: isAnswered ? (ids.members[1] ?? null) : null,
        answered_at: answeredAt,
        public_question: isAnswered ? asked.publicQuestion : "",
        public_answer: isAnswered ? asked.publicAnswer : "",
        published_at: answeredAt,
      })
      .execute();
  }
}

/** Somebody phoned three hours ago, somebody last week; one candidate was asked and hasn't answered, which is fine. */
async function writeContacts(
  trx: Db,
  { now, rng, ids }: Means,
  called: Person | undefined,
  asked: Person | undefined,
) {
  const call = (
    hoursAgo: number,
    values: { topic: string; phone: string; candidate_id: string | null; isDone: boolean },
  ) => {
    const notedAt = new Date(now.getTime() - hoursAgo * hour);
    const { isDone, ...rest } = values;
    return {
      ...rest,
      id: demoId(notedAt, rng),
      noted_by: ids.members[1] ?? "",
      noted_at: notedAt,
      delete_on: dayText(notedAt.getTime() + 30 * day),
      done_at: isDone ? new Date(notedAt.getTime() + hour) : null,
    };
  };
  await trx
    .insertInto("family_call")
    .values([
      call(3, { topic: "transfer", phone: "052-000-0877", candidate_id: null, isDone: false }),
      call(170, { topic: "leaflet", phone: "", candidate_id: called?.id ?? null, isDone: true }),
    ])
    .execute();
  const ask = (
    person: Person | undefined,
    occasion: "ours" | "they_called",
    daysAgo: number,
    answer: "declined" | null,
  ) =>
    person
      ? [
          {
            id: demoId(new Date(now.getTime() - daysAgo * day), rng),
            candidate_id: person.id,
            season: demoYear,
            occasion,
            asked_by: ids.members[1] ?? "",
            asked_at: new Date(now.getTime() - daysAgo * day),
            answer,
            answered_at: answer ? new Date(now.getTime() - (daysAgo - 1) * day) : null,
          },
        ]
      : [];
  const asks = [...ask(called, "they_called", 7, null), ...ask(asked, "ours", 12, "declined")];
  if (asks.length > 0) await trx.insertInto("family_ask").values(asks).execute();
}
