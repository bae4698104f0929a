import type { Texts } from "./event.ts";

type Written = { title: Texts; description: Texts; place?: Texts };

/** What of an event goes out to people, by the fields of its form; the names of its sessions as one. */
export function eventWords(
  { title, description, place = {} }: Written,
  sessions: readonly { label: Texts }[] = [],
): Record<string, string> {
  const labels = sessions.flatMap(({ label }) => Object.values(label)).join("\n");
  return { ...named("title", title), ...named("description", description), ...named("place", place), labels };
}

function named(field: string, texts: Texts): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([language, text]) => [`${field}_${language}`, text]));
}
