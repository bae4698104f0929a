import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, aMember, anOffer, aUnit } from "#tests/support/factories.ts";
import { quietJobs } from "#tests/support/letters.ts";
import {
  bringPapers,
  dropWaiting,
  forgetWaitingPapers,
  listWaitingPapers,
  placeWaiting,
} from "~/features/offers/bring-papers.server.ts";
import { namesIn } from "~/features/offers/match-papers.server.ts";
import { listPapers } from "~/features/offers/own-offer.server.ts";

const db = testDatabase();
const jobs = quietJobs();
const now = new Date("2026-06-10T03:00:00Z");
const pdf = (text: string) => new TextEncoder().encode(`%PDF-1.7\n${text}`);
const paper = (name: string) => ({ name, bytes: pdf(name) });

async function house() {
  await aCompany(db);
  const morishita = await aMember(db);
  const [design, sales] = [await aUnit(db, { name: "設計開発" }), await aUnit(db, { name: "営業" })];
  const hana = await aCandidate(db, { family_name: "山田", given_name: "花", reference: "A-0012" });
  const offer = await anOffer(db, { candidate_id: hana.id });
  return { morishita, design, sales, hana, offer, by: { by: morishita.id, now } };
}

test("a file's name says whose paper it is and which, by number or whole name in any width", async () => {
  const { offer, by, design, sales } = await house();
  for (const _ of [1, 2]) {
    const double = await aCandidate(db, { family_name: "佐藤", given_name: "愛" });
    await anOffer(db, { candidate_id: double.id });
  }
  const both = await aCandidate(db, { family_name: "김", given_name: "서연" });
  for (const { id } of [design, sales]) await anOffer(db, { candidate_id: both.id, unit_id: id });
  const names = [
    "労働条件通知書_山田 花.pdf",
    "内定通知書（山田花様）.pdf",
    "Ａ-0012.pdf",
    "山田.pdf",
    "佐藤愛.pdf",
    "김서연.pdf",
    "김서연_営業.pdf",
  ];
  const papers = [...names.map(paper), { name: "山田花.pdf", bytes: new TextEncoder().encode("GIF") }];
  const brought = await bringPapers(db, { papers, kind: "other", ...by });
  expect(brought.count).toBe(4);
  expect(brought.left.map(({ name, reason }) => [name, reason])).toEqual([
    ["山田.pdf", "nobody"],
    ["佐藤愛.pdf", "several_people"],
    ["김서연.pdf", "several_offers"],
    ["山田花.pdf", "not_pdf"],
  ]);
  const waiting = await listWaitingPapers(db, by.by);
  expect(waiting.filter(({ family_name }) => family_name === "山田").map(({ kind }) => kind)).toEqual([
    "working_conditions",
    "offer_notice",
    "other",
  ]);
  expect(await listPapers(db, offer.id)).toEqual([]);
  expect(namesIn("scan_2026.pdf")).not.toContain("");
});

test("what was looked at is placed together with one letter a person; a newer paper takes the older's place", async () => {
  const { offer, by, morishita } = await house();
  const ono = await aMember(db);
  const bring = (...names: string[]) => bringPapers(db, { papers: names.map(paper), kind: "other", ...by });
  await bring("労働条件通知書_山田花.pdf", "内定通知書_山田花.pdf", "山田花_地図.pdf");
  const [, , map] = await listWaitingPapers(db, morishita.id);
  await dropWaiting(db, { paperId: map?.id ?? "", by: ono.id });
  await dropWaiting(db, { paperId: map?.id ?? "", by: morishita.id });
  const waiting = await listWaitingPapers(db, morishita.id);
  const paperIds = waiting.map(({ id }) => id);
  expect(await placeWaiting(db, jobs, { paperIds, by: ono.id, now })).toBe(0);
  expect(await placeWaiting(db, jobs, { paperIds, by: morishita.id, now })).toBe(2);
  expect((await listPapers(db, offer.id)).map(({ kind }) => kind)).toEqual([
    "offer_notice",
    "working_conditions",
  ]);
  expect(await db.selectFrom("delivery").select(["letter", "details"]).execute()).toMatchObject([
    {
      letter: "offer_papers",
      details: { kinds: expect.arrayContaining(["working_conditions", "offer_notice"]) },
    },
  ]);
  await bring("労働条件通知書_山田花_訂正.pdf");
  const [newer] = await listWaitingPapers(db, morishita.id);
  expect(newer?.replaces).toBe(true);
  await placeWaiting(db, jobs, { paperIds: [newer?.id ?? ""], by: morishita.id, now });
  expect((await listPapers(db, offer.id)).map(({ name }) => name)).toEqual([
    "内定通知書_山田花.pdf",
    "労働条件通知書_山田花_訂正.pdf",
  ]);
});

test("a paper that nobody places within a week is forgotten", async () => {
  const { by } = await house();
  await bringPapers(db, { papers: [paper("山田花.pdf"), paper("山田花.pdf")], kind: "other", ...by });
  expect(await forgetWaitingPapers(db, new Date("2026-06-16T03:00:00Z"))).toBe(0);
  expect(await forgetWaitingPapers(db, new Date("2026-06-18T03:00:00Z"))).toBe(1);
});
