import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { type Answer, type Mark, marks as markKinds } from "./answer.ts";
import type { InvitationPage } from "./answer-queries.server.ts";
import { answerLabel } from "./answer-words.ts";
import type { ChooseTyped } from "./choose-view.ts";
import { markWord } from "./choose-words.ts";

type Extras = { companions: number; needs: string; word: string };

/** What a posted page asks for. */
export type Choice =
  | { kind: "claim" | "give_up"; sessionId: string }
  | ({ kind: "without"; answer: Exclude<Answer, "yes"> } & Extras)
  | ({ kind: "choose"; wanted: string[] } & Extras)
  | ({ kind: "wish"; marks: { sessionId: string; mark: Mark; wish?: number }[] } & Extras);

export type Errors = Record<string, string[]>;
/** A form as a browser or its text gives it. */
export type Fields = Pick<FormData | URLSearchParams, "get" | "getAll" | "has"> &
  Iterable<[string, FormDataEntryValue]>;

type Reading = { ok: true; choice: Choice } | { ok: false; errors: Errors };

const besides = ["no", "maybe", "other_date"] as const;
const mostWord = 1000;
const mostNeeds = 500;

/** What was typed, to be shown again with the errors. */
export function typedChoice(form: Fields): ChooseTyped {
  const marks: Record<string, Mark> = {};
  for (const [name, value] of form) {
    const mark = name.startsWith("mark_") && markKinds.find((each) => each === value);
    if (mark) marks[name.slice("mark_".length)] = mark;
  }
  return {
    picks: form.getAll("pick").map(String),
    wishes: form.getAll("wish").map(String),
    marks,
    companions: Number(form.get("companions") ?? 0) || 0,
    needs: textOf(form, "needs"),
    word: textOf(form, "word"),
  };
}

/** PostgreSQL keeps every letter but the zero byte. */
function textOf(form: Fields, name: string): string {
  return String(form.get(name) ?? "")
    .replaceAll("\0", "")
    .trim();
}

/** Reads the form of an event with something to choose; errors are sentences by field. */
export function readChoice(
  form: Fields,
  page: Pick<InvitationPage, "way" | "sessions" | "sessionsEach" | "companionsMax">,
  locale: Locale,
): Reading {
  for (const kind of ["claim", "give_up"] as const) {
    const sessionId = form.get(kind);
    if (typeof sessionId === "string") return { ok: true, choice: { kind, sessionId } };
  }
  const typed = typedChoice(form);
  const errors = lengthErrors(typed, page.companionsMax, locale);
  const answer = besides.find((each) => typed.picks.includes(each));
  const extras = { companions: typed.companions, needs: typed.needs, word: typed.word };
  const read =
    page.way === "ask_around"
      ? readMarks(typed, answer, extras, page, locale)
      : readPicks(typed, answer, extras, page, locale);
  if ("errors" in read) Object.assign(errors, read.errors);
  if (Object.keys(errors).length > 0 || "errors" in read) return { ok: false, errors };
  return { ok: true, choice: read };
}

/** Too many people, too long a text. */
export function lengthErrors({ companions, needs, word }: Extras, most: number, locale: Locale): Errors {
  return {
    ...(companions > most || companions < 0 || !Number.isInteger(companions)
      ? { companions: [m.choose_error_companions({ count: most }, { locale })] }
      : {}),
    ...(needs.length > mostNeeds ? { needs: [m.choose_needs_long({}, { locale })] } : {}),
    ...(word.length > mostWord ? { word: [m.answer_word_long({}, { locale })] } : {}),
  };
}

type Without = Exclude<Answer, "yes"> | undefined;

function readPicks(
  typed: ChooseTyped,
  answer: Without,
  extras: Extras,
  page: Pick<InvitationPage, "sessions" | "sessionsEach">,
  locale: Locale,
): Choice | { errors: Errors } {
  const known = new Map(page.sessions.map((session) => [session.id, session]));
  const picked = typed.picks.filter((id) => known.has(id));
  const wished = typed.wishes.filter((id) => known.has(id));
  const besidesPicked = typed.picks.filter((pick) => besides.some((each) => each === pick));
  const fault = (sentence: string) => ({ errors: { pick: [sentence] } });
  if (besidesPicked.length > 1) return fault(m.choose_error_answers({}, { locale }));
  if (answer && picked.length > 0)
    return fault(m.choose_error_both({ answer: answerLabel(answer, locale) }, { locale }));
  if (answer) return { kind: "without", answer, ...extras };
  // With one seat each the radio is the first wish; with several, whoever says an order means it first.
  const wanted = [...new Set(page.sessionsEach === 1 ? [...picked, ...wished] : [...wished, ...picked])];
  if (wanted.length === 0) return fault(m.choose_error_none({ no: answerLabel("no", locale) }, { locale }));
  const free = picked.filter((id) => (known.get(id)?.placesLeft ?? 0) > 0);
  if (free.length > page.sessionsEach)
    return fault(m.choose_error_many({ chosen: free.length, count: page.sessionsEach }, { locale }));
  return { kind: "choose", wanted, ...extras };
}

function readMarks(
  typed: ChooseTyped,
  answer: Without,
  extras: Extras,
  page: Pick<InvitationPage, "sessions">,
  locale: Locale,
): Choice | { errors: Errors } {
  if (answer) return { kind: "without", answer, ...extras };
  const known = page.sessions.map((session) => session.id);
  const wishes = [...new Set(typed.wishes.filter((id) => known.includes(id)))];
  const refused = wishes.findIndex((id) => typed.marks[id] === "no");
  if (refused >= 0)
    return {
      errors: {
        wish: [m.choose_error_wish({ place: refused + 1, mark: markWord("no", locale) }, { locale })],
      },
    };
  const marks = known.flatMap((sessionId) => {
    const place = wishes.indexOf(sessionId);
    // A day somebody wishes for is a day they can come, also when the mark was forgotten.
    const mark = typed.marks[sessionId] ?? (place >= 0 ? "yes" : undefined);
    return mark ? [{ sessionId, mark, ...(place >= 0 && { wish: place + 1 }) }] : [];
  });
  if (marks.some(({ mark }) => mark !== "no")) return { kind: "wish", marks, ...extras };
  if (extras.word) return { kind: "without", answer: "other_date", ...extras };
  return { errors: { mark: [m.choose_error_no_mark({ no: answerLabel("no", locale) }, { locale })] } };
}
