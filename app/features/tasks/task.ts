// A task (やること) is what one colleague will do by a day, mostly about one candidate. Being named in a note (@森下) is a
// task too: to read it.

export const taskKinds = ["task", "mention"] as const;
export type TaskKind = (typeof taskKinds)[number];

/** The family or full names after "@" in a text, as written: "@森下 さんへ" gives 森下. */
export function namesIn(text: string): string[] {
  return [...text.normalize("NFKC").matchAll(/@([\p{L}\p{M}・'’-]+(?: [\p{L}\p{M}'’-]+)?)/gu)].map(
    ([, name = ""]) => name,
  );
}
