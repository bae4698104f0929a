// How one offer goes, before anybody has a name: domain.md §7. What only the model knows (commitment, other offers)
// stays in memory and is never written to the database.
import type { OfferState } from "~/features/offers/offer.ts";
import type { Random } from "./random.ts";
import {
  day,
  hour,
  minute,
  monthOf,
  onWeekday,
  type Season,
  seasonDay,
  startOfDay,
  weekdayOf,
} from "./season.ts";

export type Move = {
  from: OfferState | null;
  to: OfferState;
  /** When it was true, and when it was entered. */
  happenedAt: number;
  recordedAt: number;
  byCandidate: boolean;
  heardBy: "" | "phone" | "mail" | "meeting" | "message" | "school";
  reason: string;
  replyBefore: number | null;
  replyAfter: number | null;
};

export type Track = {
  commitment: number;
  rivals: number;
  unit: number;
  offeredAt: number;
  moves: Move[];
  acceptedAt: number | null;
  /** From when the company has lost the candidate for good, either way. */
  endedAt: number | null;
  /** Somebody of the cast: stays, and isn't invited from this moment on (to stand on the call list). */
  stays: boolean;
  quietFrom: number | null;
};

const offerMonths: readonly { from: string; to: string; share: number }[] = [
  { from: "2025-12-01", to: "2026-02-28", share: 10 },
  { from: "2026-03-01", to: "2026-03-31", share: 22 },
  { from: "2026-04-01", to: "2026-04-30", share: 25 },
  { from: "2026-05-01", to: "2026-05-31", share: 20 },
  { from: "2026-06-01", to: "2026-06-30", share: 15 },
  { from: "2026-07-01", to: "2026-09-30", share: 8 },
];

/** Units in the company's order: production 30 %, design 28 %, quality 14 %, software 21 %, administration 7 %. */
const unitShares = [30, 28, 14, 21, 7] as const;

/** Weekly share of accepted candidates who withdraw, by month (1 = January), before the factor of 0.30. */
const weeklyLeaving = [0.0015, 0.002, 0.006, 0.006, 0.009, 0.014, 0.01, 0.007, 0.009, 0.004, 0.002, 0.0015];
const earlyLeaving: Readonly<Record<number, number>> = { 12: 0.005, 1: 0.005, 2: 0.005, 3: 0.006 };

/** Calibrated so that 55 % accept and 16 % of them withdraw: see docs/demo.md. */
const acceptance = { base: 0.66, commitment: 0.6, rival: -0.32 };
const leaving = { factor: 0.3, base: 0.42, commitment: -0.5, rival: 0.52 };

export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** Offers of one class in order of their day, each with its decision; leaving later is decided in run-season.ts. */
export function drawTracks(rng: Random, count: number, season: Season): Track[] {
  const places = unitShares.flatMap((share, unit) =>
    Array.from({ length: Math.ceil((share * count) / 100) }, () => unit),
  );
  const tracks = rng
    .shuffled(places)
    .slice(0, count)
    .map((unit) => drawTrack(rng, season, unit));
  return tracks.sort((a, b) => a.offeredAt - b.offeredAt);
}

function drawTrack(rng: Random, season: Season, unit: number): Track {
  const commitment = rng.normal();
  const rivals = rng.chance(0.35) ? 0 : Math.min(6, 1 + rng.poisson(0.9));
  const track = startTrack(rng, drawOfferTime(rng), commitment, rivals, unit);
  const accepts = rng.chance(
    logistic(acceptance.base + acceptance.commitment * commitment + acceptance.rival * rivals),
  );
  const window = [14, 21, 28, 42][rng.weighted([25, 27, 28, 20])] ?? 14;
  think(rng, track, { window, decides: accepts ? "accepts" : "declines" }, season);
  return track;
}

