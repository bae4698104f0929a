import type { Db } from "#db/client.server.ts";
import { isRole } from "~/features/accounts/member.ts";
import { addDays, formatDay, todayIn } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { keptWords, requestWord } from "./kept-words.ts";
import { listNotes, listRequestsOf } from "./own-request.server.ts";
import { keptKinds } from "./own-request.ts";

type Whose = { candidateId: string; cohortYear: number; locale: Locale; zone: string };
export type OwnRequestView = Awaited<ReturnType<typeof readOwnData>>["requests"][number];

/** What is kept about somebody, for what, until when; notes by date, purpose, expiry and the author's role. */
export async function readOwnData(db: Db, { candidateId, cohortYear, locale, zone }: Whose) {
  const [cohort, notes, requests] = await Promise.all([
    db.selectFrom("cohort").select("joins_on").where("year", "=", cohortYear).executeTakeFirstOrThrow(),
    listNotes(db, candidateId),
    listRequestsOf(db, candidateId),
  ]);
  const disclosed = new Set(requests.flatMap((request) => request.disclosed as string[]));
  const untilDay = (days: number) => formatDay(addDays(cohort.joins_on, days), { locale });
  const noteDays = keptKinds.find(({ kind }) => kind === "notes")?.days ?? 0;
  return {
    kinds: keptKinds.map(({ kind, days }) => ({ ...keptWords(kind, locale), untilDay: untilDay(days) })),
    notes: notes.map((note) => ({
      id: note.id,
      day: formatDay(todayIn(zone, note.happenedAt), { locale }),
      facts: m.mypage_note_facts({ role: roleWord(note.role, locale), day: untilDay(noteDays) }, { locale }),
      text: disclosed.has(note.id) ? note.body : "",
    })),
    requests: requests
      .filter(({ takenBackAt }) => takenBackAt === null)
      .map((request) => ({
        id: request.id,
        kind: request.kind,
        title: requestWord(request.kind, locale),
        dueDay: formatDay(request.dueOn, { locale }),
        isOpen: request.decidedAt === null,
        answer: request.answer,
        withheldReason: request.withheldReason,
      })),
  };
}

function roleWord(role: string | null, locale: Locale): string {
  if (!isRole(role)) return m.ui_role_recruiter({}, { locale });
  if (role === "host") return m.ui_role_host({}, { locale });
  return role === "administrator"
    ? m.ui_role_administrator({}, { locale })
    : m.ui_role_recruiter({}, { locale });
}
