import type { Db } from "#db/client.server.ts";
import { issueLink } from "~/features/letters/private-link.server.ts";

type Means = { secret: string; now: Date };

/** Every page about trips, on a phone and on a desk, in Japanese and Korean. */
export async function tripPictures(db: Db, means: Means) {
  const trip = await findTravelled(db, means);
  const [open, read] = [await findByState(db, "open"), await findByState(db, "closed")];
  const reader = await db
    .selectFrom("trip_told")
    .select("candidate_id as id")
    .where("event_id", "=", open)
    .orderBy("candidate_id")
    .executeTakeFirstOrThrow();
  const own = async (candidateId: string, tripId: string) =>
    `/c/${await link(db, candidateId, means)}/trips/${tripId}`;
  const staff = [
    ["trips", "/trips"],
    ["trip", `/trips/${trip.id}`],
    ["travellers", `/trips/${trip.id}/travellers`],
    ["trip-day", `/trips/${trip.id}/days/${trip.dayId}`],
    ["trip-day-new", `/trips/${trip.id}/days/new`],
    ["trip-leaders", `/trips/${trip.id}/leaders`],
    ["trip-call", `/trips/${trip.id}/call/${trip.applicationId}`],
    ["trip-new", "/trips/new"],
    ["trip-open", `/trips/${open}`],
    ["trip-tell", `/trips/${open}/tell`],
    ["trip-criteria", `/trips/${read}`],
    ["trip-review", `/trips/${read}/review`],
  ] as const;
  const shown = [
    ["own-trip", await own(trip.candidateId, trip.id)],
    ["own-trip-open", await own(reader.id, open)],
    ["draw", `/draws/${trip.id}`],
  ] as const;
  return [...staff.map((page) => inBoth(page, false)), ...shown.map((page) => inBoth(page, true))].flat();
}

function inBoth([name, at]: readonly [string, string], isPublic: boolean) {
  const widths = [360, 1280];
  return [
    { name, at, widths, isPublic },
    { name: `${name}.ko`, at: `${at}?lang=ko`, widths, isPublic, locale: "ko" as const },
  ];
}

async function findTravelled(db: Db, { now }: Means) {
  return db
    .selectFrom("trip_application as application")
    .innerJoin("session", "session.event_id", "application.event_id")
    .select(["application.event_id as id", "application.id as applicationId"])
    .select(["application.candidate_id as candidateId", "session.id as dayId"])
    .where("application.state", "=", "going")
    .where("session.starts_at", ">", now)
    .orderBy("application.place")
    .orderBy("session.starts_at")
    .executeTakeFirstOrThrow();
}

async function findByState(db: Db, state: string): Promise<string> {
  const trip = await db
    .selectFrom("trip")
    .select("event_id as id")
    .where("state", "=", state)
    .executeTakeFirstOrThrow();
  return trip.id;
}

async function link(db: Db, candidateId: string, { secret, now }: Means): Promise<string> {
  return (await issueLink(db, { secret, purpose: "my_page", candidateId, now, days: 90 })).token;
}
