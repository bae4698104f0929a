import type { Texts } from "./event.ts";

type Written = { title: Texts; description: Texts; place?: Texts };

/** What of an event goes out to people, by the fields of its form; the names of its sessions as one. */
export function eventWords(
  { title, description, place = {} }: Written,
  sessions: readonly { label: Texts }[] = [],
): Record<string, string> {
  return {
    ...named("title", title),
    ...named("description", description),
    ...named("place", place),
    ...labelWords(sessions),
  };
}

/** The names of several sessions as one text: a form says what is wrong with them in one place. */
export function labelWords(sessions: readonly { label: Texts }[]): { labels: string } {
  return { labels: sessions.flatMap(({ label }) => Object.values(label)).join("\n") };
}

/** What of a session that gets another time, place or name people read, by the fields of its form. */
export function movedWords({
  reason = "",
  place = {},
  label = {},
}: {
  reason?: string | undefined;
  place?: Texts | undefined;
  label?: Texts | undefined;
}): Record<string, string> {
  return { reason, ...named("place", place), ...named("label", label) };
}

function named(field: string, texts: Texts): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([language, text]) => [`${field}_${language}`, text]));
}
