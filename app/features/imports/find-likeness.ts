import type { candidateKeys } from "~/lib/fold.ts";
import type { PersonRow } from "./import-field.ts";
import type { KnownPerson, Likeness, LikenessReason } from "./import-plan.ts";

type Entry = {
  known: KnownPerson | null;
  line: number | null;
  name: string;
  raw: string;
  school: string;
} & Keys;

type Keys = ReturnType<typeof candidateKeys>;

export type Match = { known: KnownPerson; likeness: null } | { known: null; likeness: Likeness | null };

/**
 * Remembers people by their folded keys and says whom a row is, or may be. The same reference, or the same address under
 * the same name, is the same person; everything else that is alike is for a human to decide.
 */
export class PeopleIndex {
  private byReference = new Map<string, KnownPerson>();
  private byEmail = new Map<string, Entry>();
  private byPhone = new Map<string, Entry>();
  private byContent = new Map<string, KnownPerson>();
  /** Most names have one bearer: an array each would be most of the memory. */
  private byName = new Map<string, Entry | Entry[]>();

  addKnown(known: KnownPerson): void {
    if (known.reference) this.byReference.set(known.reference, known);
    this.byContent.set(contentKey(known), known);
    this.remember({ ...known, sort_key: "", known, line: null, name: nameOf(known), raw: rawName(known) });
  }

  addRow(person: PersonRow, keys: Keys): void {
    this.remember({
      ...keys,
      known: null,
      line: person.line,
      name: nameOf(person),
      raw: rawName(person),
      school: person.school,
    });
  }

  private remember(entry: Entry): void {
    if (entry.email_key && !this.byEmail.has(entry.email_key)) this.byEmail.set(entry.email_key, entry);
    if (entry.phone_key && !this.byPhone.has(entry.phone_key)) this.byPhone.set(entry.phone_key, entry);
    for (const key of namesOf(entry)) {
      const others = this.byName.get(key);
      if (Array.isArray(others)) others.push(entry);
      else this.byName.set(key, others ? [others, entry] : entry);
    }
  }

  match(person: PersonRow, keys: Keys): Match {
    const referenced = person.reference ? this.byReference.get(person.reference) : undefined;
    if (referenced) return { known: referenced, likeness: null };
    const sameEmail = keys.email_key ? this.byEmail.get(keys.email_key) : undefined;
    if (sameEmail?.known && isSameName(sameEmail, keys) && !hasOtherReference(sameEmail.known, person))
      return { known: sameEmail.known, likeness: null };
    const same = this.byContent.get(contentKey({ ...keys, school: person.school }));
    if (same && !hasOtherReference(same, person)) return { known: same, likeness: null };
    return { known: null, likeness: this.likenessOf(person, keys, sameEmail) };
  }

  private likenessOf(person: PersonRow, keys: Keys, sameEmail: Entry | undefined): Likeness | null {
    if (sameEmail) return likeness("email", sameEmail);
    const samePhone = keys.phone_key ? this.byPhone.get(keys.phone_key) : undefined;
    if (samePhone) return likeness(isSameName(samePhone, keys) ? "phone_and_kana" : "phone", samePhone);
    const namesakes = namesOf(keys).flatMap((key) => this.byName.get(key) ?? []);
    for (const other of namesakes) {
      if (!isSameName(other, keys) || saysSomebodyElse(other, person, keys)) continue;
      if (other.name_key === keys.name_key && other.raw !== rawName(person))
        return likeness("name_variant", other);
      if (other.school !== "" && other.school === person.school) return likeness("name_and_school", other);
      if (other.school === "" || person.school === "") return likeness("name", other);
    }
    return null;
  }
}

/** The same in everything that tells people apart: a row that was imported before. */
function contentKey(
  keys: Pick<Entry, "name_key" | "kana_key" | "email_key" | "phone_key" | "school">,
): string {
  return [keys.name_key, keys.kana_key, keys.email_key, keys.phone_key, keys.school].join("\u001f");
}

/** Two references, or two schools with two phone numbers: namesakes, not the same person. */
function saysSomebodyElse(other: Entry, person: PersonRow, keys: Keys): boolean {
  if (other.known && hasOtherReference(other.known, person)) return true;
  const hasOtherPhone = other.phone_key !== "" && keys.phone_key !== "" && other.phone_key !== keys.phone_key;
  const hasOtherSchool = other.school !== "" && person.school !== "" && other.school !== person.school;
  return hasOtherPhone && hasOtherSchool;
}

function hasOtherReference(known: KnownPerson, person: PersonRow): boolean {
  return known.reference !== "" && person.reference !== "" && known.reference !== person.reference;
}

/** Written the same after folding; or read the same where one of them has no kanji to compare. */
function isSameName(
  a: { name_key: string; kana_key: string },
  b: { name_key: string; kana_key: string },
): boolean {
  if (a.name_key === b.name_key) return a.kana_key === "" || b.kana_key === "" || a.kana_key === b.kana_key;
  return a.kana_key !== "" && a.kana_key === b.kana_key;
}

function namesOf(keys: { name_key: string; kana_key: string }): string[] {
  return keys.kana_key && keys.kana_key !== keys.name_key ? [keys.name_key, keys.kana_key] : [keys.name_key];
}

function likeness(reason: LikenessReason, entry: Entry): Likeness {
  return { reason, known: entry.known, line: entry.line, name: entry.name };
}

function nameOf(person: { family_name: string; given_name: string }): string {
  return `${person.family_name} ${person.given_name}`.trim();
}

function rawName(person: { family_name: string; given_name: string }): string {
  return person.family_name + person.given_name;
}
