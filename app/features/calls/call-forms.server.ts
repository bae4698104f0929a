import { z } from "zod";
import { parseDay } from "~/lib/dates.ts";
import { callResults } from "./call.ts";

const fields = z.object({
  candidateId: z.uuid(),
  result: z.enum(callResults),
  line: z.string().trim().max(500).catch(""),
  callBackOn: z.string().trim().max(20).catch(""),
});

/** What was typed about a call; `callBackOn` becomes a day. `typed` is what to show again when something is wrong. */
export function parseCallForm(form: FormData, today: string) {
  const parsed = fields.safeParse(Object.fromEntries(form));
  if (!parsed.success) return { ok: false as const, problem: "gone" as const, typed: undefined };
  const typed = parsed.data;
  // Nobody types a day for a call that went through: then the field is left aside.
  if (typed.result !== "call_back" || typed.callBackOn === "") {
    const { callBackOn: _, ...call } = typed;
    return { ok: true as const, call, typed };
  }
  const callBackOn = parseDay(typed.callBackOn, today);
  if (!callBackOn) return { ok: false as const, problem: "date" as const, typed };
  return { ok: true as const, call: { ...typed, callBackOn }, typed };
}
