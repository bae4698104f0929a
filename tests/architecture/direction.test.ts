// Who may know whom. A change here is a change of the design: say in the commit why.
import { expect, test } from "vitest";
import { floorOf, importsOf, readHouse, type Source } from "./house.ts";

/** Each floor and the floors it may use; "features" stands for every room of it. */
const mayUse: Record<string, string[]> = {
  app: ["ui", "http", "lib", "features", "paraglide"],
  routes: ["features", "ui", "http", "lib", "paraglide"],
  features: ["db", "emails", "jobs", "ui", "lib", "paraglide"],
  http: ["features", "ui", "lib", "db", "jobs", "paraglide"],
  ui: ["lib", "paraglide"],
  jobs: ["features", "db", "emails", "lib"],
  emails: ["lib", "paraglide"],
  lib: ["paraglide"],
  db: [],
  "db/demo": ["db", "lib", "features"],
};

/** The shape of a type binds nobody at run time: these may be named, not called. */
const mayName: Record<string, string[]> = {
  routes: ["db", "jobs"],
  features: ["http"],
  ui: ["http"],
  emails: ["features"],
};

/** A room's word itself (types, states, pure rules): every room may speak it, and it speaks of no other room. */
const words = [
  "app/features/offers/offer.ts",
  "app/features/events/event.ts",
  "app/features/families/family.ts",
  "app/features/accounts/member.ts",
];

/** Which room may use which; the order is the proof that there is no cycle: a room uses only rooms above it. */
const rooms: [room: string, uses: string[]][] = [
  ["touchpoints", []],
  ["calendar", []],
  ["notes", []],
  ["wording", []],
  ["tasks", []],
  ["care", ["notes"]],
  ["contact", []],
  ["bounces", []],
  ["letters", ["calendar", "bounces"]],
  ["perks", ["touchpoints", "notes", "wording", "contact", "letters"]],
  ["accounts", ["letters"]],
  ["company", ["accounts"]],
  ["offers", ["touchpoints", "wording", "letters", "perks"]],
  ["candidates", ["touchpoints", "notes", "tasks", "letters", "offers"]],
  ["exports", ["offers", "candidates"]],
  ["joining", ["offers", "candidates"]],
  ["imports", ["company", "offers", "candidates"]],
  ["hosts", ["wording", "letters"]],
  ["letter-texts", ["wording", "letters", "hosts"]],
  [
    "events",
    ["touchpoints", "calendar", "wording", "contact", "bounces", "letters", "offers", "candidates", "hosts"],
  ],
  ["messages", ["touchpoints", "wording", "contact", "bounces", "letters", "offers", "events"]],
  [
    "mailings",
    ["touchpoints", "wording", "contact", "bounces", "letters", "offers", "candidates", "messages"],
  ],
  [
    "trips",
    [
      "touchpoints",
      "wording",
      "contact",
      "perks",
      "company",
      "letters",
      "offers",
      "candidates",
      "hosts",
      "events",
      "messages",
      "mailings",
    ],
  ],
  ["slots", ["wording", "letters", "offers", "hosts", "events"]],
  ["fairness", []],
  ["matching", ["hosts", "events"]],
  ["talks", ["letters", "offers", "hosts", "events"]],
  ["templates", ["wording", "events"]],
  ["ceremonies", ["tasks", "events", "templates"]],
  ["attendance", ["touchpoints", "letters", "events"]],
  ["storms", ["touchpoints", "wording", "letters", "events"]],
  ["privacy", ["touchpoints", "bounces", "wording", "letters", "accounts", "candidates"]],
  ["feedback", ["touchpoints", "notes", "letters", "hosts", "events"]],
  ["questions", ["touchpoints", "wording", "letters"]],
  ["reports", ["letters"]],
  ["families", ["touchpoints", "wording", "letters", "candidates", "events"]],
  ["entries", ["letters", "events"]],
  [
    "my-page",
    [
      "care",
      "letters",
      "offers",
      "candidates",
      "joining",
      "events",
      "slots",
      "perks",
      "trips",
      "privacy",
      "questions",
      "families",
    ],
  ],
  ["replies", ["touchpoints", "calendar", "letters", "candidates", "hosts", "events", "trips", "families"]],
  ["mail-setup", ["letters", "accounts", "replies"]],
  ["reminders", ["letters", "offers", "events"]],
  [
    "newsletters",
    [
      "touchpoints",
      "wording",
      "contact",
      "bounces",
      "letters",
      "offers",
      "candidates",
      "messages",
      "mailings",
    ],
  ],
  ["acceptances", ["company", "offers"]],
  ["calls", ["touchpoints", "notes", "offers", "candidates"]],
  ["today", ["accounts", "tasks", "care", "letters", "candidates", "trips", "acceptances", "calls"]],
];

