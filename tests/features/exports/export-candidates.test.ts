import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, aMember, anOffer, aUnit } from "#tests/support/factories.ts";
import { noFilter } from "~/features/candidates/candidate-filter.ts";
import {
  exportCp932,
  exportCsv,
  exportFileName,
  exportXlsx,
} from "~/features/exports/export-candidates.server.ts";
import type { ExportAsk } from "~/features/exports/export-rows.server.ts";
import { findDryRun } from "~/features/imports/dry-run.server.ts";
import { storeFile } from "~/features/imports/store-file.server.ts";
import { type Locale, locales } from "~/lib/locale.ts";
import { openWorkbook } from "~/lib/xlsx.server.ts";

const db = testDatabase();
const now = new Date("2026-07-07T01:00:00Z");
const zone = "Asia/Tokyo";

function ask(overrides: Partial<ExportAsk> = {}): ExportAsk {
  return {
    filter: { ...noFilter, year: 2027 },
    sort: "kana",
    clock: { now, today: "2026-07-07" },
    zone,
    locale: "ja",
    ...overrides,
  };
}

async function csvOf(given: ExportAsk): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of exportCsv(db, given)) parts.push(part);
  return Buffer.concat(parts);
}

async function twoPeople() {
  await aCompany(db);
  const member = await aMember(db);
  const unit = await aUnit(db, { name: "設計開発" });
  const ren = await aCandidate(db, {
    phone: "09000000123",
    reference: "000123",
    recruiter_id: member.id,
    note: "=1+1",
  });
  await anOffer(db, { candidate_id: ren.id, unit_id: unit.id, state: "considering" });
  const seoyeon = await aCandidate(db, {
    family_name: "김",
    given_name: "서연",
    family_kana: "キム",
    given_kana: "ソヨン",
    locale: "ko",
  });
  await anOffer(db, { candidate_id: seoyeon.id, state: "accepted", accepted_on: "2026-06-10" });
  return { member };
}

test("the workbook holds the list in its order, with real days and zeros kept", async () => {
  await twoPeople();
  const [headings, first, second] = openWorkbook(await exportXlsx(db, ask())).readRows(0, 10);
  expect(headings?.cells.slice(0, 3)).toEqual(["応募者ID", "姓", "名"]);
  expect(first?.cells.slice(1, 3)).toEqual(["김", "서연"]);
  expect(second?.cells).toEqual(
    expect.arrayContaining(["000123", "髙橋", "09000000123", "設計開発", "2026-06-01", "=1+1"]),
  );
});

test("only those whom the list shows are exported", async () => {
  await twoPeople();
  const csv = await csvOf(ask({ filter: { ...noFilter, year: 2027, states: ["accepted"] } }));
  expect(csv.toString().trim().split("\r\n")).toHaveLength(2);
});

test("CP932 says which characters it lacks and where, and writes 〓", async () => {
  await twoPeople();
  const { lacking } = await exportCp932(db, ask());
  expect(lacking.map(({ row, heading, character }) => `${row} ${heading} ${character}`)).toEqual(
    expect.arrayContaining(["1 姓 김", "1 名 서", "1 名 연"]),
  );
  expect(lacking.some(({ row }) => row === 2)).toBe(false);
});

test("an export dropped on the import again changes nothing, in any language", async () => {
  const { member } = await twoPeople();
  for (const locale of locales) {
    for (const bytes of [await csvOf(ask({ locale })), await exportXlsx(db, ask({ locale }))]) {
      const stored = await storeFile(db, {
        name: `export-${locale}`,
        bytes,
        cohortYear: 2027,
        by: member.id,
        now,
      });
      if (!stored.ok) throw new Error(stored.reason);
      const dry = await findDryRun(db, { fileId: stored.fileId, zone, now });
      expect(dry?.plan.counts, summary(locale, dry)).toEqual({
        unchanged: 2,
        added: 0,
        changed: 0,
        duplicate: 0,
        faulty: 0,
      });
    }
  }
});

function summary(locale: Locale, dry: Awaited<ReturnType<typeof findDryRun>>): string {
  const columns = dry?.columns
    .map(({ heading, field, foundBy }) => `${heading}=${field ?? foundBy}`)
    .join(" ");
  return `${locale}: ${columns} ${JSON.stringify(dry?.plan.rows.map(({ outcome, faults, changes }) => ({ outcome, faults, changes })))}`;
}

test("the file is named after what it holds, whom and when", () => {
  const given = { filter: { ...noFilter, year: 2027 }, today: "2026-07-07", locale: "ja" as const };
  expect(exportFileName(given, "xlsx")).toBe("内定者_2027年卒_20260707.xlsx");
  expect(exportFileName({ ...given, filter: noFilter }, "cp932")).toBe("内定者_20260707.csv");
});
