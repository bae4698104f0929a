import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { commitmentOf, drawOrder, numbersHashOf, seedFrom } from "../../app/features/trips/draw.ts";
import { seedPurpose } from "../../app/features/trips/publish-trip.server.ts";
import type { Wish } from "../../app/features/trips/trip.ts";
import { addDays, instantAt, todayIn } from "../../app/lib/dates.ts";
import { seal } from "../../app/lib/seal.server.ts";
import { demoId, type Random } from "./random.ts";
import { day, demoYear } from "./season.ts";
import { writeOnTheWay, writeReading } from "./trip-marks.server.ts";
import { type DemoTrip, demoTrips, drawn, paidInstead, statements } from "./trip-plans.ts";

type Means = { now: Date; rng: Random; members: readonly string[]; secret: string | undefined };

/** The rng is a fork of its own: what is written here moves nobody else in the demo. */
export async function writeTrips(trx: Db, means: Means): Promise<void> {
  const people = await readers(trx, means.now);
  const hosts = await trx
    .selectFrom("member")
    .select("id")
    .where("role", "=", "host")
    .orderBy("id", "desc")
    .limit(12)
    .execute();
  for (const [place, trip] of demoTrips.entries()) {
    const leaders = hosts.slice(3 * place, 3 * place + trip.leaders).map(({ id }) => id);
    await writeTrip(trx, trip, { ...means, people, leaders });
  }
  await writeOnTheWay(trx, means);
}

type Writing = Means & { people: readonly string[]; leaders: readonly string[] };

async function writeTrip(trx: Db, trip: DemoTrip, to: Writing): Promise<void> {
  const { now, rng, members } = to;
  const [, recruiter = ""] = members;
  const at = (days: number) => new Date(now.getTime() + days * day);
  const today = todayIn("Asia/Tokyo", now);
  const openedAt = at(trip.opened);
  const id = demoId(openedAt, rng);
  const seed = seedFrom(Uint8Array.from({ length: 32 }, () => rng.int(0, 255)));
  const settledAt = trip.settled === null ? null : at(trip.settled);
  const closedAt = settledAt ?? (trip.state === "closed" ? at(trip.applyBy + 1) : null);
  // The list of the draw holds those who wish for the trip.
  const numbers = Array.from({ length: trip.applicants }, (_, place) => place + 1).filter(
    (number) => wishOf(number, trip) !== "alternative",
  );
  await trx
    .insertInto("event")
    .values({
      ...{ id, cohort_year: demoYear, kind: "trip", state: "published", sessions_each: 60 },
      title: JSON.stringify(trip.title),
      description: JSON.stringify(trip.description),
      policy_reason: "宿は一人一室です。夕食のあとは自由時間で、お酒の席はありません。",
      reminders_off: ["silent", "maybe", "day_before", "hour_before", "thanks"],
      ...{ zone: trip.days[0]?.zone ?? "Asia/Tokyo", created_by: recruiter, created_at: openedAt },
      published_at: openedAt,
    })
    .execute();
  await trx
    .insertInto("trip")
    .values({
      ...{
        event_id: id,
        state: trip.state,
        selection: trip.points ? "criteria" : "draw",
        seats: trip.seats,
        line: trip.line,
      },
      cost_yen: trip.costYen,
      costs: JSON.stringify(trip.costs),
      alternative: JSON.stringify(trip.alternative),
      alternative_when: JSON.stringify(trip.alternativeWhen),
      alternative_costs: JSON.stringify(paidInstead),
      alternative_seats: trip.alternativeSeats,
      criteria: JSON.stringify(trip.criteria ?? drawn),
      apply_by: addDays(today, trip.applyBy),
      ...{
        opened_at: openedAt,
        closed_at: closedAt,
        settled_at: settledAt,
        next_number: trip.applicants + 1,
      },
      seed_sealed: to.secret
        ? seal(seed, to.secret, seedPurpose)
        : Buffer.from("a demo without a secret opens nothing"),
      seed_hash: commitmentOf(seed),
      ...(closedAt && { numbers_hash: numbersHashOf(numbers) }),
      ...(settledAt && { seed }),
    })
    .execute();
  if (trip.state === "open") await writeTold(trx, { ...to, id });
  const travellers = await writeApplications(trx, trip, {
    ...to,
    id,
    seed,
    numbers,
    openedAt,
    settledAt,
    closedAt,
  });
  if (trip.points)
    await writeReading(trx, trip.points, { tripId: id, reviewers: members.slice(0, 2), at: at(-1), rng });
  for (const each of trip.days) {
    const on = addDays(today, each.day);
    const [startsAt, endsAt] = [instantAt(on, each.at, each.zone), instantAt(on, each.to, each.zone)];
    const sessionId = demoId(openedAt, rng);
    await trx
      .insertInto("session")
      .values({
        ...{ id: sessionId, event_id: id, starts_at: startsAt, ends_at: endsAt, place_kind: "venue" },
        label: JSON.stringify(each.label),
        place: JSON.stringify(each.place),
        ...{ seats: trip.seats, seats_taken: travellers.length, next_arrival: travellers.length + 1 },
      })
      .execute();
    await trx
      .insertInto("trip_day")
      .values({ session_id: sessionId, zone: each.zone, programme: JSON.stringify(each.programme) })
      .execute();
    for (const member_id of to.leaders)
      await trx
        .insertInto("session_host")
        .values({
          ...{ session_id: sessionId, member_id, state: "accepted", asked_at: openedAt },
          answered_at: new Date(openedAt.getTime() + day / 2),
        })
        .execute();
    const entry = () => ({
      id: demoId(openedAt, rng),
      session_id: sessionId,
      uid: `${demoId(openedAt, rng)}@enishi.demo`,
    });
    const entries = [
      ...to.leaders.map((member_id) => ({ ...entry(), member_id, candidate_id: null })),
      ...travellers.map((candidate_id) => ({ ...entry(), member_id: null, candidate_id })),
    ];
    if (entries.length > 0) await trx.insertInto("calendar_entry").values(entries).execute();
    const invited = await trx
      .selectFrom("invitation")
      .select(["id", "candidate_id"])
      .where("event_id", "=", id)
      .execute();
    for (const [place, candidateId] of travellers.entries()) {
      const isPast = endsAt < now;
      // One of them was ill on the second day.
      const attendance = isPast ? (place === 2 && each === trip.days[1] ? "excused" : "attended") : "unknown";
      await trx
        .insertInto("seat")
        .values({
          ...{ session_id: sessionId, candidate_id: candidateId, state: "going", origin: "placed" },
          invitation_id: invited.find(({ candidate_id }) => candidate_id === candidateId)?.id ?? "",
          ...{ arrival: place + 1, arrived_at: settledAt ?? now, attendance },
          ...(attendance === "attended" && { attended_at: startsAt, attended_how: "staff" }),
        })
        .execute();
    }
  }
}

