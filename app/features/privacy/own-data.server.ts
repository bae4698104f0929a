import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { isRole } from "~/features/accounts/member.ts";
import { addDays, formatDay, todayIn } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { keptWords, requestWord } from "./kept-words.ts";
import { listNotes, listRequestsOf } from "./own-request.server.ts";
import { keptKinds } from "./own-request.ts";
import type { RetentionKind } from "./retention.ts";
import { readRetention } from "./retention-rules.server.ts";

type Whose = { candidateId: string; cohortYear: number; locale: Locale; zone: string };
export type OwnRequestView = Awaited<ReturnType<typeof readOwnData>>["requests"][number];

/** What is kept about somebody, for what, until when; notes by date, purpose, expiry and the author's role. */
export async function readOwnData(db: Db, { candidateId, cohortYear, locale, zone }: Whose) {
  const [ending, rules, notes, requests] = await Promise.all([
    findEnding(db, candidateId, cohortYear),
    readRetention(db),
    listNotes(db, candidateId),
    listRequestsOf(db, candidateId),
  ]);
  const disclosed = new Set(requests.flatMap((request) => request.disclosed as string[]));
  const untilDay = (rule: RetentionKind) => {
    const day = addDays(ending.since, rules[ending.outcome][rule]);
    return formatDay(ending.wayBackUntil && ending.wayBackUntil > day ? ending.wayBackUntil : day, {
      locale,
    });
  };
  return {
    kinds: keptKinds.map(({ kind, rule }) => ({ ...keptWords(kind, locale), untilDay: untilDay(rule) })),
    notes: notes.map((note) => ({
      id: note.id,
      day: formatDay(todayIn(zone, note.happenedAt), { locale }),
      facts: m.mypage_note_facts({ role: roleWord(note.role, locale), day: untilDay("notes") }, { locale }),
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

/** From which day the rules count: the first working day, or the end of the last offer; a way back keeps everything. */
async function findEnding(db: Db, candidateId: string, cohortYear: number) {
  const { rows } = await sql<{ joinsOn: string; endedOn: string | null; wayBackUntil: string | null }>`
    select joins_on as "joinsOn",
      (select case when bool_and(offer_rank(state) = 6) then max(ended_on) end from offer
        where candidate_id = ${candidateId}) as "endedOn",
      (select max(until_on) from way_back where candidate_id = ${candidateId} and closed_at is null) as "wayBackUntil"
    from cohort where year = ${cohortYear}`.execute(db);
  const found = rows[0];
  if (!found) throw new Error(`no class of ${cohortYear}`);
  const { endedOn, joinsOn, wayBackUntil } = found;
  return endedOn
    ? { outcome: "ended" as const, since: endedOn, wayBackUntil }
    : { outcome: "joined" as const, since: joinsOn, wayBackUntil: null };
}

function roleWord(role: string | null, locale: Locale): string {
  if (!isRole(role)) return m.ui_role_recruiter({}, { locale });
  if (role === "host") return m.ui_role_host({}, { locale });
  return role === "administrator"
    ? m.ui_role_administrator({}, { locale })
    : m.ui_role_recruiter({}, { locale });
}
