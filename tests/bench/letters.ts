import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { createTransport } from "nodemailer";
import { connect, type Db } from "#db/client.server.ts";
import { readMessage } from "~/features/letters/read-message.server.ts";
import { startSender } from "~/features/letters/send-letters.server.ts";
import { type NewDelivery, writeDeliveries } from "~/features/letters/write-delivery.server.ts";
import { letterWriter } from "~/features/letters/write-letter.server.ts";
import { isLocale } from "~/lib/locale.ts";

export type LetterFigures = {
  letters: number;
  /** From the first delivery row to the last recorded answer. */
  queuePerSecond: number;
  /** nodemailer's own pool with the same texts and as many connections, nothing else: the floor. */
  nodemailerPerSecond: number;
  share: number;
  /** Processor time of this process per letter: holds also on a busy machine. */
  queueProcessorMs: number;
  nodemailerProcessorMs: number;
  doubled: number;
  missing: number;
  peakMegabytes: number;
};

export const lanes = 16;
export const benchTime = new Date("2026-07-01T03:00:00Z");
export const means = {
  from: { name: "青葉精機株式会社 採用担当", address: "recruit@aoba.example.jp" },
  appUrl: "https://enishi.example.jp",
  secret: "a secret of at least thirty-two characters",
};

/** Invitations with calendar entries through the queue, beside nodemailer alone. `url` is a migrated database that may be emptied. */
export async function benchLetters(url: string, options = { letters: 10_000 }): Promise<LetterFigures> {
  const db = connect(url, { max: 6 });
  const sinkFile = fileURLToPath(new URL("../../tests/bench/smtp-sink.js", import.meta.url));
  const sink = fork(sinkFile, { stdio: "inherit" });
  try {
    const [{ port }] = (await once(sink, "message")) as [{ port: number }];
    const smtpUrl = `smtp://127.0.0.1:${port}`;
    const people = await prepare(db, options.letters);
    const before = performance.now();
    const processorBefore = processorMs();
    await db.transaction().execute((trx) => writeDeliveries(trx, jobs, people));
    const writing = performance.now() - before;
    const sending = await sendAll(db, smtpUrl, options.letters);
    const processorBetween = processorMs();
    const told = await count(sink);
    const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
    const processorMiddle = processorMs();
    const alone = await nodemailerAlone(db, port, options.letters);
    const processorAfter = processorMs();
    const perLetter = (ms: number) => Math.round((ms / options.letters) * 1000) / 1000;
    const queuePerSecond = Math.round((options.letters / (writing + sending)) * 1000);
    const nodemailerPerSecond = Math.round((options.letters / alone) * 1000);
    return {
      letters: options.letters,
      queuePerSecond,
      nodemailerPerSecond,
      share: Math.round((queuePerSecond / nodemailerPerSecond) * 100) / 100,
      queueProcessorMs: perLetter(processorBetween - processorBefore),
      nodemailerProcessorMs: perLetter(processorAfter - processorMiddle),
      doubled: told.received - told.people,
      missing: options.letters - told.people,
      peakMegabytes,
    };
  } finally {
    sink.disconnect();
    await db.destroy();
  }
}

export const jobs = { mailDomain: "aoba.example.jp", add: async () => {}, wake: () => {} };

function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function count(sink: ChildProcess): Promise<{ received: number; people: number }> {
  sink.send("count");
  const [told] = (await once(sink, "message")) as [{ received: number; people: number }];
  return told;
}

async function sendAll(db: Db, smtpUrl: string, letters: number): Promise<number> {
  const began = performance.now();
  const write = letterWriter(means, async () => undefined);
  const sender = startSender({ db, smtpUrl, write, now: () => benchTime, lanes, pollMs: 50, ...means });
  for (;;) {
    await new Promise((done) => setTimeout(done, 100));
    const { rows } = await sql<{ open: boolean }>`
      select exists (select from delivery where state in ('queued', 'sending')) as open`.execute(db);
    if (!rows[0]?.open) break;
  }
  const took = performance.now() - began;
  await sender.stop();
  const sent = await db
    .selectFrom("delivery")
    .select((is) => is.fn.countAll<number>().as("n"))
    .where("state", "=", "sent")
    .executeTakeFirstOrThrow();
  if (sent.n !== letters) throw new Error(`only ${sent.n} letters were sent`);
  return took;
}

