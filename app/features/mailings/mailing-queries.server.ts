import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import type { MailClass } from "~/features/letters/letter.ts";
import type { MessageTexts } from "~/features/messages/message.ts";

export type SentMailing = {
  id: string;
  texts: MessageTexts;
  mailClass: MailClass;
  classReason: string;
  writtenAt: Date;
  readers: number;
  familyName: string | null;
  givenName: string | null;
  romaji: string | null;
  /** Letters that can still be stopped, and when the first of them leaves. */
  waiting: number;
  leavesAt: Date | null;
};

const mostShown = 200;

/** The newest first. */
export async function listMailings(db: Db, now: Date): Promise<SentMailing[]> {
  const { rows } = await mailings(sql`true`, now).execute(db);
  return rows;
}

export async function findMailing(db: Db, id: string, now: Date): Promise<SentMailing | undefined> {
  const { rows } = await mailings(sql`mailing.id = ${id}`, now).execute(db);
  return rows[0];
}

function mailings(which: ReturnType<typeof sql>, now: Date) {
  return sql<SentMailing>`
    select mailing.id, texts, mail_class as "mailClass", class_reason as "classReason", written_at as "writtenAt", readers,
      m.family_name as "familyName", m.given_name as "givenName", m.romaji, coalesce(w.waiting, 0)::int as waiting,
      w."leavesAt"
    from mailing
      left join member m on m.id = written_by
      left join lateral (select count(*) as waiting, min(d.not_before) as "leavesAt" from delivery d
        where d.letter = 'mailing' and d.details->>'mailingId' = mailing.id::text and d.state = 'queued'
          and d.not_before > ${now}) w on true
    where ${which} order by written_at desc, mailing.id limit ${mostShown}`;
}

export type MailingLetter = {
  id: string;
  state: string;
  because: string | null;
  candidateId: string;
  familyName: string;
  givenName: string;
  romaji: string;
};

/** Every letter of a mailing, in kana order; those of people who were deleted are gone with them. */
export async function listMailingLetters(db: Db, mailingId: string): Promise<MailingLetter[]> {
  return db
    .selectFrom("delivery")
    .innerJoin("candidate", "candidate.id", "delivery.candidate_id")
    .where("letter", "=", "mailing")
    .where(sql<boolean>`delivery.details->>'mailingId' = ${mailingId}`)
    .select(["delivery.id", "delivery.state", "stopped_because as because", "candidate_id as candidateId"])
    .select(["family_name as familyName", "given_name as givenName", "romaji"])
    .orderBy("sort_key")
    .orderBy("delivery.id")
    .$narrowType<{ candidateId: string }>()
    .execute();
}

const keptDays = 730;

/** Who wrote what to how many is kept two years, as long as the reasons given for it. */
export async function forgetMailings(db: Db, now: Date): Promise<number> {
  const gone = await db
    .deleteFrom("mailing")
    .where("written_at", "<", new Date(now.getTime() - keptDays * 86_400_000))
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}
