// One candidate with offer, history and timeline.
import { candidateKeys, candidateTerms } from "../../app/lib/fold.ts";
import type { LinkMaker } from "./link-rows.server.ts";
import { halfWidth, type Person } from "./people.ts";
import { demoId, type Random } from "./random.ts";
import type { Ids, Rows } from "./rows.ts";
import { day, dayText, hour, minute, type Season } from "./season.ts";
import { administratorPlace } from "./staff.ts";
import type { Storyteller } from "./stories.ts";
import { type Move, office, type Track } from "./tracks.ts";

export type Writer = {
  rng: Random;
  rows: Rows;
  ids: Ids;
  season: Season;
  stories: Storyteller;
  links: LinkMaker;
};

export function writePerson(to: Writer, person: Person, track: Track): void {
  const { rows, ids, season } = to;
  const at = new Date(track.offeredAt + season.shift);
  const facts = factsOf(person);
  const terms = [...new Set(termsOf(facts))];
  rows.candidate.push({
    id: person.id,
    cohort_year: season.year,
    reference: person.reference,
    ...facts,
    note: "",
    locale: person.name.locale,
    zone: "Asia/Tokyo",
    recruiter_id: ids.members[person.recruiter],
    deputy_id: ids.members[person.deputy],
    ...keysOf(facts),
    merged_into_id: null,
    terms,
    created_at: at,
    updated_at: at,
  });
  for (const term of terms) rows.candidate_term.push({ term, candidate_id: person.id });
  writeTags(to, person, track);
  writeOffer(to, person, track);
}

function factsOf(person: Person) {
  return {
    family_name: person.name.family.text,
    given_name: person.name.given.text,
    family_kana: person.name.family.kana,
    given_kana: person.name.given.kana,
    romaji: `${person.name.family.romaji} ${person.name.given.romaji}`,
    email: person.mail,
    phone: person.phone,
    school: person.studies.school,
    faculty: person.studies.faculty,
  };
}

type Facts = ReturnType<typeof factsOf>;

function keysOf(facts: Facts) {
  return candidateKeys(facts);
}

function termsOf(facts: Facts) {
  return candidateTerms(facts);
}

const tags = [
  "CAD経験",
  "英語で話せる",
  "学会発表",
  "工場見学済み",
  "情報系",
  "寮を希望",
  "長野工場に関心",
  "研修に関心",
] as const;

function writeTags({ rng, rows }: Writer, person: Person, track: Track): void {
  const chosen = new Set<string>();
  if (rng.chance(0.3)) chosen.add(rng.pick(tags));
  if (rng.chance(0.1)) chosen.add(rng.pick(tags));
  if (track.unit === 3 && rng.chance(0.4)) chosen.add("情報系");
  for (const tag of chosen) rows.candidate_tag.push({ candidate_id: person.id, tag });
}

/** The same person entered a second time from an older sheet: half-width kana, the other mail or none, no offer. */
export function writeTwin(to: Writer, person: Person, track: Track, isMerged: boolean): void {
  const { rng, rows, ids, season } = to;
  const at = new Date(office(rng, track.offeredAt - 9 * day) + season.shift);
  const facts: Facts = {
    ...factsOf(person),
    family_kana: halfWidth(person.name.family.kana),
    given_kana: halfWidth(person.name.given.kana),
    romaji: "",
    email: rng.chance(0.5) ? person.mail.toUpperCase() : "",
    phone: person.phone.replaceAll("-", ""),
    faculty: "",
  };
  const id = demoId(at, rng);
  const terms = [...new Set(termsOf(facts))];
  rows.candidate.push({
    id,
    cohort_year: season.year,
    reference: "",
    ...facts,
    note: "説明会の名簿から",
    locale: person.name.locale,
    zone: "Asia/Tokyo",
    recruiter_id: ids.members[person.recruiter],
    deputy_id: null,
    ...keysOf(facts),
    merged_into_id: isMerged ? person.id : null,
    terms: isMerged ? [] : terms,
    created_at: at,
    updated_at: at,
  });
  if (!isMerged) for (const term of terms) rows.candidate_term.push({ term, candidate_id: id });
  touch(to, id, at.getTime() - season.shift, { kind: "added", member: person.recruiter });
  touch(to, id, at.getTime() - season.shift + 20 * minute, {
    kind: "note",
    member: person.recruiter,
    body: `説明会で名刺代わりのカードを受け取った。${to.stories.note(rng, person.traits)}`,
  });
}

