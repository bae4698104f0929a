import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { listWaitingPapers, NotBrought } from "./bring-papers.server.ts";
import { nameColumns } from "./name-columns.ts";
import { placeOf } from "./offer-place.ts";
import { paperWord } from "./paper-word.ts";
import type { PaperKind } from "./place-paper.server.ts";

type Row = Awaited<ReturnType<typeof listWaitingPapers>>[number];

/** A paper that waits, and whose page it would be on. */
export function waitingShown(paper: Row, locale: Locale) {
  return {
    id: paper.id,
    candidateId: paper.candidate_id,
    file: paper.file_name,
    kind: paperWord(paper.kind as PaperKind, locale),
    place: placeOf(paper.unit_name, paper.course),
    person: nameColumns(paper),
    note: paper.replaces ? m.papers_replaces({}, { locale }) : "",
  };
}

type Word = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const words: Record<NotBrought["reason"], Word> = {
  nobody: m.papers_error_nobody,
  several_people: m.papers_error_people,
  several_offers: m.papers_error_offers,
  same: m.papers_error_same,
  not_pdf: m.offer_paper_not_pdf,
  too_large: m.offer_paper_too_large,
  empty: m.papers_error_empty,
  not_found: m.papers_error_nobody,
};

export function notBroughtWord(reason: NotBrought["reason"], locale: Locale): string {
  return words[reason]({}, { locale });
}
