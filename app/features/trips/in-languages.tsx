import type { ReactNode } from "react";
import { type Locale, localeNames, locales } from "~/lib/locale.ts";

export type FieldOf = (name: string) => { name: string; defaultValue: string; error: string[] | undefined };

/** Whether one of these fields is filled or wrong in a language. */
export function usedIn(field: FieldOf, names: readonly string[]) {
  return (written: Locale) =>
    names.some((name) => {
      const { defaultValue, error } = field(`${name}_${written}`);
      return Boolean(defaultValue || error);
    });
}

type Props = {
  /** "Add English" by language. */
  words: Record<Locale, string>;
  /** Whether something stands in this language, or has to be changed in it. */
  isUsed: (written: Locale) => boolean;
  children: (written: Locale) => ReactNode;
};

/** Fields in Japanese; the other languages unfold, and are open where something was written in them. */
export function InLanguages({ words, isUsed, children }: Props) {
  return locales.map((written) =>
    written === "ja" ? (
      <div key={written} className="stack">
        {children(written)}
      </div>
    ) : (
      <details key={written} className="tongue-part" open={isUsed(written)}>
        <summary>{words[written]}</summary>
        <fieldset className="stack tongue">
          <legend className="sr">{localeNames[written]}</legend>
          {children(written)}
        </fieldset>
      </details>
    ),
  );
}
