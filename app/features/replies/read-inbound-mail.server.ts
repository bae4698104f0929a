import { createHash } from "node:crypto";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import type { CalendarAnswer } from "~/features/calendar/read-calendar.ts";
import type { Answer } from "~/features/events/answer.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { addDays, todayIn } from "~/lib/dates.ts";
import { readMail } from "~/lib/mime.ts";
import { classifyMail, failsAuthentication, type ReadMail } from "./classify-mail.ts";
import {
  type Entry,
  findEntry,
  findSender,
  isOurLetter,
  isSomebodyElse,
  type Sender,
} from "./find-entry.server.ts";
import {
  type DropReason,
  keptDays,
  type MailKind,
  type MailState,
  type ReviewReason,
} from "./inbound-mail.ts";
import { takeAnswer } from "./take-answer.server.ts";

export type InboundMeans = {
  jobs: Jobs;
  /** The address our letters come from: mail from it is our own. */
  ourAddress: string;
  /** The name under which our own mail server writes Authentication-Results; without it none is trusted. */
  ourServer?: string | undefined;
  /** Reads what mail servers report of letters that came back; whether this mail was such news. Absent, reports are kept. */
  readReport?: ((trx: Db, raw: Buffer, now: Date) => Promise<boolean>) | undefined;
};

type Reading = {
  raw: Buffer;
  source: "imap" | "post";
  now: Date;
  /** Not acted upon: a person looks at it. */
  isOnlyKept?: boolean;
};

export type Inbound =
  | { isNew: false }
  | { isNew: true; mailId: string; kind: MailKind; state: MailState; reason: string; changed: boolean };

type Outcome = Sender & {
  kind: MailKind;
  state: MailState;
  reason: ReviewReason | DropReason | "";
  answer?: Answer;
  word?: string;
  proposal?: { startsAt: Date; endsAt: Date | null };
  changed?: boolean;
};

/**
 * The one reader, for the mailbox and for what is posted. One transaction: the mail is kept and what it says is done, or
 * neither, so that it can be read again. A copy that comes a second time, by whichever way, changes nothing. Never
 * answers a mail; letters come from the use cases, to the address we know, and only where something changed.
 */
