// Made-up people and things for tests: each has everything it needs, and takes what the test is about as overrides.
import type { Insertable } from "kysely";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import type {
  Candidate,
  Cohort,
  Company,
  Event,
  Invitation,
  Member,
  Offer,
  Session,
  SessionHost,
  Unit,
} from "#db/schema.ts";
import { candidateKeys, candidateTerms } from "~/lib/fold.ts";

let serial = 0;
function next() {
  serial += 1;
  return serial;
}

export async function aCompany(db: Db, overrides: Partial<Insertable<Company>> = {}) {
  return db
    .insertInto("company")
    .values({ name: "青葉精機株式会社", ...overrides })
    .onConflict((conflict) => conflict.column("id").doUpdateSet({ name: "青葉精機株式会社", ...overrides }))
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function aUnit(db: Db, overrides: Partial<Insertable<Unit>> = {}) {
  return db
    .insertInto("unit")
    .values({ id: uuidv7(), name: `設計開発${next()}`, ...overrides })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** The class of 2027 unless told otherwise; asking twice for a year gives the same one. */
export async function aCohort(db: Db, overrides: Partial<Insertable<Cohort>> = {}) {
  const year = overrides.year ?? 2027;
  const cohort = { year, formal_on: `${year - 1}-10-01`, joins_on: `${year}-04-01`, ...overrides };
  return db
    .insertInto("cohort")
    .values(cohort)
    .onConflict((conflict) => conflict.column("year").doUpdateSet({ ...cohort }))
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function aMember(db: Db, overrides: Partial<Insertable<Member>> = {}) {
  return db
    .insertInto("member")
    .values({
      id: uuidv7(),
      role: "recruiter",
      family_name: "森下",
      given_name: "恵",
      family_kana: "モリシタ",
      given_kana: "メグミ",
      email: `member${next()}@aoba.example.jp`,
      ...overrides,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Found by name, kana, romaji, school and mail, as if entered by hand; makes the class when it isn't there. */
export async function aCandidate(db: Db, overrides: Partial<Insertable<Candidate>> = {}) {
  const person = {
    family_name: "髙橋",
    given_name: "蓮",
    family_kana: "タカハシ",
    given_kana: "レン",
    romaji: "Takahashi Ren",
    email: `candidate${next()}@example.ac.jp`,
    phone: "090-0000-0123",
    school: "青葉大学",
    faculty: "工学部",
    reference: "",
    ...overrides,
  };
  if (overrides.cohort_year === undefined) await aCohort(db);
  const candidate = await db
    .insertInto("candidate")
    .values({
      id: uuidv7(),
      cohort_year: 2027,
      ...candidateKeys(person),
      terms: candidateTerms(person),
      ...person,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const terms = candidateTerms(person).map((term) => ({ term, candidate_id: candidate.id }));
  if (terms.length > 0) await db.insertInto("candidate_term").values(terms).execute();
  return candidate;
}

/** With one history entry that brought it into its state, as an import writes it. */
export async function anOffer(
  db: Db,
  overrides: Partial<Insertable<Offer>> & Pick<Insertable<Offer>, "candidate_id">,
) {
  const offer = await db
    .insertInto("offer")
    .values({
      id: uuidv7(),
      cohort_year: 2027,
      state: "informal",
      offered_on: "2026-06-01",
      reply_on: "2026-06-15",
      ...overrides,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await db
    .insertInto("offer_move")
    .values({
      id: uuidv7(),
      offer_id: offer.id,
      candidate_id: offer.candidate_id,
      from_state: null,
      to_state: offer.state,
      happened_on: offer.offered_on,
      recorded_at: new Date(`${offer.offered_on}T03:00:00Z`),
      reply_on_after: offer.reply_on,
    })
    .execute();
  return offer;
}

/** A published social on 18 July 2026, 14:00 in Tokyo, with one session of 24 seats; dates before it unless told otherwise. */
export async function anEvent(
  db: Db,
  {
    session = {},
    ...overrides
  }: Partial<Insertable<Event>> & { session?: Partial<Insertable<Session>> } = {},
) {
  if (overrides.cohort_year === undefined) await aCohort(db);
  const event = await db
    .insertInto("event")
    .values({
      id: uuidv7(),
      cohort_year: 2027,
      kind: "social",
      state: "published",
      title: JSON.stringify({ ja: "夏の懇親会", en: "Summer social", ko: "여름 친목회" }),
      created_at: new Date("2026-06-25T01:00:00Z"),
      ...overrides,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const first = await db
    .insertInto("session")
    .values({
      id: uuidv7(),
      event_id: event.id,
      starts_at: new Date("2026-07-18T05:00:00Z"),
      ends_at: new Date("2026-07-18T07:30:00Z"),
      place: JSON.stringify({
        ja: "青葉本社 5階 ラウンジ",
        en: "Aoba head office, 5th floor lounge",
        ko: "아오바 본사 5층 라운지",
      }),
      address: "名古屋市中区栄1-0-0",
      seats: 24,
      ...session,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return { ...event, session: first };
}

/** One more session of an event, a day later than the one before unless told otherwise, with 24 seats. */
export async function aSession(db: Db, event: { id: string }, overrides: Partial<Insertable<Session>> = {}) {
  const { count } = await db
    .selectFrom("session")
    .select((is) => is.fn.countAll<number>().as("count"))
    .where("event_id", "=", event.id)
    .executeTakeFirstOrThrow();
  const later = (at: string) => new Date(Date.parse(at) + count * 86_400_000);
  return db
    .insertInto("session")
    .values({
      id: uuidv7(),
      event_id: event.id,
      starts_at: later("2026-07-18T05:00:00Z"),
      ends_at: later("2026-07-18T07:30:00Z"),
      place: JSON.stringify({ ja: "青葉本社 5階 ラウンジ" }),
      seats: 24,
      ...overrides,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** An event of so many sessions, each with so many seats; nobody has an entry in their calendar before they choose. */
export async function aChoice(
  db: Db,
  options: { sessions?: number; seats?: number } & Partial<Insertable<Event>> = {},
) {
  const { sessions = 3, seats = 24, ...overrides } = options;
  const event = await anEvent(db, { session: { seats }, ...overrides });
  const all = [event.session];
  while (all.length < sessions) all.push(await aSession(db, event, { seats }));
  return { ...event, sessions: all, ids: all.map((session) => session.id) };
}

/** One candidate invited to an event of several sessions. */
export async function aChooser(
  db: Db,
  event: { id: string },
  overrides: Partial<Insertable<Invitation>> = {},
) {
  const at = new Date("2026-07-01T01:00:00Z");
  return db
    .insertInto("invitation")
    .values({
      id: uuidv7(),
      event_id: event.id,
      candidate_id: overrides.candidate_id ?? (await aCandidate(db)).id,
      invited_at: at,
      sends_at: at,
      ...overrides,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** One candidate invited to it on 1 July 2026, with a calendar entry; makes the candidate when none is given. */
export async function anInvitation(
  db: Db,
  event: Awaited<ReturnType<typeof anEvent>>,
  overrides: Partial<Insertable<Invitation>> = {},
) {
  const candidateId = overrides.candidate_id ?? (await aCandidate(db)).id;
  const at = new Date("2026-07-01T01:00:00Z");
  const invitation = await db
    .insertInto("invitation")
    .values({
      id: uuidv7(),
      event_id: event.id,
      candidate_id: candidateId,
      invited_at: at,
      sends_at: at,
      ...overrides,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await db
    .insertInto("calendar_entry")
    .values({
      id: uuidv7(),
      session_id: event.session.id,
      candidate_id: candidateId,
      uid: `${uuidv7()}@enishi.test`,
    })
    .execute();
  return invitation;
}

/** A colleague who leads sessions; asked for the event's session, and with an entry in their calendar, when one is given. */
export async function aHost(
  db: Db,
  overrides: Partial<Insertable<Member>> & {
    session?: { id: string };
    hosting?: Partial<Insertable<SessionHost>>;
  } = {},
) {
  const { session, hosting, ...person } = overrides;
  const host = await aMember(db, { role: "host", family_name: "岡本", given_name: "健", ...person });
  if (!session) return host;
  await db
    .insertInto("session_host")
    .values({ session_id: session.id, member_id: host.id, state: "asked", ...hosting })
    .execute();
  await db
    .insertInto("calendar_entry")
    .values({ id: uuidv7(), session_id: session.id, member_id: host.id, uid: `${uuidv7()}@enishi.test` })
    .execute();
  return host;
}
