import type { Locale } from "./locale.ts";

/** A person's name as we keep it: family name first, never "first" and "last". */
export type PersonName = {
  familyName: string;
  givenName: string;
  familyKana?: string | null;
  givenKana?: string | null;
  romaji?: string | null;
};

const hangul = /^[\p{Script=Hangul}\s]+$/u;
const latin = /^[\p{Script=Latin}\s.'’-]+$/u;

/**
 * 山田 花 (ja), 김서연 (a Korean name in Korean), Hana Yamada (en, from the romaji when there is one).
 * In Japanese a hangul name keeps the space between its parts, as every other name does.
 */
export function fullName(person: PersonName, locale: Locale): string {
  const { familyName, givenName } = person;
  if (locale === "en") return latinName(person) ?? joined(familyName, givenName);
  if (locale === "ko" && hangul.test(familyName) && hangul.test(givenName)) return familyName + givenName;
  return joined(familyName, givenName);
}

/** ヤマダ ハナ, or the romaji of somebody without kana; empty when neither is known. */
export function kanaName(person: PersonName): string {
  return joined(person.familyKana, person.givenKana) || (person.romaji ?? "").trim();
}

/** 山田 花さん, 김서연 님, Hana Yamada; to a family and on paper 山田 由美子様. */
export function addressed(
  person: PersonName,
  locale: Locale,
  to: "candidate" | "family" = "candidate",
): string {
  return withTitle(fullName(person, locale), locale, to);
}

/** A candidate, spoken of to their own family: 花さん, 김서연 님, Hana. */
export function spokenOf(person: PersonName, locale: Locale): string {
  const name =
    locale === "ja"
      ? person.givenName.trim() || person.familyName
      : locale === "en"
        ? (fullName(person, "en").split(" ")[0] ?? "")
        : fullName(person, locale);
  return withTitle(name, locale, "candidate");
}

/** The same for the family name alone: 岡本さん, in a sentence about a colleague. */
export function addressedByFamily(person: PersonName, locale: Locale): string {
  if (locale === "ja") return withTitle(person.familyName, locale, "candidate");
  return addressed(person, locale);
}

/** What stands in the round picture: the first character of the family name, two letters of a Latin one. */
export function initialOf(person: PersonName): string {
  const name = person.familyName.trim() || person.givenName.trim();
  return [...name].slice(0, latin.test(name) ? 2 : 1).join("");
}

function withTitle(name: string, locale: Locale, to: "candidate" | "family"): string {
  if (name === "" || locale === "en") return name;
  if (locale === "ko") return `${name} 님`;
  return `${name}${to === "family" ? "様" : "さん"}`;
}

/** English puts the given name first; the romaji is kept family name first ("Yamada Hana", "YAMADA Hana"). */
function latinName({ familyName, givenName, romaji }: PersonName): string | undefined {
  if (latin.test(familyName) && latin.test(givenName)) return joined(givenName, familyName);
  const words = (romaji ?? "").replace(/,/g, " ").trim().split(/\s+/).filter(Boolean);
  if (words.length === 0) return undefined;
  const [family, given] = words;
  if (words.length !== 2 || family === undefined || given === undefined) return words.map(capital).join(" ");
  return `${capital(given)} ${capital(family)}`;
}

function capital(word: string): string {
  if (word !== word.toUpperCase() && word !== word.toLowerCase()) return word;
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}

function joined(first?: string | null, second?: string | null): string {
  return [first, second]
    .map((part) => (part ?? "").trim())
    .filter(Boolean)
    .join(" ");
}
