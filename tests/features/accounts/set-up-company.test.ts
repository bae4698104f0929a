import { expect, test } from "vitest";
import { connect } from "#db/client.server.ts";
import { testDatabase, testDatabaseUrl } from "#tests/support/database.ts";
import { welcomeForm } from "~/features/accounts/account-forms.server.ts";
import { findSession } from "~/features/accounts/session.server.ts";
import { findCompany } from "~/features/company/company-queries.server.ts";
import { type FirstRun, setUpCompany } from "~/features/company/set-up-company.server.ts";
import { parseFields } from "~/http/parse-form.server.ts";

const db = testDatabase();
const now = new Date("2026-07-07T03:00:00Z");
const visit = { device: { address: "192.0.2.1", userAgent: "test" }, now };

function aFirstRun(name = "青葉精機株式会社"): FirstRun {
  return {
    company: {
      name,
      postalAddress: "仙台市青葉区1-2-3",
      contactEmail: "saiyo@aoba.example.jp",
      contactPhone: "022-000-0000",
      deskContact: "内線 2200",
      locale: "ja",
      zone: "Asia/Tokyo",
    },
    classYear: 2027,
    units: [
      { name: "設計開発", target: 12 },
      { name: "生産技術", target: 0 },
    ],
    administrator: {
      familyName: "佐久間",
      givenName: "遥",
      email: "Sakuma@aoba.example.jp",
      password: "hokkaido ramen at noon",
    },
  };
}

test("the first run makes company, departments, class, plan and a signed-in administrator", async () => {
  const setUp = await setUpCompany(db, aFirstRun(), visit);
  if (!setUp.ok) throw new Error(setUp.reason);
  expect(await findCompany(db)).toMatchObject({ name: "青葉精機株式会社", isDemo: false });
  const cohort = await db.selectFrom("cohort").selectAll().executeTakeFirstOrThrow();
  expect(cohort).toEqual({ year: 2027, formal_on: "2026-10-01", joins_on: "2027-04-01" });
  const plan = await db
    .selectFrom("hiring_target")
    .innerJoin("unit", "unit.id", "hiring_target.unit_id")
    .select(["unit.name", "target"])
    .orderBy("unit.position")
    .execute();
  expect(plan).toEqual([
    { name: "設計開発", target: 12 },
    { name: "生産技術", target: 0 },
  ]);
  const session = await findSession(db, setUp.token, now);
  expect(session).toMatchObject({
    hasSecondStep: false,
    member: { role: "administrator", familyName: "佐久間" },
  });
});

test("of many first runs at the same moment, from two processes, one wins and the others leave nothing behind", async () => {
  const other = connect(testDatabaseUrl(), { max: 8 });
  try {
    const runs = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        setUpCompany(index % 2 ? other : db, aFirstRun(`会社${index}`), visit),
      ),
    );
    expect(runs.filter((run) => run.ok)).toHaveLength(1);
    for (const table of ["company", "member", "auth_user", "auth_session", "audit_entry"] as const)
      expect(
        await db
          .selectFrom(table)
          .select((select) => select.fn.countAll().as("count"))
          .execute(),
      ).toEqual([{ count: 1 }]);
    expect(await db.selectFrom("unit").select("id").execute()).toHaveLength(2);
  } finally {
    await other.destroy();
  }
});

test("a first run that fails half-way leaves nothing", async () => {
  const run = aFirstRun();
  run.units = [run.units[0], run.units[0]].filter((unit) => unit !== undefined);
  await expect(setUpCompany(db, run, visit)).rejects.toThrow(/unique/);
  expect(await findCompany(db)).toBeUndefined();
  expect(await db.selectFrom("auth_user").select("id").execute()).toEqual([]);
});

const typed = {
  companyName: "青葉精機株式会社",
  postalAddress: "",
  contactEmail: "",
  contactPhone: "",
  deskContact: "",
  companyLocale: "ja",
  classYear: "２０２７",
  familyName: "佐久間",
  givenName: "遥",
  email: "sakuma@aoba.example.jp",
  password: "hokkaido ramen at noon",
};

async function read(fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...typed, ...fields })) form.set(name, value);
  return parseFields(form, welcomeForm, "ja");
}

test("full-width digits are read, and empty rows are left aside", async () => {
  const parsed = await read({ unit1: "設計開発", target1: "１２", unit2: "", target2: "", unit3: "営業" });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  expect(parsed.value.classYear).toBe(2027);
  expect(parsed.value.units).toEqual([
    { name: "設計開発", target: 12 },
    { name: "営業", target: 0 },
  ]);
});

test("each mistake has a sentence at its field, and the password isn't sent back", async () => {
  const wrong = await read({
    companyName: " ",
    classYear: "27",
    email: "sakuma",
    password: "short",
    unit1: "営業",
    target1: "12人",
  });
  expect(wrong).toMatchObject({
    ok: false,
    errors: {
      companyName: ["会社名を書いてください"],
      classYear: ["卒業する年を、2027のような4けたの数字で書いてください"],
      email: ["メールアドレスの形になっていません。「@」の前後を確かめてください"],
      password: ["パスワードは12文字以上にしてください"],
      target1: ["目標は0から9999までの数字で書いてください"],
    },
  });
  if (!wrong.ok) expect(wrong.values).not.toHaveProperty("password");
  const rows = await read({ unit1: "営業", unit2: "営業", target3: "4" });
  expect(rows).toMatchObject({
    errors: {
      unit2: ["同じ名前の部門があります。別の名前にしてください"],
      unit3: ["目標を書いた行には、部門の名前も書いてください"],
    },
  });
  expect(await read({})).toMatchObject({ errors: { unit1: ["部門をひとつ以上書いてください"] } });
});

test("passwords that are tried first are refused", async () => {
  for (const password of [
    "aaaaaaaaaaaaaaa",
    "abcdefghijklm",
    "012345678901",
    "Password12345!",
    "enishi2026!!!",
  ])
    expect(await read({ unit1: "営業", password })).toMatchObject({
      errors: { password: ["見破られやすいパスワードです。ほかの言葉も加えてください"] },
    });
});