test("every import goes in the direction of the house", () => {
  expect(wrongWays(readHouse("app", "db", "emails"))).toEqual([]);
});

test("a feature that imports a route, and a block that imports a feature, are named", () => {
  const house = [
    {
      path: "app/features/offers/offer.ts",
      text: 'import { x } from "~/routes/recruiter/offers/board.tsx";',
    },
    { path: "app/ui/card.tsx", text: 'import { canMove } from "../features/offers/offer.ts";' },
    { path: "db/client.server.ts", text: 'import { log } from "~/lib/log.ts";' },
    { path: "app/lib/dates.ts", text: 'import type { Db } from "#db/client.server.ts";' },
  ];
  expect(wrongWays(house)).toHaveLength(4);
});

test("features use each other only along the written list, which has no cycle", () => {
  expect(unlistedNeighbours(readHouse("app/features"))).toEqual([]);
  expect(outOfOrder()).toEqual([]);
  expect(
    readHouse("app/features")
      .filter(({ path }) => words.includes(path))
      .flatMap(neighbours),
  ).toEqual([]);
});

test("a room that uses one that isn't on its list is named", () => {
  const house = [
    { path: "app/features/company/x.ts", text: 'import { y } from "~/features/events/invitees.ts";' },
  ];
  expect(unlistedNeighbours(house)).toHaveLength(1);
});

function wrongWays(house: Source[]): string[] {
  return house.flatMap(importsOf).flatMap(({ from, to, isTypeOnly }) => {
    const [mine, theirs] = [groundFloor(from), groundFloor(to)];
    if (theirs === "package" || mine === theirs) return [];
    if (mayUse[mine]?.includes(theirs)) return [];
    if (isTypeOnly && mayName[mine]?.includes(theirs)) return [];
    return [`${from} → ${to}`];
  });
}

function neighbours(source: Source): { from: string; to: string }[] {
  return importsOf(source).filter(
    ({ from, to }) => roomOf(to).startsWith("features/") && roomOf(from) !== roomOf(to),
  );
}

function unlistedNeighbours(house: Source[]): string[] {
  const listed = new Map(rooms);
  return house.flatMap(neighbours).flatMap(({ from, to }) => {
    if (words.includes(to)) return [];
    const [mine, theirs] = [roomOf(from), roomOf(to)];
    const isListed = listed.get(mine.replace("features/", ""))?.includes(theirs.replace("features/", ""));
    return isListed ? [] : [`${from} → ${to}`];
  });
}

function outOfOrder(): string[] {
  const order = rooms.map(([room]) => room);
  return rooms.flatMap(([room, uses]) =>
    uses.filter((other) => order.indexOf(other) === -1 || order.indexOf(other) >= order.indexOf(room)),
  );
}

/** The notebook of contacts lies in the candidates' room, but every room writes into it: it stands below them all. */
function roomOf(path: string): string {
  return /^app\/features\/candidates\/(?:write-)?touchpoint(?:\.server)?\.ts$/.test(path)
    ? "features/touchpoints"
    : floorOf(path);
}

function groundFloor(path: string): string {
  const floor = floorOf(path);
  return floor.startsWith("features/") ? "features" : floor;
}
