import type { Locale } from "~/lib/locale.ts";
import type { Sheet } from "~/lib/spreadsheet.server.ts";
import { m } from "~/paraglide/messages.js";
import type { ImportPlan } from "./import-plan.ts";
import { faultSentence, fieldWord, likenessSentence, outcomeWord } from "./import-words.ts";

/** The rows that can't be imported yet, each fault on its own line. */
export function faultSheet(plan: ImportPlan, locale: Locale): Sheet {
  const rows = plan.rows.flatMap((row) => {
    const { line, family_name, given_name } = row.person;
    const name = `${family_name} ${given_name}`.trim();
    const said = outcomeWord(row.outcome, locale);
    if (row.outcome === "faulty")
      return row.faults.map((fault) => [
        line,
        name,
        said,
        fieldWord(fault.field, locale),
        faultSentence(fault, locale),
      ]);
    if (row.outcome === "duplicate" && row.likeness)
      return [[line, name, said, "", likenessSentence(row.likeness, locale)]];
    return [];
  });
  return {
    name: m.import_faults_name({}, { locale }),
    headings: [
      m.import_row({}, { locale }),
      m.import_field_full_name({}, { locale }),
      m.import_row_reading({}, { locale }),
      m.import_compare_item({}, { locale }),
      m.import_fault_column({}, { locale }),
    ],
    rows,
  };
}
