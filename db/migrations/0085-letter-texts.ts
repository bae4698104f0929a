import { type Kysely, sql } from "kysely";

/** A letter in the company's own words, one row a letter and language; without a row it speaks in ours. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table letter_text (
      letter text not null,
      locale text not null check (locale in ('ja', 'en', 'ko')),
      subject text not null check (subject <> ''),
      title text not null check (title <> ''),
      body text not null check (body <> ''),
      written_by uuid references member,
      written_at timestamptz not null,
      primary key (letter, locale)
    )`.execute(db);
}