function drawOfferTime(rng: Random): number {
  const span = offerMonths[rng.weighted(offerMonths.map((month) => month.share))] ?? offerMonths[0];
  if (!span) throw new Error("No month to offer in");
  const [from, to] = [seasonDay(span.from), seasonDay(span.to)];
  for (;;) {
    const on = from + rng.int(0, Math.round((to - from) / day)) * day;
    const isNewYear = on >= seasonDay("2025-12-29") && on <= seasonDay("2026-01-03");
    if (weekdayOf(on) % 6 !== 0 && !isNewYear) return on + rng.int(600, 1075) * minute;
  }
}

export function startTrack(
  rng: Random,
  offeredAt: number,
  commitment: number,
  rivals: number,
  unit: number,
): Track {
  const track: Track = {
    commitment,
    rivals,
    unit,
    offeredAt,
    moves: [],
    acceptedAt: null,
    endedAt: null,
    stays: false,
    quietFrom: null,
  };
  addMove(track, "informal", offeredAt, { recordedAt: offeredAt + rng.int(3, 40) * minute });
  return track;
}

type Thinking = {
  /** Days from the offer to the first reply date. */
  window: number;
  decides: "accepts" | "declines" | "later";
  /** Fixed by the cast: when it is decided, how often the date was moved. */
  decidedAt?: number;
  extensions?: readonly number[];
};

/** From the offer to the answer: a reply date, perhaps a later one, perhaps silence, then the decision. */
export function think(rng: Random, track: Track, thinking: Thinking, season: Season): void {
  const { decides } = thinking;
  let replyAt = startOfDay(track.offeredAt) + thinking.window * day;
  const isQuick = decides === "accepts" && thinking.decidedAt === undefined && rng.chance(0.07);
  const first = track.moves[0];
  if (isQuick) {
    accept(rng, track, office(rng, track.offeredAt + rng.int(1, 4) * day), season);
    return;
  }
  const lag = [0, rng.int(1, 4), rng.int(5, 11)][rng.weighted([55, 30, 15])] ?? 0;
  if (first && lag > 0 && rng.chance(0.7)) first.replyAfter = replyAt;
  const setAt =
    lag === 0 ? track.offeredAt + rng.int(41, 55) * minute : office(rng, track.offeredAt + lag * day);
  addMove(track, "considering", setAt, { replyAfter: replyAt, heardBy: "meeting" });

  const isEarly =
    thinking.decidedAt === undefined && decides !== "later" && rng.chance(decides === "accepts" ? 0.28 : 0.2);
  if (isEarly) {
    const at = setAt + rng.int(2, Math.max(3, thinking.window - 4)) * day;
    decide(rng, track, decides, at, season);
    return;
  }
  for (const days of thinking.extensions ?? drawExtensions(rng)) {
    const askedAt = office(rng, replyAt - rng.int(1, 4) * day);
    const later = replyAt + days * day;
    addMove(track, "considering", Math.max(askedAt, setAt + 2 * hour), {
      replyBefore: replyAt,
      replyAfter: later,
      byCandidate: true,
      heardBy: rng.pick(["phone", "mail"] as const),
      reason: rng.pick(extensionReasons),
    });
    replyAt = later;
  }
  if (thinking.decidedAt === undefined && decides !== "later" && rng.chance(0.018)) {
    const lostAt = office(rng, replyAt + rng.int(3, 6) * day);
    addMove(track, "lost_contact", lostAt, { reason: rng.pick(lostReasons) });
    const backAt = office(rng, lostAt + rng.int(6, 16) * day);
    addMove(track, "considering", backAt, {
      heardBy: "phone",
      reason: rng.pick(backReasons),
      byCandidate: true,
    });
    decide(rng, track, decides, backAt + rng.int(2, 9) * day, season);
    return;
  }
  if (decides === "later") return;
  const late = decides === "accepts" ? 0.12 : 0.2;
  const at = thinking.decidedAt ?? replyAt + (rng.chance(late) ? rng.int(1, 6) : -rng.int(0, 2)) * day;
  decide(rng, track, decides, at, season);
}

function drawExtensions(rng: Random): number[] {
  if (!rng.chance(0.28)) return [];
  return rng.chance(0.25) ? [7, 14] : [7];
}

function decide(rng: Random, track: Track, decides: Thinking["decides"], at: number, season: Season): void {
  if (decides === "accepts") accept(rng, track, office(rng, at), season);
  if (decides === "declines") decline(rng, track, office(rng, at), season);
}

