import type { PersonName } from "~/lib/names.ts";

type NameColumns = {
  family_name: string;
  given_name: string;
  family_kana?: string;
  given_kana?: string;
  romaji?: string;
};

/** A row's name columns as the name that app/lib/names.ts writes, with its id. */
export function personOf<T extends NameColumns & { id: string }>(row: T): PersonName & { id: string } {
  return { id: row.id, ...nameOf(row) };
}

export function nameOf(row: NameColumns): PersonName {
  return {
    familyName: row.family_name,
    givenName: row.given_name,
    familyKana: row.family_kana ?? "",
    givenKana: row.given_kana ?? "",
    romaji: row.romaji ?? "",
  };
}

type Contact = Record<"email" | "phone" | "school" | "faculty" | "reference" | "note", string>;

/** How to reach somebody and what is known beside the name. */
export function contactOf({ email, phone, school, faculty, reference, note }: Contact): Contact {
  return { email, phone, school, faculty, reference, note };
}
