// Relatives for tests: entered and opened the way a candidate does it, with their own page link.
import type { Insertable } from "kysely";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import type { Relative } from "#db/schema.ts";
import type { Channel, FamilyTopic } from "~/features/families/family.ts";
import { saveConsent } from "~/features/families/save-consent.server.ts";
import { issueLink } from "~/features/letters/private-link.server.ts";
import { aCandidate, anEvent } from "./factories.ts";
import { letterTime, quietJobs, testMeans } from "./letters.ts";

let serial = 0;

export async function aRelative(db: Db, overrides: Partial<Insertable<Relative>> = {}) {
  serial += 1;
  const email = `family${serial}@example.jp`; // before the first await: several may be entered at once
  const candidateId = overrides.candidate_id ?? (await aCandidate(db)).id;
  return db
    .insertInto("relative")
    .values({
      id: uuidv7(),
      name: "髙橋 由美子",
      email,
      created_at: letterTime,
      updated_at: letterTime,
      ...overrides,
      candidate_id: candidateId,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function aPageLink(db: Db, candidateId: string, now = letterTime) {
  return issueLink(db, { secret: testMeans.secret, purpose: "my_page", candidateId, now, days: 90 });
}

export async function aFamilyLink(
  db: Db,
  relative: { id: string; candidate_id: string },
  now = letterTime,
  secret = testMeans.secret,
) {
  const owner = { candidateId: relative.candidate_id, relativeId: relative.id };
  return issueLink(db, { secret, purpose: "family", ...owner, now, days: 400 });
}

type Opening = { topics?: FamilyTopic[]; channels?: Channel[]; untilOn?: string; now?: Date };

/** A relative whose candidate opened briefings by mail until the end of September 2026, unless told otherwise. */
export async function anOpenRelative(
  db: Db,
  { topics = ["briefing"], channels = ["mail"], untilOn = "2026-09-30", now = letterTime }: Opening = {},
  overrides: Partial<Insertable<Relative>> = {},
) {
  const relative = await aRelative(db, overrides);
  const link = await aPageLink(db, relative.candidate_id, now);
  const opened = await saveConsent(db, quietJobs(), {
    candidateId: relative.candidate_id,
    relativeId: relative.id,
    linkId: link.id,
    topics,
    channels,
    untilOn,
    secret: testMeans.secret,
    now,
  });
  if (!opened.ok) throw new Error(opened.reason);
  return { ...relative, link };
}

/** A published family briefing with one session of 10 seats. */
export async function aBriefing(db: Db, overrides: Parameters<typeof anEvent>[1] = {}) {
  return anEvent(db, {
    kind: "family_briefing",
    title: JSON.stringify({ ja: "ご家族説明会", en: "Family briefing", ko: "가족 설명회" }),
    ...overrides,
    session: { seats: 10, ...overrides.session },
  });
}
