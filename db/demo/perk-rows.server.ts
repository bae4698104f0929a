// What waits for the class of 2027: a language course that takes applications, book money with a decision or two, and a
// trip that is still being written.
import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { addDays, todayIn } from "../../app/lib/dates.ts";
import { demoId, type Random } from "./random.ts";
import { day, demoYear } from "./season.ts";

type Means = { now: Date; rng: Random; members: readonly string[] };

const shown = ["渡邉 さくら", "김 서연", "Nguyen Thi Mai", "山田 花"];

const perks = [
  {
    ...{
      kind: "language",
      state: "published",
      daysAgo: 12,
      applyIn: 18,
      from: 45,
      until: 150,
      amount: 60_000,
    },
    title: {
      ja: "オンライン英会話(12回)",
      en: "English conversation online, twelve lessons",
      ko: "온라인 영어 회화(12회)",
    },
    body: {
      ja: "週1回30分、時間はご自分で選べます。費用は会社が全額を支払います。授業や研究が忙しい週は休めます。",
      en: "Half an hour a week at a time you choose. The company pays all of it. Skip the weeks in which you are busy.",
      ko: "주 1회 30분, 시간은 직접 고를 수 있습니다. 비용은 회사가 모두 냅니다. 수업이나 연구가 바쁜 주는 쉴 수 있습니다.",
    },
    criteria: {
      ja: "希望する方は全員。組は、申し込みのあとに受ける会話テストの点数で分けます。",
      en: "Everybody who asks. Groups are made by the speaking test taken after applying.",
      ko: "신청하시는 분 모두. 반은 신청 후에 보는 회화 시험 점수로 나눕니다.",
    },
  },
  {
    ...{
      kind: "books",
      state: "published",
      daysAgo: 40,
      applyIn: null,
      from: null,
      until: 260,
      amount: 20_000,
    },
    title: { ja: "書籍代", en: "Book money", ko: "도서비" },
    body: {
      ja: "入社までに読みたい本の代金です。何を読むかは自由で、感想文などはありません。",
      en: "For books you would like to read before you join. Any book; there is no report to write.",
      ko: "입사 전에 읽고 싶은 책값입니다. 어떤 책이든 괜찮고, 감상문은 없습니다.",
    },
    criteria: {
      ja: "申し込んだ順に80名まで。領収書の写真を送っていただき、翌月にお振り込みします。",
      en: "The first 80 who apply. Send a picture of the receipt; we transfer the money the month after.",
      ko: "신청한 순서대로 80명까지. 영수증 사진을 보내 주시면 다음 달에 입금해 드립니다.",
    },
  },
  {
    ...{ kind: "trip", state: "draft", daysAgo: 2, applyIn: 60, from: 120, until: 124, amount: null },
    title: {
      ja: "海外拠点の見学(シアトル)",
      en: "A visit to our Seattle office",
      ko: "해외 거점 견학(시애틀)",
    },
    body: { ja: "5日間、開発拠点で先輩社員の仕事を見学します。" },
    criteria: { ja: "英語プレゼンのテストの点数が高い順に8名。" },
  },
] as const;

/** The rng is a fork of its own: what is written here moves nobody else in the demo. */
export async function writePerks(trx: Db, { now, rng, members }: Means): Promise<void> {
  const today = todayIn("Asia/Tokyo", now);
  const on = (days: number | null) => (days === null ? null : addDays(today, days));
  const [, recruiter = ""] = members;
  const people = await readers(trx);
  for (const perk of perks) {
    const madeAt = new Date(now.getTime() - perk.daysAgo * day);
    const id = demoId(madeAt, rng);
    await trx
      .insertInto("perk")
      .values({
        ...{ id, cohort_year: demoYear, kind: perk.kind, state: perk.state, amount_yen: perk.amount },
        title: JSON.stringify(perk.title),
        body: JSON.stringify(perk.body),
        criteria: JSON.stringify(perk.criteria),
        from_on: on(perk.from),
        until_on: on(perk.until),
        apply_by: on(perk.applyIn),
        ...{ created_by: recruiter, created_at: madeAt, changed_at: madeAt },
        published_at: perk.state === "published" ? madeAt : null,
      })
      .execute();
    if (perk.state === "draft") continue;
    const told = people.slice(0, perk.kind === "books" ? 14 : 9);
    for (const [place, reader] of told.entries()) {
      const toldAt = new Date(madeAt.getTime() + (place + 1) * 3_600_000);
      await trx
        .insertInto("perk_told")
        .values({
          id: demoId(toldAt, rng),
          perk_id: id,
          candidate_id: reader.id,
          told_at: toldAt,
          how: "papers",
        })
        .execute();
      if (place % 2 === 0) await writeApplication(trx, { id, reader, place, toldAt, recruiter, rng, perk });
    }
  }
}

type Reader = { id: string; locale: string };

type Applying = {
  id: string;
  reader: Reader;
  place: number;
  toldAt: Date;
  recruiter: string;
  rng: Random;
  perk: (typeof perks)[number];
};

async function writeApplication(trx: Db, applying: Applying): Promise<void> {
  const { id, reader, place, toldAt, recruiter, rng, perk } = applying;
  const appliedAt = new Date(toldAt.getTime() + day);
  const isDecided = perk.kind === "books" && place < 10;
  const decision = {
    state: "granted",
    decided_at: new Date(appliedAt.getTime() + 2 * day),
    decided_by: recruiter,
    reason:
      reader.locale === "ko"
        ? `신청한 순서대로 80명까지 중 ${place / 2 + 1}번째였습니다.`
        : `申し込んだ順に80名までのうち、${place / 2 + 1}番目でした。`,
  };
  await trx
    .insertInto("perk_application")
    .values({
      ...{ id: demoId(appliedAt, rng), perk_id: id, candidate_id: reader.id, applied_at: appliedAt },
      ...(isDecided ? decision : { state: "applied" }),
    })
    .execute();
}

/** The people of the story first, then others of the class whose offer is open. */
async function readers(trx: Db): Promise<Reader[]> {
  return trx
    .selectFrom("candidate")
    .select(["id", "locale"])
    .where("cohort_year", "=", demoYear)
    .where("merged_into_id", "is", null)
    .where("offer_state", "in", ["considering", "accepted", "formal"])
    .orderBy(sql`not (family_name || ' ' || given_name = any(${[...shown]}))`)
    .orderBy("sort_key")
    .orderBy("id")
    .limit(14)
    .execute();
}
