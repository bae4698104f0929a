// The newsletter: two issues that went out, the next one as a draft, and those of the class of 2027 who asked for it.
import type { Db } from "#db/client.server.ts";
import { nextIssueDay } from "../../app/features/newsletters/newsletter.ts";
import { addDays, formatMonth, todayIn } from "../../app/lib/dates.ts";
import { isLocale } from "../../app/lib/locale.ts";
import { insertRows } from "./insert.server.ts";
import { issues } from "./newsletter-words.ts";
import { demoId, type Random } from "./random.ts";
import { noRows } from "./rows.ts";
import { day, demoYear, hour } from "./season.ts";

type Means = { now: Date; rng: Random; members: readonly string[] };
type Reader = { id: string; email: string; locale: string };

const readersAtMost = 34;

/** The rng is a fork of its own: what is written here moves nobody else in the demo. */
export async function writeNewsletters(trx: Db, { now, rng, members }: Means): Promise<void> {
  const [, recruiter = ""] = members;
  const readers = await writeConsents(trx, rng, now);
  const today = todayIn("Asia/Tokyo", now);
  const days = [addDays(today, -52), addDays(today, -22)].map((each) =>
    nextIssueDay(undefined, addDays(each, -7)),
  );
  for (const [place, words] of issues.entries()) {
    const sendsOn = days[place] ?? nextIssueDay(days.at(-1), today);
    const sentAt = days[place] ? new Date(`${sendsOn}T01:00:00Z`) : null;
    const writtenAt = sentAt ? new Date(sentAt.getTime() - 3 * day) : new Date(now.getTime() - 20 * hour);
    const id = demoId(writtenAt, rng);
    const month = formatMonth(sendsOn, { locale: "ja" });
    await trx
      .insertInto("newsletter_issue")
      .values({
        ...{ id, title: `${month}号`, texts: JSON.stringify(words), cohort_year: demoYear, unit_ids: [] },
        ...{ sends_on: sendsOn, state: sentAt ? "sent" : "draft", written_by: recruiter },
        ...{ written_at: writtenAt, finished_at: sentAt },
      })
      .execute();
    if (sentAt) await writeCopies(trx, rng, { id, words, sentAt, recruiter, readers });
  }
}

/** Who asked for it on their page, months ago; one has stopped it since. */
async function writeConsents(trx: Db, rng: Random, now: Date): Promise<Reader[]> {
  const people = await trx
    .selectFrom("candidate")
    .select(["id", "email", "locale"])
    .where("cohort_year", "=", demoYear)
    .where("offer_state", "in", ["considering", "accepted"])
    .where("merged_into_id", "is", null)
    .where("email", "<>", "")
    .where((is) =>
      is.not(
        is.exists(is.selectFrom("mail_suppression").select("address").whereRef("address", "=", "email")),
      ),
    )
    .orderBy("id")
    .limit(readersAtMost)
    .execute();
  for (const [place, { id }] of people.entries()) {
    const at = new Date(now.getTime() - (60 + (place % 20)) * day);
    const said = { candidate_id: id, is_open: true, through: "page", at };
    await trx
      .insertInto("newsletter_consent")
      .values({ id: demoId(at, rng), ...said })
      .execute();
  }
  const stopped = people.pop();
  const at = new Date(now.getTime() - 9 * day);
  if (stopped)
    await trx
      .insertInto("newsletter_consent")
      .values({ id: demoId(at, rng), candidate_id: stopped.id, is_open: false, through: "one_click", at })
      .execute();
  return people;
}

type Sent = {
  id: string;
  words: (typeof issues)[number];
  sentAt: Date;
  recruiter: string;
  readers: Reader[];
};

/** Every ninth was spared: they had wished for fewer letters that month. */
async function writeCopies(
  trx: Db,
  rng: Random,
  { id, words, sentAt, recruiter, readers }: Sent,
): Promise<void> {
  await trx
    .insertInto("newsletter_copy")
    .values(
      readers.map((reader, place) => ({
        ...{ issue_id: id, candidate_id: reader.id, spared: place % 9 === 8 ? "wish" : "" },
      })),
    )
    .execute();
  const rows = noRows();
  for (const reader of readers.filter((_, place) => place % 9 !== 8)) {
    const deliveryId = demoId(sentAt, rng);
    const { subject } = words[isLocale(reader.locale) ? reader.locale : "ja"];
    rows.delivery.push({
      ...{
        id: deliveryId,
        letter: "newsletter",
        mail_class: "promotional",
        candidate_id: reader.id,
        member_id: null,
      },
      ...{ invitation_id: null, session_id: null, address: reader.email, locale: reader.locale },
      ...{ details: { issueId: id }, message_id: `<${deliveryId}@aoba-seiki.example.com>`, state: "sent" },
      ...{ not_before: sentAt, subject, source: null, created_at: sentAt, finished_at: sentAt },
    });
    rows.delivery_attempt.push({
      ...{ id: demoId(sentAt, rng), delivery_id: deliveryId, started_at: sentAt, finished_at: sentAt },
      ...{ outcome: "accepted", smtp_code: 250, smtp_answer: "250 2.0.0 Ok: queued" },
    });
    rows.touchpoint.push({
      ...{ id: demoId(sentAt, rng), candidate_id: reader.id, happened_at: sentAt, kind: "letter_sent" },
      ...{ from_candidate: false, is_contact: false, member_id: recruiter, body: "", created_at: sentAt },
      details: { issueId: id, subject },
    });
  }
  await insertRows(trx, rows);
}