async function nodemailerAlone(db: Db, port: number, letters: number): Promise<number> {
  const rows = await db
    .selectFrom("delivery")
    .select(["address", "message_id", "subject", "source"])
    .limit(200)
    .execute();
  const texts = rows.map(({ source, ...row }) => ({ ...row, ...readMessage(source ?? Buffer.alloc(0)) }));
  const transport = createTransport({
    pool: true,
    host: "127.0.0.1",
    port,
    maxConnections: lanes,
    maxMessages: 1000,
    ignoreTLS: true,
  });
  const began = performance.now();
  let at = 0;
  await Promise.all(
    Array.from({ length: lanes * 4 }, async () => {
      for (;;) {
        const turn = at++;
        const text = texts[turn % texts.length];
        if (turn >= letters || !text) return;
        await transport.sendMail({
          from: means.from,
          to: text.address,
          subject: text.subject,
          messageId: text.message_id,
          text: text.text,
          html: text.html,
          textEncoding: "base64",
          headers: { "Auto-Submitted": "auto-generated" },
          icalEvent: { method: "REQUEST", filename: "invite.ics", content: text.ics },
        });
      }
    }),
  );
  const took = performance.now() - began;
  transport.close();
  return took;
}

/** People with all their rows but the delivery, in a few statements. */
export async function prepare(db: Db, count: number) {
  const eventId = crypto.randomUUID();
  const sessionId = crypto.randomUUID();
  await sql`truncate candidate, cohort, event, session, company cascade`.execute(db);
  await sql`insert into company (name, postal_address, contact_email, desk_contact)
    values ('青葉精機株式会社', '〒460-0000 愛知県名古屋市中区栄1-0-0', 'recruit@aoba.example.jp', 'desk@aoba.example.jp')`.execute(
    db,
  );
  await sql`insert into cohort (year, formal_on, joins_on) values (2027, '2026-10-01', '2027-04-01')`.execute(
    db,
  );
  await sql`insert into event (id, cohort_year, kind, state, title, description, answer_by, created_at)
    values (${eventId}, 2027, 'social', 'published', '{"ja": "夏の懇親会", "en": "Summer social", "ko": "여름 친목회"}',
      '{"ja": "かるい食事をとりながら、仕事のことも、そうでないことも、気楽にお話しできればうれしいです。"}', '2026-07-16T14:59:59Z', ${benchTime})`.execute(
    db,
  );
  await sql`insert into session (id, event_id, starts_at, ends_at, place, seats)
    values (${sessionId}, ${eventId}, '2026-07-18T05:00:00Z', '2026-07-18T07:30:00Z', '{"ja": "青葉本社 5階 ラウンジ"}', ${count})`.execute(
    db,
  );
  await sql`insert into candidate (id, cohort_year, family_name, given_name, email, locale, sort_key, name_key)
    select gen_random_uuid(), 2027, '髙橋', '蓮' || n, 'c' || n || '@example.ac.jp', (array['ja', 'ja', 'ja', 'en', 'ko'])[1 + n % 5], 'k', 'n'
    from generate_series(1, ${count}::int) n`.execute(db);
  await sql`insert into invitation (id, event_id, candidate_id, invited_at, sends_at)
    select gen_random_uuid(), ${eventId}, id, ${benchTime}, ${benchTime} from candidate`.execute(db);
  await sql`insert into calendar_entry (id, session_id, candidate_id, uid)
    select gen_random_uuid(), ${sessionId}, id, gen_random_uuid() || '@aoba.example.jp' from candidate`.execute(
    db,
  );
  await sql`insert into private_link (id, token_hash, purpose, candidate_id, invitation_id, created_at, expires_at)
    select gen_random_uuid(), sha256(id::text::bytea), 'invitation', candidate_id, id, ${benchTime}, '2026-12-01' from invitation`.execute(
    db,
  );
  await sql`analyze`.execute(db);
  const rows = await db
    .selectFrom("invitation")
    .innerJoin("candidate", "candidate.id", "invitation.candidate_id")
    .select(["invitation.id", "candidate_id", "email", "locale"])
    .execute();
  return rows.map(
    (row): NewDelivery => ({
      letter: "event_invitation",
      mailClass: "transactional",
      to: { candidateId: row.candidate_id },
      invitationId: row.id,
      sessionId,
      address: row.email,
      locale: isLocale(row.locale) ? row.locale : "ja",
      now: benchTime,
    }),
  );
}