/** Those of the open trip who were told by letter some days ago; one of them wants no such letters. */
async function writeTold(
  trx: Db,
  { id, people, members, now, rng }: Writing & { id: string },
): Promise<void> {
  const toldAt = new Date(now.getTime() - 5 * day);
  const rows = people.slice(1).map((candidate_id) => ({
    ...{ id: demoId(toldAt, rng), event_id: id, candidate_id, told_by: members[1] ?? "", told_at: toldAt },
  }));
  if (rows.length > 0) await trx.insertInto("trip_told").values(rows).execute();
}

type Applying = Writing & {
  id: string;
  seed: string;
  numbers: number[];
  openedAt: Date;
  settledAt: Date | null;
  closedAt: Date | null;
};

/** In the order of the draw the first travel (of the coming trip one is still asked), the next wait. Answers who travels. */
async function writeApplications(trx: Db, trip: DemoTrip, to: Applying): Promise<string[]> {
  const { id, rng, now, numbers, settledAt } = to;
  const isOver = (trip.days.at(-1)?.day ?? 0) < 0;
  const order = drawOrder(to.seed, numbers);
  const travellers: string[] = [];
  for (let number = 1; number <= trip.applicants; number++) {
    const candidateId = to.people[number - 1];
    if (!candidateId) continue;
    const wish = wishOf(number, trip);
    const isListed = to.closedAt !== null && wish !== "alternative";
    const place = settledAt && isListed ? order.indexOf(number) + 1 : null;
    const isAsked = !isOver && place === trip.seats;
    const state = stateOf(place, trip, isAsked);
    const hasInstead = settledAt !== null && wish !== "trip" && !["going", "offered"].includes(state);
    const appliedAt = new Date(to.openedAt.getTime() + number * 9 * 3_600_000);
    const claimedAt =
      state === "going" && settledAt ? new Date(settledAt.getTime() + number * 3_600_000) : null;
    const applicationId = demoId(appliedAt, rng);
    await trx
      .insertInto("trip_application")
      .values({
        ...{ id: applicationId, event_id: id, candidate_id: candidateId, number, place, state },
        ...{ applied_at: appliedAt, claimed_at: claimedAt, is_listed: isListed, wish },
        statement: trip.points ? (statements[number - 1] ?? "") : "",
        alternative_place: settledAt && wish !== "trip" ? number : null,
        alternative_state: hasInstead ? (isOver || number % 2 === 0 ? "confirmed" : "offered") : null,
        claim_until: isAsked ? new Date(now.getTime() + 2 * day) : null,
        group_no: claimedAt ? 1 + (travellers.length % 2) : null,
      })
      .execute();
    if (!claimedAt) continue;
    await trx
      .insertInto("invitation")
      .values({
        ...{ id: demoId(claimedAt, rng), event_id: id, candidate_id: candidateId, answer: "yes" },
        ...{ invited_at: claimedAt, sends_at: claimedAt, answered_at: new Date(claimedAt.getTime() + 1000) },
      })
      .returning("id")
      .executeTakeFirstOrThrow()
      .then(async (invitation) => {
        const step = { invitation_id: invitation.id, answer: "yes", outcome: "going", source: "link" };
        const answered_at = new Date(claimedAt.getTime() + 1000);
        await trx
          .insertInto("answer_history")
          .values({ ...step, id: demoId(answered_at, rng), answered_at })
          .execute();
      });
    travellers.push(candidateId);
    if (!isOver) await writeReadiness(trx, trip, { applicationId, place: travellers.length, now });
  }
  return travellers;
}

