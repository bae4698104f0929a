// What the pictures show around today: this afternoon's meetup, the summer get-together with its full line, two more
// that are coming, one draft. Answers are written out, so that 24 seats are 22 going, 2 kept and 3 in line every time.
import type { Role } from "./cast.ts";
import type { Answer, Invite, Meeting } from "./meetings.ts";
import type { Random } from "./random.ts";
import { day, hour, minute, onWeekday, type Season, seasonDay, startOfDay } from "./season.ts";
import type { Track } from "./tracks.ts";

type Script = {
  meeting: Pick<
    Meeting,
    "kind" | "title" | "place" | "startsAt" | "seats" | "invitedAt" | "answerBy" | "hosts"
  > & { minutes: number };
  /** How many say what; who isn't counted stays silent. `named` goes first, by family and given name. */
  yes: number;
  waiting?: number;
  kept?: number;
  maybe?: number;
  otherDate?: number;
  no: number;
  silent: number;
  named: Readonly<Record<string, "yes" | "kept" | "waiting" | "maybe" | "other_date" | "no" | "silent">>;
};

export function upcomingMeetings(
  rng: Random,
  season: Season,
  tracks: readonly Track[],
  roles: ReadonlyMap<number, Role>,
): Meeting[] {
  const today = startOfDay(season.now);
  const invitedAgo = (days: number) => onWeekday(today - days * day - (days > 3 ? 2 * day : 0)) + 10 * hour;
  const meetings = [
    play(rng, season, tracks, roles, {
      meeting: {
        kind: "meetup",
        title: 0,
        place: 0,
        startsAt: onWeekday(today) + 14 * hour,
        minutes: 45,
        seats: 5,
        invitedAt: invitedAgo(9),
        answerBy: today - day + 20 * hour,
        hosts: [0],
      },
      yes: 3,
      no: 2,
      silent: 1,
      named: { "清水 湊": "yes", "上田 航": "yes", "青木 慧": "yes" },
    }),
    play(rng, season, tracks, roles, {
      meeting: {
        kind: "meetup",
        title: 1,
        place: 0,
        startsAt: seasonDay("2026-07-14") + 18 * hour,
        minutes: 45,
        seats: 8,
        invitedAt: invitedAgo(4),
        answerBy: seasonDay("2026-07-13") + 12 * hour,
        hosts: [0],
      },
      yes: 4,
      otherDate: 1,
      no: 2,
      silent: 6,
      named: { "小林 悠真": "other_date", "阿部 樹": "yes", "髙橋 蓮": "yes", "木村 陸": "yes" },
    }),
    play(rng, season, tracks, roles, {
      meeting: {
        kind: "social",
        title: 1,
        place: 0,
        startsAt: seasonDay("2026-07-18") + 14 * hour,
        minutes: 150,
        seats: 24,
        invitedAt: seasonDay("2026-07-01") + 10 * hour,
        answerBy: seasonDay("2026-07-16") + 20 * hour,
        hosts: [0, 1],
      },
      yes: 22,
      kept: 2,
      waiting: 3,
      maybe: 2,
      no: 6,
      silent: 5,
      named: {
        "阿部 樹": "yes",
        "井上 莉子": "yes",
        "木村 陸": "yes",
        "斎藤 琴音": "yes",
        "林 葵": "yes",
        "山田 花": "yes",
        "西田 律": "yes",
        "清水 湊": "kept",
        "中村 結衣": "kept",
        "松本 颯太": "silent",
        "渡邉 さくら": "waiting",
        "小林 悠真": "maybe",
        "Nguyen Thi Mai": "no",
        "久保 和奏": "no",
        "髙橋 蓮": "silent",
      },
    }),
    play(rng, season, tracks, roles, {
      meeting: {
        kind: "workshop",
        title: 0,
        place: 0,
        startsAt: seasonDay("2026-07-28") + 17.5 * hour,
        minutes: 60,
        seats: 8,
        invitedAt: invitedAgo(5),
        answerBy: seasonDay("2026-07-23") + 20 * hour,
        hosts: [3, 7],
      },
      yes: 7,
      maybe: 1,
      no: 3,
      silent: 5,
      named: { "김 서연": "yes", "上田 航": "yes" },
    }),
  ];
  const draft = play(rng, season, tracks, roles, {
    meeting: {
      kind: "visit",
      title: 0,
      place: 0,
      startsAt: seasonDay("2026-08-05") + 13 * hour,
      minutes: 180,
      seats: 12,
      invitedAt: invitedAgo(1),
      answerBy: seasonDay("2026-07-30") + 20 * hour,
      hosts: [8],
    },
    yes: 0,
    no: 0,
    silent: 0,
    named: {},
  });
  return [...meetings, { ...draft, isDraft: true }];
}

function play(
  rng: Random,
  season: Season,
  tracks: readonly Track[],
  roles: ReadonlyMap<number, Role>,
  { meeting, named, ...counts }: Script,
): Meeting {
  const { minutes, ...facts } = meeting;
  const made: Meeting = {
    ...facts,
    endsAt: meeting.startsAt + minutes * minute,
    asked: 0,
    audience: "everyone",
    isDraft: false,
    invites: [],
    arrivals: 0,
  };
  const parts = {
    yes: counts.yes,
    kept: counts.kept ?? 0,
    waiting: counts.waiting ?? 0,
    maybe: counts.maybe ?? 0,
    other_date: counts.otherDate ?? 0,
    no: counts.no,
    silent: counts.silent,
  };
  const [known, others] = invitees(rng, tracks, roles, made.invitedAt, named);
  for (const [part, count] of Object.entries(parts) as [keyof typeof parts, number][]) {
    const people = known.filter((each) => each.part === part).map((each) => each.person);
    while (people.length < count) {
      const next = others.pop();
      if (next === undefined) break;
      people.push(next);
    }
    for (const person of rng.shuffled(people))
      made.invites.push(answered(rng, made, person, part, season.now, roles));
  }
  if (counts.waiting) giveBack(made);
  return numbered(made);
}

