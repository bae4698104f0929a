import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { checkNote, type NoteCheck } from "~/features/notes/check-note.ts";
import { addDays, todayIn } from "~/lib/dates.ts";
import { isId } from "~/lib/ids.ts";
import type { PersonName } from "~/lib/names.ts";
import type { Result } from "~/lib/result.ts";
import { careDefaults } from "./care.ts";
import { listCareSettings } from "./care-settings.server.ts";

const zone = "Asia/Tokyo";
/** So long after a meeting its host may still ask. */
export const daysToAskForCall = 14;

type Guest = { sessionId: string; candidateId: string; memberId: string; now: Date };

/** Somebody who comes, or came lately, to a meeting this colleague leads; undefined for anybody else. */
export async function findGuestOf(db: Db, guest: Guest): Promise<PersonName | undefined> {
  if (!isId(guest.sessionId) || !isId(guest.candidateId)) return undefined;
  const { rows } = await sql<PersonName>`
    select c.family_name as "familyName", c.given_name as "givenName", c.romaji from seat
      join candidate c on c.id = seat.candidate_id
      join session on session.id = seat.session_id and session.state <> 'cancelled'
      join session_host led on led.session_id = session.id and led.member_id = ${guest.memberId}
        and led.leads and led.state in ('accepted', 'substitute_asked')
    where seat.session_id = ${guest.sessionId} and c.id = ${guest.candidateId} and seat.state = 'going'
      and session.ends_at > ${new Date(guest.now.getTime() - daysToAskForCall * 86_400_000)}`.execute(db);
  return rows[0];
}

type Refusal = { ok: false; reason: "stopped"; check: Extract<NoteCheck, { ok: false }> };

/**
 * A host asks that recruiting call a guest of theirs: a care signal with the host's line, which the person may read.
 * One a host and day. Nobody is called who stopped this, or with whom we are through; the host hears that.
 */
export async function askForCall(
  db: Db,
  { word, ...guest }: Guest & { word: string },
): Promise<Result<object, "not_found" | "empty" | "not_wanted"> | Refusal> {
  const text = word.trim();
  if (text === "") return { ok: false, reason: "empty" };
  const check = checkNote(text);
  if (!check.ok) return { ok: false, reason: "stopped", check };
  const { candidateId, now } = guest;
  return db.transaction().execute(async (trx) => {
    if (!(await findGuestOf(trx, guest))) return { ok: false, reason: "not_found" };
    const settings = await listCareSettings(trx);
    const isOn = settings.some(({ rule, isOn }) => rule === "host_call" && isOn);
    if (!isOn || !(await mayBeCalled(trx, candidateId))) return { ok: false, reason: "not_wanted" };
    const today = todayIn(zone, now);
    await trx
      .insertInto("care_signal")
      .values({
        id: uuidv7(),
        candidate_id: candidateId,
        rule: "host_call",
        source: careDefaults.host_call.source,
        fact_key: `${guest.sessionId}:${guest.memberId}:${today}`,
        quote: text,
        expires_on: addDays(today, careDefaults.host_call.keptDays),
        ...{ happened_at: now, opened_at: now, checked_at: now },
      })
      .onConflict((conflict) => conflict.columns(["candidate_id", "rule", "fact_key"]).doNothing())
      .execute();
    return { ok: true };
  });
}

async function mayBeCalled(trx: Db, candidateId: string): Promise<boolean> {
  const { rows } = await sql`
    select from candidate c where c.id = ${candidateId}
      and c.offer_state in ('informal', 'considering', 'accepted', 'formal', 'preparing')
      and not exists (select from care_mute where candidate_id = c.id and rule = 'host_call')`.execute(trx);
  return rows.length > 0;
}
