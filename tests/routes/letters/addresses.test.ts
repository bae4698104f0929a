import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, aMember, anEvent } from "#tests/support/factories.ts";
import { aContext, signedIn } from "#tests/support/sign-in.ts";
import { loader as person } from "~/routes/recruiter/candidates/person.tsx";
import { loader as invite } from "~/routes/recruiter/events/invite.tsx";
import { action, loader } from "~/routes/recruiter/letters/addresses.tsx";

const db = testDatabase();
const now = new Date("2026-07-06T03:00:00Z");

async function asked(
  role: "recruiter" | "viewer" | "host",
  { form, id = "" }: { form?: Record<string, string>; id?: string } = {},
) {
  await aCompany(db);
  const context = aContext(db, { now: () => now });
  const member = await aMember(db, { role });
  const Cookie = await signedIn(db, context, member);
  const init = form ? { method: "POST", body: new URLSearchParams(form) } : {};
  const request = new Request("http://enishi.test/x?lang=ja", { ...init, headers: { Cookie } });
  return { request, context, params: { id }, response: undefined } as unknown as Parameters<typeof loader>[0];
}

async function rests(address: string, reason: "hard" | "filtered" | "soft" | "complaint", days = 60) {
  await db
    .insertInto("mail_suppression")
    .values({
      address: address.toLowerCase(),
      mail_class: reason === "complaint" ? "promotional" : "all",
      reason,
      since: new Date(now.getTime() - 86_400_000),
      ends_at: new Date(now.getTime() + days * 86_400_000),
    })
    .execute();
}

test("mail: addresses that rest are listed with their reason, and staff write to one again; a complaint stays", async () => {
  const hana = await aCandidate(db, { email: "Hana@docomo.ne.jp", phone: "090-0000-0001" });
  await rests(hana.email, "filtered");
  await rests("mother@example.jp", "complaint");
  await rests("old@example.jp", "hard", -1);
  const page = await loader(await asked("recruiter"));
  expect(page.rests.map(({ address, why, phone, mayLift }) => [address, why, phone, mayLift])).toEqual([
    ["hana@docomo.ne.jp", "本人の受信設定で届かない", "090-0000-0001", true],
    ["mother@example.jp", "案内を望まない", "", false],
  ]);
  for (const address of ["hana@docomo.ne.jp", "mother@example.jp"])
    await action(await asked("recruiter", { form: { address } }));
  expect((await loader(await asked("recruiter"))).rests.map(({ address }) => address)).toEqual([
    "mother@example.jp",
  ]);
  const form = { address: hana.email, from: "//elsewhere.example" };
  const back = await action(await asked("recruiter", { form }));
  expect(back.headers.get("Location")).toBe("/letters/addresses");
});

test("mail: a candidate's page says in its own words why letters don't arrive, not that the address is wrong", async () => {
  const hana = await aCandidate(db, { email: "Hana@docomo.ne.jp" });
  expect((await person(await asked("recruiter", { id: hana.id }))).rest).toBeNull();
  await rests(hana.email, "complaint");
  expect((await person(await asked("recruiter", { id: hana.id }))).rest).toMatchObject({ lift: "" });
  await rests(hana.email, "filtered");
  const { rest } = await person(await asked("viewer", { id: hana.id }));
  expect(rest?.sentence).toMatch(/アドレスは使われています.*お電話/);
});

test("mail: the preview of an invitation names whom no letter reaches, and they are invited all the same", async () => {
  const event = await anEvent(db);
  const [hana, ren] = [await aCandidate(db, { email: "hana@example.jp" }), await aCandidate(db)];
  await rests(hana.email, "hard");
  const { people } = await invite(await asked("recruiter", { id: event.id }));
  expect(Object.fromEntries(people.map(({ id, rests: why }) => [id, why]))).toEqual({
    [hana.id]: "届かない宛先",
    [ren.id]: null,
  });
});

test("mail: hosts and readers can't see or lift rests", async () => {
  await rests("hana@example.jp", "hard");
  for (const role of ["host", "viewer"] as const) {
    await expect(loader(await asked(role))).rejects.toMatchObject({ status: 404 });
    const lift = asked(role, { form: { address: "hana@example.jp" } });
    await expect(lift.then(action)).rejects.toMatchObject({ status: 404 });
  }
  const row = await db.selectFrom("mail_suppression").select("lifted_at").executeTakeFirstOrThrow();
  expect(row.lifted_at).toBeNull();
});
