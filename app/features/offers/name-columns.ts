import type { PersonName } from "~/lib/names.ts";

type Columns = {
  family_name: string;
  given_name: string;
  family_kana: string;
  given_kana: string;
  romaji: string;
};

/** A row's name columns as the name that app/lib/names.ts writes. */
export function nameColumns(row: Columns): PersonName {
  return {
    familyName: row.family_name,
    givenName: row.given_name,
    familyKana: row.family_kana,
    givenKana: row.given_kana,
    romaji: row.romaji,
  };
}
