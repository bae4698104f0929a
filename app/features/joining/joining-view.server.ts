import type { Db } from "#db/client.server.ts";
import { addDays, formatDay, formatShortDay } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { CheckState, JoiningCheck, JoiningDocument } from "./joining.ts";
import { listJoiningDocuments } from "./joining-documents.server.ts";
import { readChecks } from "./joining-queries.server.ts";

export type JoiningRow = {
  id: string;
  label: string;
  state: CheckState | null;
  /** 3/10に受け取りました, お願いしています, or nothing yet. */
  said: string;
  /** The day it helps to have it. */
  by: string;
};

/** The papers of one person in the reader's words; null where there is nothing to prepare yet. */
export async function readJoining(
  db: Db,
  asked: { candidateId: string; state: string | null; joinsOn: string; locale: Locale },
): Promise<{ rows: JoiningRow[]; firstDay: string; lacking: number } | null> {
  const { candidateId, state, joinsOn, locale } = asked;
  if (state !== "preparing" && state !== "joined") return null;
  const [documents, checks] = await Promise.all([listJoiningDocuments(db), readChecks(db, candidateId)]);
  const rows = documents.map((document) => {
    const check = checks.get(document.id);
    return {
      id: document.id,
      label: documentLabel(document, locale),
      state: check?.state ?? null,
      said: checkSaid(check, locale),
      by: formatDay(addDays(joinsOn, -document.daysBefore), { locale }),
    };
  });
  const isDone = (row: JoiningRow) => row.state === "received" || row.state === "not_needed";
  return {
    rows,
    firstDay: formatDay(joinsOn, { locale }),
    lacking: rows.filter((row) => !isDone(row)).length,
  };
}

export function documentLabel({ label }: JoiningDocument, locale: Locale): string {
  return label[locale] || label.ja || "";
}

export function checkSaid(check: JoiningCheck | undefined, locale: Locale): string {
  if (!check) return m.joining_state_none({}, { locale });
  const day = formatShortDay(check.on, { locale });
  if (check.state === "received") return m.joining_state_received({ day }, { locale });
  if (check.state === "asked") return m.joining_state_asked({ day }, { locale });
  return m.joining_state_not_needed({}, { locale });
}

/** Words of the card beside a person and of the form that notes one paper. */
export function joiningWords(locale: Locale) {
  return {
    title: m.joining_card({}, { locale }),
    note: m.joining_note({}, { locale }),
    document: m.joining_document({}, { locale }),
    state: m.joining_state({}, { locale }),
    states: [
      { value: "received", label: m.joining_do_received({}, { locale }) },
      { value: "asked", label: m.joining_do_asked({}, { locale }) },
      { value: "not_needed", label: m.joining_do_not_needed({}, { locale }) },
      { value: "none", label: m.joining_do_none({}, { locale }) },
    ],
    day: m.joining_day({}, { locale }),
    save: m.joining_save({}, { locale }),
    all: m.joining_see_all({}, { locale }),
    only: m.joining_only_state({}, { locale }),
  };
}
