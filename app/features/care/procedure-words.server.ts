import type { Locale } from "~/lib/locale.ts";
import { sayAll } from "~/lib/say-all.server.ts";
import { m } from "~/paraglide/messages.js";

export type ProcedureWords = ReturnType<typeof procedureWords>;

export function procedureWords(locale: Locale) {
  return sayAll(locale, {
    applied: m.care_procedure_applied,
    done: m.care_procedure_done,
    graduation: m.care_procedure_graduation,
    notNeeded: m.care_procedure_not_needed,
    open: m.care_procedure_open,
    procedures: m.care_procedures,
    proceduresNote: m.care_procedures_note,
    residence: m.care_procedure_residence,
    save: m.care_procedure_save,
    unset: m.care_procedure_unset,
  });
}
