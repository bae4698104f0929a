import { type Answer, isAnswer } from "~/features/events/answer.ts";
import { answerLabel } from "~/features/events/answer-words.ts";
import { textIn } from "~/features/events/event.ts";
import { formatDayTime, formatShortDay, formatShortDayTime } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { readMail } from "~/lib/mime.ts";
import { fullName } from "~/lib/names.ts";
import { sayAll } from "~/lib/say-all.server.ts";
import { m } from "~/paraglide/messages.js";
import { shownMail } from "./mail-text.ts";
import type { OpenAnswer } from "./open-answers.server.ts";
import type { ReplyRow } from "./reply-queries.server.ts";
import { replySentence } from "./reply-words.server.ts";

type Reader = { locale: Locale; zone: string };

/** One mail of the list, in the reader's words. */
export function replyRow(row: ReplyRow, { locale, zone }: Reader) {
  const { familyName, givenName, romaji } = row;
  return {
    id: row.id,
    who: familyName
      ? fullName({ familyName, givenName: givenName ?? "", romaji }, locale)
      : (row.relativeName ?? (row.fromName || m.reply_unknown({}, { locale }))),
    address: row.fromAddress,
    subject: row.subject || m.reply_no_subject({}, { locale }),
    why: replySentence(row, locale),
    event: row.title ? textIn(row.title, locale) : "",
    at: formatShortDayTime(row.receivedAt, { locale, zone }),
    says: isAnswer(row.answer) ? answerLabel(row.answer, locale) : "",
  };
}

/** The whole of one mail; `raw` is null when its keeping time is over. */
export function replyPage(row: ReplyRow & { raw: Buffer | null }, reader: Reader) {
  const { locale } = reader;
  const shown = row.raw ? shownMail(readMail(row.raw)) : undefined;
  const shownRow = replyRow(row, reader);
  return {
    ...shownRow,
    state: row.state,
    candidateId: row.candidateId,
    isKnown: Boolean(row.candidateId ?? row.memberId ?? row.relativeId),
    careful: isCertain(row) ? "" : m.reply_careful({}, { locale }),
    word: row.word,
    says: shownRow.says && m.reply_says({ answer: shownRow.says }, { locale }),
    proposes: row.proposal
      ? m.reply_proposes(
          { when: formatDayTime(new Date(row.proposal.startsAt), { ...reader, zoneName: true }) },
          { locale },
        )
      : "",
    text: shown ? shown.text || m.reply_mail_empty({}, { locale }) : m.reply_mail_forgotten({}, { locale }),
    attachments: (shown?.attachments ?? []).map(({ name, type, bytes }, at) => ({
      id: `${at}`,
      words: `${name || m.reply_nameless({}, { locale })} · ${type} · ${Math.ceil(bytes / 1024)} KB`,
    })),
    words: sayAll(locale, {
      back: m.reply_title,
      mail: m.reply_mail,
      safe: m.reply_mail_safe,
      attachments: m.reply_attachments,
      facts: m.reply_facts,
      person: m.reply_person,
      take: m.reply_take,
      takeHint: row.memberId
        ? m.reply_take_hint_host
        : row.relativeId
          ? m.reply_take_hint_family
          : m.reply_take_hint,
      takeNone: m.reply_take_none,
      link: m.reply_link,
      linkEmail: m.reply_link_email,
      linkDo: m.reply_link_do,
      note: m.reply_note,
      noteText: m.reply_note_text,
      noteHint: m.reply_note_hint,
      noteDo: m.reply_note_do,
      byMail: m.reply_by_mail,
      replied: m.reply_done_replied,
      dismissed: m.reply_done_dismissed,
      finish: m.reply_finish,
      undo: m.reply_undo,
      undoHint: m.reply_undo_hint,
    }),
  };
}

/** What the sender could answer to, each with a button an answer. */
export function openAnswers(open: readonly OpenAnswer[], { locale, zone }: Reader) {
  return open.map(({ id, title, entry, choices }) => ({
    id,
    title: `${textIn(title, locale)} ${formatShortDay(entry.startsAt, { locale, zone })}`,
    choices: choices.map((answer) => ({ answer, label: labelFor(entry, answer, locale) })),
  }));
}

function labelFor({ of }: OpenAnswer["entry"], answer: Answer, locale: Locale): string {
  if (of === "host") return (answer === "yes" ? m.host_yes : m.host_no)({}, { locale });
  return answerLabel(answer, locale);
}

const uncertain = ["unknown_sender", "someone_else", "not_trusted"];

/** Whether the mail surely comes from the one it says. */
function isCertain({ candidateId, memberId, relativeId, reason }: ReplyRow): boolean {
  return Boolean(candidateId ?? memberId ?? relativeId) && !uncertain.includes(reason);
}
