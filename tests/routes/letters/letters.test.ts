import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCompany, aMember } from "#tests/support/factories.ts";
import { aSender, letterTime, quietJobs, someLetters, untilQuiet } from "#tests/support/letters.ts";
import { aContext, signedIn } from "#tests/support/sign-in.ts";
import { writeDelivery } from "~/features/letters/write-delivery.server.ts";
import { loader as againPage, action as sendAll } from "~/routes/recruiter/letters/again.tsx";
import { loader as everyPage } from "~/routes/recruiter/letters/every-page.tsx";
import { action as again, loader as letterPage } from "~/routes/recruiter/letters/letter.tsx";
import { loader as list } from "~/routes/recruiter/letters/list.tsx";
import { action as pause } from "~/routes/recruiter/letters/pause.tsx";
import { loader as source } from "~/routes/recruiter/letters/source.ts";

const db = testDatabase();

async function asked(
  path: string,
  role: "recruiter" | "administrator" | "host" = "recruiter",
  form?: Record<string, string>,
) {
  const context = aContext(db);
  const member = await aMember(db, { role });
  const Cookie = await signedIn(db, context, member);
  const init = form ? { method: "POST", body: new URLSearchParams(form) } : {};
  const request = new Request(`http://enishi.test${path}`, { ...init, headers: { Cookie } });
  const id = path.split(/[/?]/)[2];
  return { request, context, params: { id }, response: undefined } as unknown as Parameters<typeof list>[0];
}

async function keptLetters(count: number) {
  await aCompany(db);
  const letters = await someLetters(db, count);
  const sender = aSender(db, undefined);
  await untilQuiet(db);
  await sender.stop();
  return letters;
}

test("the log shows newest first, a page at a time, and filters", async () => {
  const { people } = await keptLetters(52);
  const first = await list(await asked("/letters"));
  expect(first.letters).toHaveLength(50);
  const second = await list(await asked(`/letters?after=${encodeURIComponent(first.older ?? "")}`));
  expect(second.letters).toHaveLength(2);
  expect(second.older).toBeUndefined();
  expect(new Set([...first.letters, ...second.letters].map((letter) => letter.id)).size).toBe(52);
  const person = people[0]?.candidate.id;
  expect((await list(await asked(`/letters?person=${person}`))).letters).toHaveLength(1);
  expect((await list(await asked("/letters?view=trouble"))).letters).toHaveLength(0);
  expect((await list(await asked("/letters?letter=event_cancelled"))).letters).toHaveLength(0);
});

test("a letter's page shows its words, its entry and its attempts; the source is byte for byte", async () => {
  const { deliveryIds } = await keptLetters(1);
  const id = deliveryIds[0] ?? "";
  const page = await letterPage(await asked(`/letters/${id}?lang=ja`));
  expect(page).toMatchObject({ state: "kept", subject: expect.stringContaining("夏の懇親会") });
  expect(page.html).toContain("参加は自由です。");
  expect(page.text).toContain("参加は自由です。");
  expect(page.entry).toMatchObject({ isCancel: false, version: 1, title: "夏の懇親会" });
  expect(page.attempts).toHaveLength(1);
  const row = await db.selectFrom("delivery").select("source").executeTakeFirstOrThrow();
  const answer = await source(await asked(`/letters/${id}/source`));
  expect(Buffer.from(await answer.arrayBuffer()).equals(row.source ?? Buffer.alloc(0))).toBe(true);
  expect(answer.headers.get("Content-Type")).toContain("text/plain");
});

test("a kept letter can be sent again from its page", async () => {
  const { deliveryIds } = await keptLetters(1);
  const answer = await again(await asked(`/letters/${deliveryIds[0]}`, "recruiter", { again: "yes" }));
  expect(answer).toMatchObject({ status: 302 });
  const row = await db.selectFrom("delivery").select("state").executeTakeFirstOrThrow();
  expect(row.state).toBe("queued");
});