function accept(rng: Random, track: Track, at: number, season: Season): void {
  track.acceptedAt = at;
  addMove(track, at >= season.formalAt ? "formal" : "accepted", at, {
    byCandidate: true,
    heardBy: rng.pick(["phone", "phone", "mail", "meeting"] as const),
  });
}

/** 4 % are entered days after we heard of them. */
export function decline(rng: Random, track: Track, at: number, season: Season): void {
  const last = track.moves.at(-1);
  if (!last || at >= season.joinsAt) return;
  const happenedAt = Math.max(at, last.recordedAt + hour);
  track.endedAt = happenedAt;
  addMove(track, track.acceptedAt === null ? "declined_before" : "declined_after", happenedAt, {
    recordedAt: rng.chance(0.04)
      ? office(rng, happenedAt + rng.int(2, 9) * day)
      : happenedAt + rng.int(5, 50) * minute,
    byCandidate: true,
    heardBy: rng.pick(["phone", "phone", "mail", "message"] as const),
    reason: rng.chance(0.6) ? rng.pick(declineReasons) : "",
  });
}

/** The company takes an offer back: rare, with a reason that a second member confirms. */
export function withdraw(track: Track, at: number, reason: string): void {
  track.endedAt = at;
  addMove(track, "withdrawn_by_company", at, { reason });
}

export function addMove(track: Track, to: OfferState, happenedAt: number, more: Partial<Move> = {}): void {
  const last = track.moves.at(-1);
  const at = last ? Math.max(happenedAt, last.recordedAt + minute) : happenedAt;
  track.moves.push({
    from: last?.to ?? null,
    to,
    happenedAt: at,
    recordedAt: Math.max(more.recordedAt ?? at, at),
    byCandidate: more.byCandidate ?? false,
    heardBy: more.heardBy ?? "",
    reason: more.reason ?? "",
    replyBefore: more.replyBefore ?? null,
    replyAfter: more.replyAfter ?? null,
  });
}

/** Working hours of a weekday at or after this day. */
export function office(rng: Random, instant: number): number {
  return onWeekday(startOfDay(instant)) + rng.int(9 * 60 + 20, 18 * 60 + 10) * minute;
}

/** Probability that an accepted candidate withdraws within the week, given the sum of what their meetings did. */
export function leavingThisWeek(track: Track, at: number, effects: number): number {
  const month = monthOf(at);
  const isBeforeApril = at < seasonDay("2026-04-01");
  const base =
    ((isBeforeApril ? earlyLeaving[month] : undefined) ?? weeklyLeaving[month - 1] ?? 0.005) * leaving.factor;
  const logit =
    Math.log(base / (1 - base)) +
    leaving.base +
    leaving.rival * track.rivals +
    leaving.commitment * track.commitment +
    effects;
  return logistic(logit);
}

const extensionReasons = [
  "ゼミの先生と相談してから決めたい",
  "卒業研究の中間発表のあとで考えたい",
  "配属の説明をもう一度聞いてから決めたい",
  "工場を見てから返事をしたい",
  "先輩の話を聞いてから決めたい",
  "学会の準備と重なり、考える時間がほしい",
  "教育実習が終わってから返事をしたい",
  "前期の試験のあとにしたい",
  "勤務地の制度を読んでから決めたい",
  "大学院に進むかを指導教員と話したい",
];
const lostReasons = [
  "電話2回とメールに返事がない",
  "期日のあと、電話がつながらない",
  "メールにも電話にも返事がない",
];
const backReasons = [
  "研究室の合宿で連絡できなかったとのこと",
  "携帯電話を替えていたとのこと",
  "海外の学会に出ていたとのこと",
];
const declineReasons = [
  "大学院に進むことにした",
  "別の進路を選んだ",
  "希望する勤務地と合わなかった",
  "職種をもう一度考えたい",
  "研究を続けたい",
  "公務員を目指すことにした",
  "留学することにした",
  "よく考えて、別の道に決めた",
];
