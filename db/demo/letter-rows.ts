// Letters as the log keeps them: what was sent, to which address, what the mail server said. The bytes of these letters
// are not kept; those of letters the demo sends from now on are.
import { touch, type Writer } from "./candidate-rows.ts";
import type { Asked } from "./event-rows.ts";
import { eventWords } from "./meeting-words.ts";
import { demoId } from "./random.ts";
import { dayText, minute, monthOf, weekdayOf } from "./season.ts";

const subjects: Readonly<Record<string, Readonly<Record<"ja" | "ko" | "en", string>>>> = {
  event_invitation: {
    ja: "{title}のご案内 {day}",
    ko: "{title} 안내 {day}",
    en: "Invitation: {title}, {day}",
  },
  event_confirmed: {
    ja: "お席をご用意しました：{title} {day}",
    ko: "자리를 준비했습니다: {title} {day}",
    en: "Your seat: {title}, {day}",
  },
  event_placed: {
    ja: "お席をご用意しました：{title} {day}",
    ko: "자리를 준비했습니다: {title} {day}",
    en: "Your seat: {title}, {day}",
  },
  event_waiting: {
    ja: "キャンセル待ちを承りました：{title}",
    ko: "대기 접수: {title}",
    en: "On the waiting list: {title}",
  },
  event_seat_offered: {
    ja: "お席をご用意できます：{title}",
    ko: "자리가 났습니다: {title}",
    en: "A seat for you: {title}",
  },
  event_declined_noted: {
    ja: "承りました：{title}",
    ko: "답변을 받았습니다: {title}",
    en: "Thank you for telling us: {title}",
  },
};

export function writeLetter(
  to: Writer,
  { meeting, invite, person, sessionId }: Asked,
  invitationId: string,
  letter: string | null,
  at: number,
  isBounced: boolean,
): void {
  if (letter === null || at > to.season.now - minute) return;
  const { rng, rows, season } = to;
  const locale = person.name.locale;
  const isStillWrong = invite.history.length === 0;
  const title = eventWords[meeting.kind][meeting.title]?.title[locale] ?? "";
  const subject = (subjects[letter]?.[locale] ?? "")
    .replace("{title}", title)
    .replace("{day}", shortDay(meeting.startsAt + season.shift, locale));
  const created = new Date(at + season.shift);
  const started = new Date(created.getTime() + rng.int(400, 9000));
  const finished = new Date(started.getTime() + rng.int(80, 900));
  const id = demoId(created, rng);
  rows.delivery.push({
    id,
    letter,
    mail_class: "transactional",
    candidate_id: person.id,
    member_id: null,
    invitation_id: invitationId,
    session_id: sessionId,
    address: isBounced && !isStillWrong ? mistyped(person.mail) : person.mail,
    locale,
    details: {},
    message_id: `<${id}@aoba-seiki.example.com>`,
    state: isBounced ? "failed" : "sent",
    not_before: created,
    subject,
    source: null,
    created_at: created,
    finished_at: finished,
  });
  rows.delivery_attempt.push({
    id: demoId(started, rng),
    delivery_id: id,
    started_at: started,
    finished_at: finished,
    outcome: isBounced ? "refused" : "accepted",
    smtp_code: isBounced ? 550 : 250,
    smtp_answer: isBounced ? "550 5.1.1 User unknown" : "250 2.0.0 Ok: queued",
  });
  if (isBounced && isStillWrong) writeRest(rows, { deliveryId: id, address: person.mail, at: finished });
  if (isBounced)
    touch(to, person.id, finished.getTime() - season.shift, {
      kind: "letter_failed",
      details: { deliveryId: id, letter, subject },
    });
}

/** What the server said of an address that is still wrong, and that letters to it rest: one in three keeps us out by a filter. */
function writeRest(
  rows: Writer["rows"],
  { deliveryId, address, at }: { deliveryId: string; address: string; at: Date },
): void {
  const isFiltered = address.length % 3 === 0;
  const kind = isFiltered ? "filtered" : "hard";
  const keptUntil = new Date(at.getTime() + 400 * 24 * 60 * minute);
  rows.mail_bounce.push({
    ...{ id: deliveryId, delivery_id: deliveryId, address, kind, tries: 1, noted_at: at },
    stage: isFiltered ? "data" : "rcpt",
    status: "5.1.1",
    said: "550 5.1.1 User unknown",
    expires_on: keptUntil.toISOString().slice(0, 10),
  });
  if (rows.mail_suppression.some((rest) => rest.address === address)) return;
  const restMs = (isFiltered ? 90 : 400) * 24 * 60 * minute;
  rows.mail_suppression.push({
    ...{ address, mail_class: "all", reason: kind, since: at, lifted_at: null, lifted_by: null },
    ends_at: new Date(at.getTime() + restMs),
  });
}

/** The address as it was before a colleague phoned and put it right: its last letter twice. */
function mistyped(mail: string): string {
  return mail.replace(/(.)@/, "$1$1@");
}

function shortDay(at: number, locale: "ja" | "ko" | "en"): string {
  const month = monthOf(at);
  const date = Number(dayText(at).slice(8));
  const weekday = weekdayOf(at);
  if (locale === "ja") return `${month}/${date}(${"日月火水木金土"[weekday]})`;
  if (locale === "ko") return `${month}/${date}(${"일월화수목금토"[weekday]})`;
  return new Intl.DateTimeFormat("en-GB", {
    weekday: "short",
    day: "numeric",
    month: "short",
    timeZone: "Asia/Tokyo",
  })
    .format(new Date(at))
    .replace(",", "");
}