test("nobody reads a colleague's sign-in link here, and only an administrator an invitation", async () => {
  await aCompany(db);
  const colleague = await aMember(db, { role: "host" });
  for (const letter of ["sign_in_link", "member_invited"] as const) {
    const { deliveryId } = await writeDelivery(db, quietJobs(), {
      letter,
      mailClass: "transactional",
      to: { memberId: colleague.id },
      address: colleague.email,
      locale: "ja",
      now: letterTime,
    });
    await db
      .updateTable("delivery")
      .set({ state: "kept", source: Buffer.from("secret") })
      .where("id", "=", deliveryId)
      .execute();
    const page = await letterPage(await asked(`/letters/${deliveryId}`));
    expect(page).toMatchObject({ isPrivate: true, html: "", text: "" });
    await expect(source(await asked(`/letters/${deliveryId}/source`))).rejects.toMatchObject({ status: 404 });
    const byAdministrator = source(await asked(`/letters/${deliveryId}/source`, "administrator"));
    if (letter === "member_invited") expect((await byAdministrator).status).toBe(200);
    else await expect(byAdministrator).rejects.toMatchObject({ status: 404 });
  }
});

test("each page of Letters says who paused all sending, when and why, until somebody resumes it there", async () => {
  await aCompany(db);
  await pause(await asked("/letters/pause", "recruiter", { do: "pause", why: " 地図がちがっていました " }));
  await pause(await asked("/letters/pause", "administrator", { do: "pause", why: "別の理由" }));
  const { paused } = await everyPage(await asked("/letters/texts?lang=ja", "administrator"));
  expect(paused?.who).toMatch(/森下.*止めました/);
  expect(paused?.why).toBe("理由：地図がちがっていました"); // who did it first stands
  expect((await list(await asked("/letters"))).isPaused).toBe(true);
  const back = async (from: string) => {
    const answer = await pause(await asked("/letters/pause", "recruiter", { do: "resume", from }));
    return answer.headers.get("Location");
  };
  expect(await back("/letters/texts")).toBe("/letters/texts");
  expect(await back("//elsewhere.example/letters/")).toBe("/letters");
  const resumed = await db
    .selectFrom("company")
    .select(["sending_paused_at", "sending_paused_by", "sending_paused_why"])
    .executeTakeFirstOrThrow();
  expect(Object.values(resumed)).toEqual([null, null, ""]);
  expect((await everyPage(await asked("/letters"))).paused).toBeNull();
});

test("a host can't pause, send again or see letters", async () => {
  await aCompany(db);
  const tries = [
    async () => pause(await asked("/letters/pause", "host", { do: "pause" })),
    async () => sendAll(await asked("/letters/again", "host", { trouble: "soft" })),
    async () => list(await asked("/letters", "host")),
    async () => againPage(await asked("/letters/again", "host")),
    async () => everyPage(await asked("/letters", "host")),
  ];
  for (const tried of tries) await expect(tried()).rejects.toMatchObject({ status: 404 });
});

test("letters that didn't arrive are sent again by reason; what may have arrived only after reading what that means", async () => {
  const { deliveryIds } = await keptLetters(3);
  const [first = "", second = ""] = deliveryIds;
  await db.updateTable("delivery").set({ created_at: new Date() }).execute();
  await db.updateTable("delivery").set({ state: "failed" }).where("id", "=", first).execute();
  await db.updateTable("delivery").set({ state: "uncertain" }).where("id", "=", second).execute();
  const page = await againPage(await asked("/letters/again?lang=ja"));
  expect(page.kinds.map(({ trouble }) => trouble)).toEqual(["gave_up", "kept", "uncertain"]);
  expect(page.kinds[0]?.count).toMatch(/^1通・1名/);
  expect(await sendAll(await asked("/letters/again", "recruiter", {}))).toMatchObject({
    init: { status: 400 },
  });
  const doubtful = { trouble: "uncertain" };
  expect(await sendAll(await asked("/letters/again", "recruiter", doubtful))).toMatchObject({
    data: { second: expect.stringMatching(/./) },
  });
  const sent = await sendAll(await asked("/letters/again", "recruiter", { ...doubtful, secondCopy: "fine" }));
  expect(sent).toMatchObject({ status: 302 });
  const rows = await db
    .selectFrom("delivery")
    .select(["id", "state"])
    .where("state", "=", "queued")
    .execute();
  expect(rows).toEqual([{ id: second, state: "queued" }]);
});