function writeOffer(to: Writer, person: Person, track: Track): void {
  const { rng, rows, ids, season } = to;
  const real = (instant: number) => new Date(instant + season.shift);
  const realDay = (instant: number) => dayText(instant + season.shift);
  const id = demoId(real(track.offeredAt), rng);
  let replyOn: string | null = null;
  for (const move of track.moves) {
    const moveId = demoId(real(move.recordedAt), rng);
    const before: string | null = replyOn;
    if (move.replyAfter !== null) replyOn = realDay(move.replyAfter);
    const by = recorder(person, move);
    rows.offer_move.push({
      id: moveId,
      offer_id: id,
      candidate_id: person.id,
      from_state: move.from,
      to_state: move.to,
      happened_on: realDay(move.happenedAt),
      recorded_at: real(move.recordedAt),
      recorded_by: ids.members[by],
      by_candidate: move.byCandidate,
      heard_by: move.heardBy,
      reason: move.reason,
      reply_on_before: before,
      reply_on_after: replyOn,
    });
    const isFirst = move.from === null;
    const isExtension = move.from === "considering" && move.to === "considering";
    touch(to, person.id, move.happenedAt, {
      kind: isFirst ? "offer_made" : isExtension ? "reply_extended" : "offer_moved",
      fromCandidate: move.byCandidate,
      isContact: isFirst || move.byCandidate || move.heardBy !== "",
      member: by,
      body: move.reason,
      details: isFirst
        ? { offerId: id, on: realDay(move.happenedAt), replyOn }
        : {
            moveId,
            from: move.from,
            to: move.to,
            on: realDay(move.happenedAt),
            heardBy: move.heardBy,
            replyOnBefore: before,
            replyOn,
          },
    });
    if (move.to === "withdrawn_by_company") writeWithdrawal(to, person, id, move);
  }
  const reached = (...states: string[]) => track.moves.find((move) => states.includes(move.to));
  const accepted = reached("accepted") ?? reached("formal");
  const formal = reached("formal");
  const ended = reached("declined_before", "declined_after", "withdrawn_by_company");
  rows.offer.push({
    id,
    candidate_id: person.id,
    cohort_year: season.year,
    unit_id: ids.units[track.unit],
    state: track.moves.at(-1)?.to,
    offered_on: realDay(track.offeredAt),
    reply_on: replyOn,
    extended_count: track.moves.filter((move) => move.from === "considering" && move.to === "considering")
      .length,
    accepted_on: accepted ? realDay(accepted.happenedAt) : null,
    formal_on: formal ? realDay(formal.happenedAt) : null,
    ended_on: ended ? realDay(ended.happenedAt) : null,
    created_at: real(track.offeredAt),
    updated_at: real(track.moves.at(-1)?.recordedAt ?? track.offeredAt),
  });
}

function recorder(person: Person, move: Move): number {
  const isForAll =
    move.to === "preparing" || move.to === "joined" || (move.to === "formal" && move.from === "accepted");
  return isForAll ? administratorPlace : person.recruiter;
}

function writeWithdrawal(
  { rng, rows, ids, season }: Writer,
  person: Person,
  offerId: string,
  move: Move,
): void {
  const askedAt = office(rng, move.happenedAt - 2 * day);
  rows.offer_withdrawal.push({
    id: demoId(new Date(askedAt + season.shift), rng),
    offer_id: offerId,
    requested_by: ids.members[person.recruiter],
    reason: move.reason,
    requested_at: new Date(Math.min(askedAt, move.happenedAt - hour) + season.shift),
    decided_by: ids.members[person.deputy],
    decided_at: new Date(move.recordedAt + season.shift),
    is_confirmed: true,
  });
}

type Touch = {
  kind: string;
  fromCandidate?: boolean;
  isContact?: boolean;
  /** Place in `staff`. */
  member?: number | null;
  body?: string;
  details?: object;
};

export function touch(
  { rng, rows, ids, season }: Writer,
  candidateId: string,
  at: number,
  entry: Touch,
): string {
  const happenedAt = new Date(at + season.shift);
  const id = demoId(happenedAt, rng);
  rows.touchpoint.push({
    id,
    candidate_id: candidateId,
    happened_at: happenedAt,
    kind: entry.kind,
    from_candidate: entry.fromCandidate ?? false,
    is_contact: entry.isContact ?? false,
    member_id: entry.member === undefined || entry.member === null ? null : ids.members[entry.member],
    body: entry.body ?? "",
    details: entry.details ?? {},
    created_at: happenedAt,
  });
  return id;
}
