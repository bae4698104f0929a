// What waits for the class of 2027: a language course for all who ask, book money in the order of application, a drawing
// course of few places that waits for decisions, and a trip that is still being written.
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
      ...{ giving: "all", seats: null, told: 9 },
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
      ...{ giving: "order", seats: 6, told: 14 },
    },
    title: { ja: "書籍代", en: "Book money", ko: "도서비" },
    body: {
      ja: "入社までに読みたい本の代金です。何を読むかは自由で、感想文などはありません。",
      en: "For books you would like to read before you join. Any book; there is no report to write.",
      ko: "입사 전에 읽고 싶은 책값입니다. 어떤 책이든 괜찮고, 감상문은 없습니다.",
    },
    criteria: {
      ja: "希望する方。領収書の写真を送っていただき、翌月にお振り込みします。",
      en: "Anyone who would like it. Send a picture of the receipt; we transfer the money the month after.",
      ko: "원하시는 분. 영수증 사진을 보내 주시면 다음 달에 입금해 드립니다.",
    },
  },
  {
    ...{ kind: "course", state: "published", daysAgo: 9, applyIn: 12, from: 60, until: 74, amount: 45_000 },
    ...{ giving: "criteria", seats: 8, told: 10 },
    title: { ja: "3D-CAD入門講座", en: "A first course in 3D CAD", ko: "3D CAD 입문 강좌" },
    body: {
      ja: "土曜の午後に3回、オンラインで学びます。ソフトウェアは会社がお貸しします。",
      en: "Three Saturday afternoons, online. We lend you the software.",
      ko: "토요일 오후에 3회, 온라인으로 배웁니다. 소프트웨어는 회사가 빌려드립니다.",
    },
    criteria: {
      ja: "3回すべてに出られる方。申し込みの課題（部品のスケッチ1枚）を提出した方から決めます。",
      en: "For those who can come to all three afternoons and hand in the small assignment (a sketch of one part).",
      ko: "3회 모두 참석할 수 있고, 신청 과제(부품 스케치 한 장)를 제출하신 분 가운데 정합니다.",
    },
  },
  {
    ...{ kind: "trip", state: "draft", daysAgo: 2, applyIn: 60, from: 120, until: 124, amount: null },
    ...{ giving: "criteria", seats: 8, told: 0 },
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
        ...{ giving: perk.giving, seats: perk.seats },
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
    const told = people.slice(0, perk.told);
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
  const decision = decisionOf(perk.giving, reader.locale, place);
  const decided = decision && {
    ...decision,
    decided_at: decision.decided_by === null ? appliedAt : new Date(appliedAt.getTime() + 2 * day),
    decided_by: decision.decided_by === null ? null : recruiter,
  };
  await trx
    .insertInto("perk_application")
    .values({
      ...{ id: demoId(appliedAt, rng), perk_id: id, candidate_id: reader.id, applied_at: appliedAt },
      ...(decided ?? { state: "applied" }),
    })
    .execute();
}

/** In order until the places are gone; of the course the first two, one of whom without the assignment; of the others none. */
function decisionOf(giving: string, locale: string, place: number) {
  if (giving === "order") return place < 12 ? { state: "granted", decided_by: null, reason: "" } : undefined;
  if (giving !== "criteria" || place > 2) return undefined;
  const isKorean = locale === "ko";
  if (place === 0)
    return {
      ...{ state: "granted", decided_by: "recruiter" },
      reason: isKorean
        ? "과제를 제출하셨고, 3회 모두 참석하실 수 있습니다."
        : "課題を提出され、3回とも出られるとうかがいました。",
    };
  return {
    ...{ state: "refused", decided_by: "recruiter" },
    reason: isKorean
      ? "조건인 3회 참석이 어려우시다고 들었습니다. 다음 강좌가 열리면 안내해 드리겠습니다."
      : "条件の3回のうち1回が授業と重なるとうかがいました。次の講座をひらくときは、ご案内します。",
  };
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
