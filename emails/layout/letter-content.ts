import type { Locale } from "~/lib/locale.ts";

// What a letter says, in order. HTML and plain text are two pictures of the same content, so they can't disagree.

export type LetterLink = { label: string; url: string };

export type LetterBlock =
  /** Running text; a line break in it is kept. `lang`: somebody's own words in another language than the letter's. */
  | { kind: "text"; text: string; lang?: Locale }
  | { kind: "heading"; text: string }
  | { kind: "list"; items: string[] }
  /** When, where, who: a label and its lines, the first one stronger unless a heading stands above. */
  | { kind: "facts"; rows: LetterFact[]; isPlain?: boolean }
  /** What was and what is now. */
  | { kind: "change"; label: string; before: string; after: string; beforeLabel: string; afterLabel: string }
  /** Something reassuring on a soft ground: free to choose, nothing to do. */
  | { kind: "calm"; title: string; text: string }
  /** Two answers of the same size and weight. */
  | { kind: "answers"; answers: [LetterLink, LetterLink] }
  /** The one thing to open. */
  | { kind: "action"; link: LetterLink }
  | { kind: "links"; links: LetterLink[] }
  /** Secondary text below the rest. */
  | { kind: "small"; text: string };

export type LetterFact = { label: string; lines: string[] };

export type LetterSender = {
  /** The company's legal name, postal address and contact. */
  company: string;
  postalAddress: string;
  contactEmail: string;
  contactPhone: string;
  /** How to reach the consultation desk; empty when there is none. */
  desk: string;
  /** 採用担当 森下 恵; empty when nobody in particular writes. */
  person: string;
};

export type LetterContent = {
  locale: Locale;
  subject: string;
  /** What an inbox shows after the subject. */
  preview: string;
  sender: LetterSender;
  /** 山田 花さん */
  greeting: string;
  title: string;
  blocks: LetterBlock[];
  /** Below the letter: the desk, why one gets it, how to stop. */
  footnotes: string[];
  footLinks: LetterLink[];
  /** Larger type, gothic throughout: for families. */
  isLarge?: boolean;
};

export type LetterParts = { subject: string; html: string; text: string };
