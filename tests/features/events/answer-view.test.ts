import { expect, test } from "vitest";
import { faceOf } from "~/features/events/answer-view.ts";
import { policyConcernsOf } from "~/features/events/meeting-policy.ts";

const now = new Date("2026-07-06T03:00:00Z");
const fresh = {
  state: "published",
  startsAt: new Date("2026-07-18T05:00:00Z"),
  answerBy: new Date("2026-07-16T14:59:00Z"),
  answer: null,
  seat: null,
} as const;

test("the mail's link only chooses beforehand: nothing is chosen without it", () => {
  expect(faceOf(fresh, now)).toEqual({ face: "ask", chosen: undefined, isFromMail: false });
  expect(faceOf(fresh, now, { asked: "no" })).toEqual({ face: "ask", chosen: "no", isFromMail: true });
  expect(faceOf(fresh, now, { asked: "<script>" })).toEqual({
    face: "ask",
    chosen: undefined,
    isFromMail: false,
  });
});

test("who has answered sees what we noted, and may change it until the deadline", () => {
  const given = { ...fresh, answer: "yes", seat: "going" } as const;
  expect(faceOf(given, now)).toEqual({ face: "noted", canChange: true });
  expect(faceOf(given, now, { asked: "yes" })).toEqual({ face: "noted", canChange: true });
  expect(faceOf(given, now, { asked: "no" })).toEqual({ face: "ask", chosen: "no", isFromMail: true });
  expect(faceOf(given, now, { isChanging: true })).toEqual({ face: "ask", chosen: "yes", isFromMail: false });
  expect(faceOf(given, new Date("2026-07-17T00:00:00Z"))).toEqual({ face: "noted", canChange: false });
});

test("closed, offered, past and cancelled each have their face", () => {
  expect(faceOf(fresh, new Date("2026-07-17T00:00:00Z"))).toEqual({ face: "closed" });
  expect(faceOf({ ...fresh, answer: "yes", seat: "offered" }, new Date("2026-07-17T00:00:00Z"))).toEqual({
    face: "offered",
  });
  expect(faceOf(fresh, fresh.startsAt)).toEqual({ face: "past" });
  expect(faceOf({ ...fresh, state: "cancelled" }, now)).toEqual({ face: "cancelled" });
});

test("the meeting policy speaks up for late hours by the place's own clock, and for one to one with alcohol or outside", () => {
  const meeting = {
    startsAt: new Date("2026-07-18T05:00:00Z"),
    endsAt: new Date("2026-07-18T07:30:00Z"),
    zone: "Asia/Tokyo",
    placeKind: "office",
    hasAlcohol: false,
    seats: 6,
  } as const;
  expect(policyConcernsOf(meeting)).toEqual([]);
  expect(policyConcernsOf({ ...meeting, zone: "America/New_York" })).toEqual(["hours"]);
  expect(policyConcernsOf({ ...meeting, seats: 1, hasAlcohol: true, placeKind: "restaurant" })).toEqual([
    "alcohol_one_to_one",
    "one_to_one_outside",
  ]);
});
