import type { Db } from "#db/client.server.ts";
import { checkNote } from "~/features/notes/check-note.ts";
import { sayReasons } from "~/features/notes/note-stop-words.ts";
import { todayIn } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { parseCallForm } from "./call-forms.server.ts";
import { recordCall } from "./record-call.server.ts";
import { undoCall } from "./undo-call.server.ts";

type Answer = { form: FormData; memberId: string; zone: string; locale: Locale; now: Date };

/** What was wrong with a noted call, in the caller's words, and what they had typed. */
export type CallProblem = { sentence: string; line: string; callBackOn: string; isStopped?: boolean };

/**
 * Notes what came of a call, or with `undo` takes it back. `callId` is undefined after an undo; a problem keeps what was
 * typed.
 */
export async function answerCall(
  db: Db,
  { form, memberId, zone, locale, now }: Answer,
): Promise<{ ok: true; callId?: string } | { ok: false; problem: CallProblem }> {
  const undo = form.get("undo");
  if (typeof undo === "string") {
    const undone = await undoCall(db, undo, memberId);
    if (undone.ok) return { ok: true };
    return { ok: false, problem: { sentence: m.call_error_gone({}, { locale }), line: "", callBackOn: "" } };
  }
  const parsed = parseCallForm(form, todayIn(zone, now));
  const noted = parsed.ok
    ? await recordCall(db, {
        ...parsed.call,
        memberId,
        zone,
        now,
        isStoppedWrongly: form.get("wrong") === "yes",
      })
    : { ok: false as const, reason: parsed.problem };
  if (noted.ok) return { ok: true, callId: noted.callId };
  const sentences = {
    date: m.call_error_date,
    day_passed: m.call_error_day,
    gone: m.call_error_gone,
    unknown_candidate: m.call_error_gone,
  };
  const { line = "", callBackOn = "" } = parsed.typed ?? {};
  if (noted.reason === "stopped") {
    const check = checkNote(line);
    const reasons = check.ok ? "" : sayReasons(check.found, locale);
    const sentence = m.note_stopped_line({ reasons }, { locale });
    return { ok: false, problem: { sentence, line, callBackOn, isStopped: true } };
  }
  return { ok: false, problem: { sentence: sentences[noted.reason]({}, { locale }), line, callBackOn } };
}
