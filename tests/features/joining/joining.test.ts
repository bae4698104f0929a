import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, aMember, anOffer } from "#tests/support/factories.ts";
import { documentsFrom, linesOfDocuments } from "~/features/joining/document-lines.ts";
import { listHandovers, makeHandover, previewHandover } from "~/features/joining/handover-file.server.ts";
import { listJoiningDocuments, saveJoiningDocuments } from "~/features/joining/joining-documents.server.ts";
import { countArrived, countJoiners, listJoiners } from "~/features/joining/joining-queries.server.ts";
import { readJoining } from "~/features/joining/joining-view.server.ts";
import { noteCheck } from "~/features/joining/note-check.server.ts";

const db = testDatabase();
const now = new Date("2027-03-10T03:00:00Z");
const today = "2027-03-10";

async function preparing(overrides: Parameters<typeof aCandidate>[1] = {}) {
  await aCompany(db);
  const morishita = await aMember(db);
  const hana = await aCandidate(db, { family_name: "山田", given_name: "花", ...overrides });
  await anOffer(db, { candidate_id: hana.id, state: "preparing" });
  return { morishita, hana, by: { today, by: morishita.id, now } };
}

test("a paper is asked for, arrives, or isn't needed: state and day, nothing else, and it can be taken back", async () => {
  const { hana, by } = await preparing();
  const note = { candidateIds: [hana.id], documentId: "bank_account", on: "2027-03-09", ...by };
  expect(await noteCheck(db, { ...note, state: "asked" })).toEqual({ ok: true, count: 1 });
  expect(await noteCheck(db, { ...note, state: "received", on: today })).toEqual({ ok: true, count: 1 });
  expect(await noteCheck(db, { ...note, state: "received", on: "2027-03-11" })).toMatchObject({
    reason: "in_the_future",
  });
  expect(await noteCheck(db, { ...note, state: "asked", documentId: "passport" })).toMatchObject({
    reason: "unknown_document",
  });
  const asked = { candidateId: hana.id, state: "preparing", joinsOn: "2027-04-01", locale: "ja" } as const;
  const joining = await readJoining(db, asked);
  expect(joining?.rows.find(({ id }) => id === "bank_account")).toMatchObject({
    ...{ state: "received", said: "3/10(水)に受領", by: "2027年3月11日(木)" },
  });
  expect(joining?.lacking).toBe(8);
  expect(await readJoining(db, { ...asked, state: "accepted" })).toBeNull();
  await noteCheck(db, { ...note, state: null });
  expect(await db.selectFrom("joining_check").selectAll().execute()).toEqual([]);
  const columns = await db.introspection.getTables();
  expect(columns.find(({ name }) => name === "joining_check")?.columns.map(({ name }) => name)).toEqual([
    ...["id", "candidate_id", "document_id", "state", "happened_on", "noted_by", "noted_at"],
  ]);
});

test("the list of a class says who lacks a paper, and counts what has arrived", async () => {
  const { hana, by } = await preparing();
  const ren = await aCandidate(db);
  await anOffer(db, { candidate_id: ren.id, state: "joined" });
  const early = await aCandidate(db);
  await anOffer(db, { candidate_id: early.id, state: "accepted" });
  await noteCheck(db, {
    candidateIds: [hana.id],
    documentId: "pledge",
    state: "not_needed",
    on: today,
    ...by,
  });
  await noteCheck(db, { candidateIds: [ren.id], documentId: "pledge", state: "asked", on: today, ...by });
  const lacking = await listJoiners(db, { cohortYear: 2027, lacking: "pledge", page: 1 });
  expect(lacking.map(({ id, checks }) => [id, checks.pledge?.state])).toEqual([[ren.id, "asked"]]);
  expect(await countJoiners(db, 2027)).toBe(2);
  expect(await countArrived(db, 2027)).toEqual(new Map([["pledge", 1]]));
});

test("a company's own list keeps what was noted of papers that stay, and an empty one brings ours back", async () => {
  const { hana, by } = await preparing();
  await noteCheck(db, {
    candidateIds: [hana.id],
    documentId: "graduation",
    state: "received",
    on: today,
    ...by,
  });
  const lines = linesOfDocuments(await listJoiningDocuments(db));
  expect(documentsFrom({ ...lines, ko: "하나" })).toMatchObject({ reason: "uneven" });
  expect(documentsFrom({ ...lines, days: "7" })).toMatchObject({ reason: "days" });
  const read = documentsFrom({
    ja: "卒業証明書\n住民票",
    en: "Certificate\nResidence",
    ko: "증명\n주민표",
    days: "7\n20",
  });
  if (!read.ok) throw new Error(read.reason);
  await saveJoiningDocuments(db, { documents: read.documents, now });
  const [graduation, residence] = await listJoiningDocuments(db);
  expect([graduation?.id, residence?.daysBefore]).toEqual(["graduation", 20]);
  await saveJoiningDocuments(db, { documents: [], now });
  expect(await listJoiningDocuments(db)).toHaveLength(9);
});

test("the handover has the headings of SmartHR and freee, only of those who prepare or joined, and is logged", async () => {
  const { morishita } = await preparing({
    reference: "0012",
    phone: "090-0000-0001",
    email: "hana@example.ac.jp",
  });
  const stays = await aCandidate(db);
  await anOffer(db, { candidate_id: stays.id, state: "declined_after", ended_on: "2027-01-10" });
  const ask = { cohortYear: 2027, layout: "smarthr", hasNumbers: true, part: 1 } as const;
  expect(await previewHandover(db, ask)).toMatchObject({
    headings: [
      "社員番号",
      "姓",
      "名",
      "姓（ヨミガナ）",
      "名（ヨミガナ）",
      "入社年月日",
      "メールアドレス",
      "電話番号",
    ],
    rows: [["0012", "山田", "花", "タカハシ", "レン", "2027/04/01", "hana@example.ac.jp", "090-0000-0001"]],
    count: 1,
  });
  const by = { by: morishita.id, now };
  const csv = await makeHandover(db, { ...ask, layout: "freee", hasNumbers: false, format: "csv", ...by });
  expect(new TextDecoder().decode(csv.bytes)).toBe(
    "姓,名,姓カナ,名カナ,入社日,メールアドレス\r\n山田,花,タカハシ,レン,2027/04/01,hana@example.ac.jp\r\n",
  );
  const xlsx = await makeHandover(db, { ...ask, format: "xlsx", ...by });
  expect([csv.name, xlsx.name]).toEqual(["freee_2027.csv", "SmartHR_2027.xlsx"]);
  expect(await listHandovers(db, 2027)).toMatchObject([{ people: 1 }, { people: 1 }]);
});