/** Every third would take either, the last wishes for the alternative alone. */
function wishOf(number: number, { applicants }: DemoTrip): Wish {
  if (number === applicants) return "alternative";
  return number % 3 === 0 ? "trip_first" : "trip";
}

function stateOf(place: number | null, { seats, line }: DemoTrip, isAsked: boolean): string {
  if (place === null) return "applied";
  if (isAsked) return "offered";
  if (place <= seats) return "going";
  return place <= seats + line ? "waiting" : "not_chosen";
}

/** Everything, nearly everything, a little, nothing yet. */
async function writeReadiness(
  trx: Db,
  trip: DemoTrip,
  { applicationId, place, now }: { applicationId: string; place: number; now: Date },
): Promise<void> {
  const today = todayIn("Asia/Tokyo", now);
  const has = (from: number) => place <= from;
  await trx
    .insertInto("trip_readiness")
    .values({
      ...{ application_id: applicationId, changed_at: now },
      passport_until: has(2) ? addDays(today, 1500) : place === 3 ? addDays(today, 9) : null,
      authorisation: has(2) ? "not_needed" : "",
      insurance: has(3) ? "company" : "",
      emergency_name: has(2) ? "ご家族" : "",
      emergency_phone: has(2) ? "090-0000-0199" : "",
      allergies: has(1) ? "そば" : place === 2 ? "" : null,
      access_needs: has(1) ? "" : null,
      delete_on: addDays(today, (trip.days.at(-1)?.day ?? 0) + 14),
    })
    .execute();
}

/** People of the class with an offer for long enough, whose story names no other trip. */
async function readers(trx: Db, now: Date): Promise<string[]> {
  const rows = await trx
    .selectFrom("candidate")
    .innerJoin("offer", "offer.id", "candidate.offer_id")
    .select("candidate.id")
    .where("candidate.cohort_year", "=", demoYear)
    .where("merged_into_id", "is", null)
    .where("offer_state", "in", ["considering", "accepted", "formal"])
    .where("offer.created_at", "<", new Date(now.getTime() - 65 * day))
    .orderBy(
      sql`not (family_name || ' ' || given_name = any(${["山田 花", "김 서연", "渡邉 さくら", "Nguyen Thi Mai"]}))`,
    )
    .orderBy("sort_key")
    .orderBy("candidate.id")
    .limit(11)
    .execute();
  return rows.map(({ id }) => id);
}
