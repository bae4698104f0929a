// What lies on the candidates' own pages: a link to three of them, papers, a wish for more time, questions.
import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { tokenOf } from "../../app/features/letters/private-link.server.ts";
import { addDays, todayIn } from "../../app/lib/dates.ts";
import type { AnswerLink } from "./link-rows.server.ts";
import { demoId, type Random } from "./random.ts";
import { writeReports } from "./report-rows.server.ts";
import { demoYear } from "./season.ts";

type Means = { now: Date; rng: Random; secret: string | undefined };

/** People the story names, with a page to look at; the first of each language gets the printed link. */
const shown = ["渡邉 さくら", "김 서연", "Nguyen Thi Mai", "山田 花", "野口 陸斗"];

const hour = 3_600_000;

const questions = [
  {
    ...{ toWhom: "recruiting", locale: "ja", hoursAgo: 30, answer: "" },
    body: "配属はいつ、どのように決まりますか。希望は出せますか。",
  },
  {
    ...{ toWhom: "senior", locale: "ja", hoursAgo: 50, answer: "" },
    body: "1年目の夏ごろ、どんな一日を過ごしていましたか。",
  },
  {
    ...{ toWhom: "recruiting", locale: "ko", hoursAgo: 20, answer: "" },
    body: "재류 자격 변경 서류는 언제 받을 수 있나요?",
  },
  {
    ...{ toWhom: "recruiting", locale: "ja", hoursAgo: 200 },
    body: "引っ越しの費用は出ますか。",
    answer: "はい。入社にともなう引っ越しの実費をお支払いします。領収書をとっておいてください。",
  },
  {
    ...{ toWhom: "recruiting", locale: "ja", hoursAgo: 340 },
    body: "卒業研究で3月まで忙しいのですが、研修への参加は必要ですか。",
    answer: "入社前の研修は任意です。学業を優先してください。内容は入社後にもう一度お伝えします。",
  },
  {
    ...{ toWhom: "senior", locale: "en", hoursAgo: 420 },
    body: "Is it all right to speak English at work in the first months?",
    answer: "Yes. Most of us mix both. We have a glossary, and nobody minds when you ask twice.",
  },
] as const;

/** Writes them into the loaded demo; answers a page a language, where `secret` makes links. */
export async function writeOwnPages(trx: Db, { now, rng, secret }: Means): Promise<AnswerLink[]> {
  const people = await trx
    .selectFrom("candidate")
    .select(["id", "family_name", "given_name", "locale", "offer_id", "offer_state"])
    .where("cohort_year", "=", demoYear)
    .where("merged_into_id", "is", null)
    .where(sql<string>`family_name || ' ' || given_name`, "in", shown)
    .execute();
  people.sort((a, b) => placeOf(a) - placeOf(b));
  const recruiter = await trx
    .selectFrom("member")
    .select("id")
    .where("role", "=", "recruiter")
    .orderBy("created_at")
    .orderBy("id")
    .executeTakeFirst();
  if (!recruiter) return [];
  await writeQuestions(trx, recruiter.id, now, rng);
  const first = people[0];
  if (first) await writeReports(trx, first.id, now);
  for (const person of people) {
    if (!person.offer_id) continue;
    if (placeOf(person) < 3) await writePaper(trx, person.offer_id, recruiter.id, now, rng);
    if (person.family_name === "山田" && person.offer_state === "considering")
      await trx
        .insertInto("offer_time_request")
        .values({
          id: demoId(new Date(now.getTime() - 26 * hour), rng),
          offer_id: person.offer_id,
          candidate_id: person.id,
          asked_at: new Date(now.getTime() - 26 * hour),
          wish_on: addDays(todayIn("Asia/Tokyo", now), 30),
          word: "卒業研究の中間発表が終わってから、落ち着いて決めたいです。",
        })
        .execute();
  }
  if (secret === undefined) return [];
  const links: AnswerLink[] = [];
  for (const person of people) {
    const id = demoId(now, rng);
    const token = tokenOf(secret, id);
    await trx
      .insertInto("private_link")
      .values({
        id,
        token_hash: createHash("sha256").update(token).digest(),
        purpose: "my_page",
        candidate_id: person.id,
        created_at: now,
        expires_at: new Date(now.getTime() + 400 * 24 * hour),
      })
      .execute();
    const locale = person.locale as AnswerLink["locale"];
    if (!links.some((link) => link.locale === locale))
      links.push({ name: `${person.family_name} ${person.given_name}`, locale, token });
  }
  return links;
}

function placeOf({ family_name, given_name }: { family_name: string; given_name: string }): number {
  return shown.indexOf(`${family_name} ${given_name}`);
}

async function writeQuestions(trx: Db, memberId: string, now: Date, rng: Random) {
  const rows = questions.map(({ toWhom, locale, hoursAgo, body, answer }) => {
    const at = new Date(now.getTime() - hoursAgo * hour);
    const answeredAt = answer ? new Date(at.getTime() + 20 * hour) : null;
    return {
      ...{ id: demoId(at, rng), to_whom: toWhom, cohort_year: demoYear, locale, body, may_publish: true },
      ...{ asked_at: at, answer, answered_at: answeredAt, answered_by: answer ? memberId : null },
      ...{ published_at: answeredAt, published_body: answer ? body : "" },
    };
  });
  await trx.insertInto("question").values(rows).execute();
}

async function writePaper(trx: Db, offerId: string, memberId: string, now: Date, rng: Random) {
  const at = new Date(now.getTime() - 72 * hour);
  for (const [kind, name] of [
    ["offer_notice", "内定通知書.pdf"],
    ["working_conditions", "労働条件通知書.pdf"],
  ] as const) {
    const bytes = samplePdf(
      kind === "offer_notice" ? "Offer letter (sample)" : "Working conditions (sample)",
    );
    await trx
      .insertInto("offer_document")
      .values({
        ...{ id: demoId(at, rng), offer_id: offerId, kind, file_name: name, bytes, size: bytes.length },
        ...{ sha256: createHash("sha256").update(bytes).digest(), uploaded_by: memberId },
        ...{ uploaded_at: at, placed_at: at },
      })
      .execute();
  }
}

/** One page with one line: enough to open. */
function samplePdf(title: string): Buffer {
  const text = `BT /F1 20 Tf 72 760 Td (${title.replace(/[()\\]/g, "\\$&")}) Tj ET`;
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
    `<</Length ${text.length}>>\nstream\n${text}\nendstream`,
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
  ];
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, place) => {
    const at = file.length;
    file += `${place + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = file.length;
  const table = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  file += `xref\n0 6\n0000000000 65535 f \n${table}trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, "latin1");
}
