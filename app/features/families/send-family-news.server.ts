import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { writeDeliveries } from "~/features/letters/write-delivery.server.ts";
import { type OutgoingTexts, passWording } from "~/features/wording/check-wording.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import { isLocale } from "~/lib/locale.ts";
import type { Result } from "~/lib/result.ts";
import type { LeafletTexts } from "./family-queries.server.ts";
import { bySuffix } from "./family-texts.ts";

type News = {
  /** "leaflet" sends the address of the leaflet and needs no text. */
  topic: "news" | "leaflet";
  title: LeafletTexts;
  text: LeafletTexts;
  memberId?: string;
  secondLook?: string;
  now: Date;
};

/** The page of a candidate promises that no more than this many leaflets or news come a year. */
export const mostAYear = 2;

/**
 * Writes to every relative for whom this topic is open by mail and who hasn't had two such letters in a year.
 * Promotional: each copy carries a one-click stop.
 */
export async function sendFamilyNews(
  db: Db,
  jobs: Jobs,
  { topic, title, text, memberId, secondLook, now }: News,
): Promise<Result<{ sent: number }, "nobody" | "wording">> {
  return db.transaction().execute(async (trx) => {
    const found = await listReaders(trx, topic, now);
    const people: typeof found = [];
    for (const person of found) {
      const { rows } = await sql<{ may: boolean }>`
        select may_tell_relative(${person.id}, ${topic}, 'mail', ${now}) as may`.execute(trx);
      if (rows[0]?.may) people.push(person);
    }
    if (people.length === 0) return { ok: false, reason: "nobody" } as const;
    const passed = {
      texts: newsWords(title, text),
      place: "family_news",
      memberId,
      secondLook,
      now,
    } as const;
    const words = await passWording(trx, passed);
    if (!words.ok) return words;
    await writeDeliveries(
      trx,
      jobs,
      people.map((person) => ({
        letter: "family_news",
        mailClass: "promotional",
        to: { relativeId: person.id },
        topic,
        address: person.email,
        locale: isLocale(person.locale) ? person.locale : "ja",
        details: { title, text },
        now,
      })),
    );
    return { ok: true, sent: people.length } as const;
  });
}

/** The words by the fields of the form: titleJa, textKo. */
export function newsWords(title: LeafletTexts, text: LeafletTexts): OutgoingTexts {
  return { ...bySuffix("title", title), ...bySuffix("text", text) };
}

export async function listReaders(db: Db, topic: "news" | "leaflet", now: Date) {
  return db
    .selectFrom("relative")
    .select(["relative.id", "email", "locale"])
    .where("email", "<>", "")
    .where(sql<boolean>`is_family_open(relative.id, ${topic}, 'mail', ${now})`)
    .where(
      sql<boolean>`(select count(*) from delivery d where d.relative_id = relative.id and d.letter = 'family_news'
        and d.topic = ${topic} and d.state <> 'stopped' and d.created_at > ${now}::timestamptz - interval '1 year') < ${mostAYear}`,
    )
    .orderBy("relative.id")
    .execute();
}