export async function readInboundMail(db: Db, means: InboundMeans, reading: Reading): Promise<Inbound> {
  const { raw, source, now } = reading;
  const mail = classifyMail(readMail(raw));
  const mailId = uuidv7();
  const inbound = await db.transaction().execute(async (trx): Promise<Inbound> => {
    const kept = await trx
      .insertInto("inbound_mail")
      .values({
        id: mailId,
        source,
        received_at: now,
        message_id: mail.messageId,
        hash: createHash("sha256").update(raw).digest(),
        from_address: mail.from.address.slice(0, 320),
        from_name: plain(mail.from.name).slice(0, 200),
        subject: plain(mail.subject),
        raw,
        kind: "text",
        state: "review",
        expires_on: todayIn("Asia/Tokyo", now),
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!kept) return { isNew: false };
    const outcome: Outcome = reading.isOnlyKept
      ? { kind: "text", state: "review", reason: "unclear" }
      : await decide(trx, means, mail, { mailId, ...reading });
    const { kind, state, reason, changed = false } = outcome;
    await trx
      .updateTable("inbound_mail")
      .set({
        kind,
        state,
        reason,
        candidate_id: outcome.candidateId ?? null,
        member_id: outcome.memberId ?? null,
        relative_id: outcome.relativeId ?? null,
        session_id: outcome.sessionId ?? null,
        answer: outcome.answer ?? null,
        word: plain(outcome.word ?? "").slice(0, 1000),
        proposal: outcome.proposal ? JSON.stringify(outcome.proposal) : null,
        expires_on: addDays(todayIn("Asia/Tokyo", now), keptFor(state)),
      })
      .where("id", "=", mailId)
      .execute();
    return { isNew: true, mailId, kind, state, reason, changed };
  });
  if (inbound.isNew && inbound.changed) means.jobs.wake();
  return inbound;
}

type Moment = Reading & { mailId: string };

async function decide(trx: Db, means: InboundMeans, mail: ReadMail, moment: Moment): Promise<Outcome> {
  const { address } = mail.from;
  // Some servers write their news as plain words.
  const isNews = mail.kind !== "calendar" && (await means.readReport?.(trx, moment.raw, moment.now));
  if (isNews || mail.kind === "report") return { kind: "report", state: "report", reason: "" };
  if (address === means.ourAddress.toLowerCase() || (await isOurLetter(trx, mail.messageId)))
    return { kind: "auto", state: "dropped", reason: "own" };
  if (mail.kind === "auto") return { kind: "auto", state: "dropped", reason: "auto" };
  const isDoubtful = failsAuthentication(mail.root, means.ourServer);
  if (mail.kind === "calendar") return decideCalendar(trx, means, mail, { ...moment, isDoubtful });
  const sender = await findSender(trx, address, mail.answersTo);
  const why = mail.kind === "winmail" ? "winmail" : "text";
  if (!sender) return { kind: "text", state: "review", reason: "unknown_sender" };
  return { kind: "text", state: "review", reason: isDoubtful ? "not_trusted" : why, ...sender };
}

const answerOf: Record<string, Answer> = { ACCEPTED: "yes", DECLINED: "no", TENTATIVE: "maybe" };

async function decideCalendar(
  trx: Db,
  means: InboundMeans,
  mail: ReadMail & { kind: "calendar" },
  moment: Moment & { isDoubtful: boolean },
): Promise<Outcome> {
  const { calendar } = mail;
  const entry = await findEntry(trx, calendar.uid);
  const said = saidBy(calendar, mail.from.address, entry);
  const answer = answerOf[said?.status ?? ""];
  const kind =
    calendar.method === "COUNTER" ? "counter" : said?.status === "DELEGATED" ? "delegate" : "reply";
  const word = calendar.comment;
  const common = { kind, word, ...(answer && { answer }) } as const;
  if (!entry) {
    const sender = await findSender(trx, said?.address ?? mail.from.address, mail.answersTo);
    return { ...common, state: "review", reason: sender ? "unknown_entry" : "unknown_sender", ...sender };
  }
  const known = { ...common, ...whose(entry) };
  const review = (reason: ReviewReason): Outcome => ({ ...known, state: "review", reason });
  if (moment.isDoubtful) return review("not_trusted");
  for (const address of new Set([said?.address ?? mail.from.address, mail.from.address]))
    if (address !== entry.address.toLowerCase() && (await isSomebodyElse(trx, address, entry)))
      return review("someone_else");
  if (kind === "counter") {
    const { startsAt, endsAt = null } = calendar;
    return {
      ...review("counter"),
      answer: "other_date",
      ...(startsAt && { proposal: { startsAt, endsAt } }),
    };
  }
  if (kind === "delegate") return review("delegate");
  if (!answer) return review("unclear");
  if (isAboutOldTime(calendar, entry)) return review("old_time");
  // A clock that runs ahead must not outlive every later answer.
  const saidAt = new Date(
    Math.min((calendar.stamp ?? mail.sentAt ?? moment.now).getTime(), moment.now.getTime()),
  );
  const status = said?.status ?? "";
  if (!(await isNewest(trx, { entry, saidAt, status, mailId: moment.mailId })))
    return { ...known, state: "dropped", reason: "overtaken" };
  if (entry.answeredAt && entry.answeredAt > saidAt && !isSame(entry, answer)) {
    if (!(await wasSaidByCalendar(trx, entry))) return review("answered_since");
  }
  const taken = await takeAnswer(trx, means.jobs, {
    entry,
    answer,
    word,
    source: "calendar",
    now: moment.now,
  });
  return taken.ok ? { ...known, state: "taken", reason: "", changed: taken.changed } : review(taken.reason);
}

/** The attendee who answers: the one we asked, else the sender, else the only one there. */
function saidBy({ attendees }: CalendarAnswer, from: string, entry: Entry | undefined) {
  const asked = entry?.address.toLowerCase();
  return (
    attendees.find(({ address }) => address === asked) ??
    attendees.find(({ address }) => address === from) ??
    (attendees.length === 1 ? attendees[0] : undefined)
  );
}

/** SEQUENCE says it; a program that leaves it out is asked for the time it answers to. */
function isAboutOldTime({ sequence, startsAt }: CalendarAnswer, entry: Entry): boolean {
  if (sequence !== undefined) return sequence < entry.sequence;
  return startsAt !== undefined && startsAt.getTime() !== entry.startsAt.getTime();
}

type Said = { entry: Entry; saidAt: Date; status: string; mailId: string };

/** Notes the calendar's last word on an entry; false when a later one is known. Waits for another answer to the same entry. */
async function isNewest(trx: Db, { entry, saidAt, status, mailId }: Said): Promise<boolean> {
  const noted = await trx
    .insertInto("calendar_reply")
    .values({ uid: entry.uid.toLowerCase(), said_at: saidAt, status, mail_id: mailId })
    .onConflict((conflict) =>
      conflict
        .column("uid")
        .doUpdateSet({ said_at: saidAt, status, mail_id: mailId })
        .where("calendar_reply.said_at", "<=", saidAt),
    )
    .returning("uid")
    .executeTakeFirst();
  return noted !== undefined;
}

/** Whether what stands was itself said by the calendar, in an earlier mail: then clocks that differ are no doubt. */
async function wasSaidByCalendar(trx: Db, entry: Entry): Promise<boolean> {
  if (entry.of !== "candidate") return false;
  const last = await trx
    .selectFrom("answer_history")
    .select("source")
    .where("invitation_id", "=", entry.invitationId)
    .orderBy("answered_at", "desc")
    .orderBy("id", "desc")
    .executeTakeFirst();
  return last?.source === "calendar";
}

function isSame(entry: Entry, answer: Answer): boolean {
  if (entry.of === "candidate") return entry.answer === answer;
  if (entry.of === "relative")
    return answer === "yes" ? ["on_site", "online"].includes(entry.answer ?? "") : entry.answer === answer;
  return false;
}

function whose(entry: Entry): Sender {
  const { sessionId } = entry;
  if (entry.of === "candidate") return { sessionId, candidateId: entry.candidateId };
  if (entry.of === "host") return { sessionId, memberId: entry.memberId };
  return { sessionId, relativeId: entry.relativeId };
}

function keptFor(state: MailState): number {
  if (state === "taken" || state === "report") return keptDays.taken;
  return state === "dropped" ? keptDays.dropped : keptDays.review;
}

/** The database takes no NUL and no half signs. */
function plain(text: string): string {
  return text.toWellFormed().replaceAll("\0", "");
}