function invitees(
  rng: Random,
  tracks: readonly Track[],
  roles: ReadonlyMap<number, Role>,
  invitedAt: number,
  named: Script["named"],
): [{ person: number; part: string }[], number[]] {
  const known = [...roles].flatMap(([person, role]) => {
    const part = named[`${role.name.family.text} ${role.name.given.text}`];
    const isThere = (tracks[person]?.offeredAt ?? invitedAt) < invitedAt - day;
    return part && isThere ? [{ person, part }] : [];
  });
  const others = tracks.flatMap((track, person) => {
    const isThere = track.offeredAt < invitedAt - day && track.endedAt === null && !roles.has(person);
    return isThere && track.moves.at(-1)?.to !== "lost_contact" ? [person] : [];
  });
  return [known, rng.shuffled(others)];
}

function answered(
  rng: Random,
  meeting: Meeting,
  person: number,
  part: "yes" | "kept" | "waiting" | "maybe" | "other_date" | "no" | "silent",
  now: number,
  roles: ReadonlyMap<number, Role>,
): Invite {
  const invite: Invite = {
    person,
    invitedAt: meeting.invitedAt,
    remindedAt: null,
    isBounced: part === "silent" && (roles.get(person)?.hasBadAddress ?? false),
    given: [],
    history: [],
    seat: null,
  };
  if (part === "silent") return invite;
  const answer: Answer = part === "kept" || part === "waiting" ? "yes" : part;
  const span = Math.min(now, meeting.answerBy) - meeting.invitedAt - 2 * hour;
  // those in line came after the seats were gone: the last sixth of the time
  const share =
    part === "yes"
      ? rng.next() * 0.7
      : part === "kept"
        ? 0.74 + rng.next() * 0.06
        : part === "waiting"
          ? 0.82 + rng.next() * 0.16
          : rng.next();
  const at = Math.round((meeting.invitedAt + 20 * minute + share * Math.max(span, hour)) / 1000) * 1000;
  const isWaiting = part === "kept" || part === "waiting";
  const given = { at, answer, word: wordOf(roles.get(person), part), byRecruiter: false };
  invite.given.push(given);
  invite.history.push({ ...given, outcome: isWaiting ? "waiting" : answer === "yes" ? "going" : "noted" });
  if (answer === "yes")
    invite.seat = {
      state: part === "kept" ? "offered" : part === "waiting" ? "waiting" : "going",
      arrival: 0,
      arrivedAt: at,
      claimUntil: part === "kept" ? startOfDay(now) + day + 12 * hour : null,
      attendance: "unknown",
    };
  return invite;
}

/** What those whom the pictures show wrote beside an answer; each begins a care signal or a row of Today. */
const spoken: Readonly<Record<string, string>> = {
  "小林 悠真 other_date": "水曜か木曜の夕方なら参加できます",
  "中村 結衣 kept": "入社後の勤務地に不安があるので、くわしく知りたいです",
  "山田 花 yes": "設計の仕事について、当日のあとに一度お話しできますか",
  "清水 湊 yes": "入社前の引っ越しの時期も教えてください",
};

function wordOf(role: Role | undefined, part: string): string {
  return role ? (spoken[`${role.name.family.text} ${role.name.given.text} ${part}`] ?? "") : "";
}

/** Two of those who now say no had a seat first: theirs are the seats kept for the head of the line. */
function giveBack(meeting: Meeting): void {
  const lastTaken = Math.max(
    ...meeting.invites.flatMap((one) => (one.seat?.state === "going" ? [one.given[0]?.at ?? 0] : [])),
  );
  const lastAsked = Math.max(
    ...meeting.invites.flatMap((one) => (one.seat?.state === "offered" ? [one.given[0]?.at ?? 0] : [])),
  );
  meeting.invites
    .filter((one) => one.given[0]?.answer === "no")
    .slice(0, 2)
    .forEach((one, place) => {
      const taken = {
        at: lastTaken - (place + 1) * 40 * minute,
        answer: "yes" as const,
        word: "",
        byRecruiter: false,
      };
      const back = {
        at: lastAsked + (place + 1) * 3 * minute,
        answer: "no" as const,
        word: "",
        byRecruiter: false,
      };
      one.given = [taken, back];
      one.history = [
        { ...taken, outcome: "going" },
        { ...back, outcome: "noted" },
      ];
    });
}

/** Arrival numbers in the order of the answers that took a place. */
function numbered(meeting: Meeting): Meeting {
  const takers = meeting.invites
    .filter((one) => one.history[0]?.answer === "yes")
    .sort((a, b) => (a.history[0]?.at ?? 0) - (b.history[0]?.at ?? 0));
  takers.forEach((one, place) => {
    if (one.seat) one.seat.arrival = place + 1;
  });
  meeting.arrivals = takers.length;
  return meeting;
}
