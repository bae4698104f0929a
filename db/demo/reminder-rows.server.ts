// The letters that the clock would have written in the days before the demo was loaded: the log shows them as sent, and
// the worker, which starts a moment later, finds that they were.
import type { Db } from "#db/client.server.ts";
import { listDueReminders } from "~/features/reminders/due-reminders.server.ts";
import { reminderKinds, reminderLetters } from "~/features/reminders/reminder.ts";
import { insertRows } from "./insert.server.ts";
import { demoId, type Random } from "./random.ts";
import { noRows, type Rows } from "./rows.ts";
import { day, hour, minute, startOfDay } from "./season.ts";

type Texts = Partial<Record<string, string>>;

const subjects: Record<string, Texts> = {
  silent: {
    ja: "{title}のご都合はいかがですか",
    ko: "{title}, 시간이 괜찮으신가요",
    en: "Would {title} suit you?",
  },
  maybe: {
    ja: "その後いかがですか：{title}",
    ko: "그 뒤로 어떠신가요: {title}",
    en: "Any news on {title}?",
  },
  day_before: { ja: "{title}でお待ちしています", ko: "{title}에서 뵙겠습니다", en: "See you at {title}" },
  hour_before: { ja: "まもなく：{title}", ko: "곧 시작: {title}", en: "Soon: {title}" },
  thanks: {
    ja: "ありがとうございました：{title}",
    ko: "감사합니다: {title}",
    en: "Thank you for coming: {title}",
  },
};

/** Goes through the last week as the clock would have, a few times a day, and tonight's morning. */
export async function writePastReminders(trx: Db, rng: Random, now: Date): Promise<void> {
  const titles = new Map(
    (
      await trx
        .selectFrom("session")
        .innerJoin("event", "event.id", "session.event_id")
        .select(["session.id", "title"])
        .execute()
    ).map((row) => [row.id, row.title as Texts]),
  );
  const today = startOfDay(now.getTime());
  const clock = [6, 5, 4, 3, 2, 1, 0].flatMap((ago) =>
    [8, 12, 20].map((at) => today - ago * day + at * hour + 5 * minute),
  );
  for (const at of [...clock.filter((each) => each < now.getTime()), now.getTime()]) {
    const moment = new Date(at);
    for (const kind of reminderKinds) {
      const rows = noRows();
      for (const due of await listDueReminders(trx, kind, { now: moment, limit: 5000 })) {
        rows.reminder.push({
          invitation_id: due.invitationId,
          kind,
          occasion: due.occasion,
          written_at: moment,
        });
        const subject = subjects[kind]?.[due.locale] ?? "";
        const title = titles.get(due.sessionId);
        const name = title?.[due.locale] || title?.ja || "";
        writeSent(rows, rng, {
          letter: reminderLetters[kind],
          subject: subject.replace("{title}", name),
          due,
          moment,
        });
      }
      await insertRows(trx, rows);
    }
  }
}

type Due = { invitationId: string; candidateId: string; sessionId: string; email: string; locale: string };

function writeSent(
  rows: Rows,
  rng: Random,
  { letter, subject, due, moment }: { letter: string; subject: string; due: Due; moment: Date },
): void {
  const id = demoId(moment, rng);
  const common = { started_at: moment, finished_at: moment };
  rows.delivery.push({
    id,
    letter,
    mail_class: "transactional",
    candidate_id: due.candidateId,
    member_id: null,
    invitation_id: due.invitationId,
    session_id: due.sessionId,
    address: due.email,
    locale: due.locale,
    details: {},
    message_id: `<${id}@aoba-seiki.example.com>`,
    state: "sent",
    not_before: moment,
    subject,
    source: null,
    created_at: moment,
    finished_at: moment,
  });
  rows.delivery_attempt.push({
    id: demoId(moment, rng),
    delivery_id: id,
    ...common,
    outcome: "accepted",
    smtp_code: 250,
    smtp_answer: "250 2.0.0 Ok: queued",
  });
}
