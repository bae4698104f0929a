import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, aMember, anOffer, aUnit } from "#tests/support/factories.ts";
import { listAcceptances } from "~/features/acceptances/acceptance-queries.server.ts";
import { countDue, forgetPeople, removePeople } from "~/features/privacy/forget-people.server.ts";
import { readOwnData } from "~/features/privacy/own-data.server.ts";
import { askAboutData } from "~/features/privacy/own-request.server.ts";
import { readRetention, saveRetention } from "~/features/privacy/retention-rules.server.ts";

const db = testDatabase();
const after = (days: number) => new Date(Date.parse("2027-04-01T03:00:00Z") + days * 86_400_000);
const noSeats = async () => {};

async function joined() {
  await aCompany(db);
  const unit = await aUnit(db);
  const morishita = await aMember(db);
  const hana = await aCandidate(db, { note: "面談メモ" });
  const offer = await anOffer(db, {
    ...{ candidate_id: hana.id, unit_id: unit.id, state: "joined", accepted_on: "2026-06-10" },
  });
  await db
    .insertInto("touchpoint")
    .values([
      { id: crypto.randomUUID(), candidate_id: hana.id, kind: "note", happened_at: after(-60), body: "元気" },
      { id: crypto.randomUUID(), candidate_id: hana.id, kind: "imported", happened_at: after(-300) },
    ])
    .execute();
  await db
    .insertInto("offer_document")
    .values({
      ...{ id: crypto.randomUUID(), offer_id: offer.id, kind: "other", file_name: "x.pdf", size: 1 },
      ...{
        bytes: Buffer.from("x"),
        sha256: Buffer.from("x"),
        uploaded_by: morishita.id,
        uploaded_at: after(-60),
      },
    })
    .execute();
  return { hana, unit, morishita };
}

const receipts = () =>
  db.selectFrom("deletion_receipt").select(["why", "counts", "deleted_by"]).orderBy("deleted_at").execute();
const peopleLeft = async () => (await db.selectFrom("candidate").select("id").execute()).map(({ id }) => id);

test("with a person go the notes that mail to their addresses rests, at once; another's of the same address stays", async () => {
  const { hana } = await joined();
  await aCandidate(db, { email: "shared@example.org" });
  await db.updateTable("candidate").set({ email: "Hana@example.org" }).where("id", "=", hana.id).execute();
  const rest = { mail_class: "all", reason: "hard", since: after(-90), ends_at: after(300) };
  for (const address of ["hana@example.org", "shared@example.org"])
    await db
      .insertInto("mail_suppression")
      .values({ address, ...rest })
      .execute();
  await db.transaction().execute((trx) => removePeople(trx, [hana.id]));
  const left = await db.selectFrom("mail_suppression").select("address").execute();
  expect(left).toEqual([{ address: "shared@example.org" }]);
});

test("after joining first notes go, then papers and the person; each leaves a receipt, and figures stay", async () => {
  const { hana, unit } = await joined();
  await saveRetention(db, {
    joined: { notes: 30, papers: 60, person: 90 },
    ended: { notes: 30, papers: 60, person: 90 },
  });
  const figures = async () =>
    (await listAcceptances(db, 2027, "2027-07-01")).find((row) => row.unitId === unit.id);
  const before = await figures();
  expect(before?.formal).toBe(1);

  expect(await forgetPeople(db, after(29), noSeats)).toEqual({ notes: 0, papers: 0, person: 0 });
  expect(await countDue(db, after(30))).toEqual({ notes: 1, papers: 0, person: 0 });
  expect(await forgetPeople(db, after(30), noSeats)).toEqual({ notes: 1, papers: 0, person: 0 });
  expect((await db.selectFrom("touchpoint").select("kind").execute()).map(({ kind }) => kind)).toEqual([
    "imported",
  ]);
  expect(await forgetPeople(db, after(60), noSeats)).toEqual({ notes: 0, papers: 1, person: 0 });
  expect(await peopleLeft()).toEqual([hana.id]);
  expect(await forgetPeople(db, after(90), noSeats)).toEqual({ notes: 0, papers: 0, person: 1 });
  expect(await peopleLeft()).toEqual([]);
  expect(await db.selectFrom("candidate_term").select("term").execute()).toEqual([]);
  expect(await receipts()).toMatchObject([
    { why: "notes", counts: { people: 1, notes: 1 }, deleted_by: null },
    { why: "papers", counts: { people: 1, papers: 1 } },
    { why: "person", counts: { people: 1, offer: 1, touchpoint: 1 } },
  ]);
  expect(await figures()).toEqual(before);
  expect(await forgetPeople(db, after(91), noSeats)).toEqual({ notes: 0, papers: 0, person: 0 });
});

test("whoever is still on the way, left a way back or waits for an answer about their data is kept", async () => {
  const { morishita } = await joined();
  const end = { state: "declined_after", ended_on: "2026-06-20" };
  const [declined, back, asks, open] = [
    ...[await aCandidate(db), await aCandidate(db), await aCandidate(db), await aCandidate(db)],
  ] as const;
  for (const { id } of [declined, back, asks, open]) await anOffer(db, { candidate_id: id, ...end });
  const offers = await db.selectFrom("offer").select(["id", "candidate_id"]).execute();
  await anOffer(db, { candidate_id: open.id, unit_id: (await aUnit(db)).id, state: "considering" });
  await db
    .insertInto("way_back")
    .values({
      ...{ id: crypto.randomUUID(), candidate_id: back.id, opened_at: after(-280), until_on: "2028-06-20" },
      offer_id: offers.find((offer) => offer.candidate_id === back.id)?.id ?? "",
    })
    .execute();
  await askAboutData(db, {
    candidateId: asks.id,
    kind: "disclosure",
    word: "",
    zone: "Asia/Tokyo",
    now: after(-1),
  });
  const freed: string[] = [];
  await forgetPeople(db, after(0), async (_, id) => void freed.push(id));
  const left = await peopleLeft();
  expect(left).not.toContain(declined.id);
  expect(left).toEqual(expect.arrayContaining([back.id, asks.id, open.id]));
  expect(freed).toEqual([declined.id]);
  expect(morishita).toBeDefined();
});

test("rules are whole numbers of at least thirty days, and nothing stays longer than the person", async () => {
  const rules = await readRetention(db);
  const person = { notes: 90, papers: 181, person: 180 };
  expect(await saveRetention(db, { ...rules, ended: person })).toEqual({ ok: false, reason: "not_sound" });
  expect(await saveRetention(db, { ...rules, joined: { ...person, papers: 7 } })).toMatchObject({
    ok: false,
  });
  expect(await readRetention(db)).toEqual(rules);
});

test("a person's own page says until when, by the same rules", async () => {
  const { hana } = await joined();
  const own = { candidateId: hana.id, cohortYear: 2027, locale: "ja", zone: "Asia/Tokyo" } as const;
  const { kinds } = await readOwnData(db, own);
  expect(new Set(kinds.map(({ untilDay }) => untilDay))).toEqual(
    new Set(["2027年9月28日(火)", "2027年6月30日(水)"]),
  );
});
