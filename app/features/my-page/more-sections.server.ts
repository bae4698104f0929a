import type { Db } from "#db/client.server.ts";
import { listOwnSignals } from "~/features/care/care-queries.server.ts";
import { textIn } from "~/features/events/event.ts";
import { listOpenFamilies } from "~/features/families/family-queries.server.ts";
import { readJoining } from "~/features/joining/joining-view.server.ts";
import { listOwnPerks } from "~/features/perks/own-perks.server.ts";
import { countOpenSlots } from "~/features/slots/slot-queries.server.ts";
import { ownTripLine } from "~/features/trips/own-trip-view.server.ts";
import { listOwnTrips } from "~/features/trips/own-trips.server.ts";
import type { Locale } from "~/lib/locale.ts";

export type SectionReader = { candidateId: string; locale: Locale; zone: string; now: Date };

/** What other rooms show on a candidate's page: each has a line here and its component in more-sections.tsx. */
export async function readMoreSections(db: Db, { candidateId, ...reader }: SectionReader) {
  const { signals, stopped } = await listOwnSignals(db, candidateId, reader);
  const person = await db
    .selectFrom("candidate")
    .innerJoin("cohort", "cohort.year", "candidate.cohort_year")
    .select(["candidate.offer_state as state", "cohort.joins_on as joinsOn"])
    .where("candidate.id", "=", candidateId)
    .executeTakeFirst();
  const families = await listOpenFamilies(db, reader.now, candidateId);
  const perks = await listOwnPerks(db, candidateId, reader.now);
  const trips = await listOwnTrips(db, candidateId, reader.now);
  const slots = await countOpenSlots(db, candidateId, reader.now);
  return {
    slots,
    trips: trips.map((trip) => ownTripLine(trip, reader)),
    perks: perks.map(({ title }) => textIn(title, reader.locale)),
    // after the first day there is nothing left to bring
    joining:
      person?.state === "preparing"
        ? await readJoining(db, { ...person, candidateId, locale: reader.locale })
        : null,
    care: { signals, hasStopped: stopped.length > 0 },
    families: families.map(({ id, name, open }) => {
      const [untilOn = ""] = open.map((consent) => consent.untilOn).sort();
      return { id, name, untilOn };
    }),
  };
}
