// Mail that a person has to read: hosts' and relatives' answers are one press, as candidates' are; a stranger learns nothing.
import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aMember } from "#tests/support/factories.ts";
import { aPageLink } from "#tests/support/families.ts";
import { aReply, aWorldOfReplies, hostUid, receive } from "#tests/support/inbound.ts";
import { quietJobs, testMeans } from "#tests/support/letters.ts";
import { seatsOf } from "#tests/support/seats.ts";
import { aContext, signedIn } from "#tests/support/sign-in.ts";
import { visit } from "#tests/support/visit.ts";
import { saveConsent } from "~/features/families/save-consent.server.ts";
import { listReplies } from "~/features/replies/reply-queries.server.ts";
import { action, loader } from "~/routes/recruiter/replies/reply.tsx";

const db = testDatabase();
const now = new Date("2026-07-02T03:00:00Z");

/** The page of the one mail that waits, and its buttons. */
async function thePage() {
  const context = { ...aContext(db), now: () => now };
  const cookie = await signedIn(db, context, await aMember(db));
  const [mail] = await listReplies(db, "review");
  const id = mail?.id ?? "";
  const page = { path: `/letters/replies/${id}?lang=ja`, params: { id }, context, cookie };
  type Page = { careful: string; open: { id: string; title: string; choices: { answer: string }[] }[] };
  return {
    see: async () => (await visit({ loader }, page)).data as Page,
    press: (form: Record<string, string>) => visit({ action }, { ...page, form }),
  };
}

const plainMail = (from: string, text: string) =>
  `From: ${from}\r\nMessage-ID: <${text.length}.${from}>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}`;
const letters = () => db.selectFrom("delivery").select(["letter", "address"]).orderBy("id").execute();
const hosting = (memberId: string) =>
  db.selectFrom("session_host").select("state").where("member_id", "=", memberId).executeTakeFirstOrThrow();

test("answers: a host who writes 'gladly', or proposes another time, is taken on by one press; yes and no are all there is", async () => {
  const { event, host } = await aWorldOfReplies(db);
  const from = "okamoto@aoba.example.jp";
  await receive(db, plainMail(from, "承知しました。よろこんで。"));
  const { see, press } = await thePage();
  const { open } = await see();
  expect(open).toMatchObject([
    { id: event.session.id, choices: [{ answer: "yes", label: "引き受ける" }, { answer: "no" }] },
  ]);
  expect((await press({ answer: "maybe", open: event.session.id })).status).toBe(400);
  expect((await press({ answer: "yes", open: event.session.id })).location).toBe("/letters/replies");
  expect(await hosting(host.id)).toEqual({ state: "accepted" });
  expect(await letters()).toContainEqual({ letter: "host_confirmed", address: from });

  await receive(db, aReply({ method: "COUNTER", uid: hostUid, from, note: "翌週なら" }));
  await (await thePage()).press({ answer: "no", open: event.session.id });
  expect(await hosting(host.id)).toEqual({ state: "declined" });
});

test("answers: a relative's mail is answered for the briefing while the door is open, and for nothing once it is closed", async () => {
  const { family, hana, relative } = await aWorldOfReplies(db);
  await receive(db, plainMail("mother@example.jp", "二人で伺います"));
  const page = await thePage();
  expect((await page.see()).open).toMatchObject([
    { id: family.id, choices: [{ answer: "yes" }, { answer: "no" }, { answer: "maybe" }] },
  ]);
  const link = await aPageLink(db, hana.id, now);
  const door = { candidateId: hana.id, relativeId: relative.id, linkId: link.id, untilOn: "2026-09-30" };
  const at = { secret: testMeans.secret, now };
  const close = await saveConsent(db, quietJobs(), { ...door, ...at, topics: [], channels: [] });
  expect(close.ok).toBe(true);
  expect((await page.see()).open).toEqual([]);
  expect((await page.press({ answer: "yes", open: family.id })).status).toBe(400);
  await saveConsent(db, quietJobs(), { ...door, ...at, topics: ["briefing"], channels: ["mail"] });
  await page.press({ answer: "yes", open: family.id });
  const answered = await db.selectFrom("family_invitation").select("answer").executeTakeFirstOrThrow();
  expect(answered).toEqual({ answer: "on_site" });
  expect(await letters()).toContainEqual({ letter: "family_confirmed", address: "mother@example.jp" });
});

test("answers: a stranger hears nothing, not even that somebody has an offer; what is taken goes to the address on file", async () => {
  const { invitation } = await aWorldOfReplies(db);
  const before = await letters();
  await receive(db, plainMail("who@x.example", "山田花は御社に内定していますか。参加します。"));
  const { see, press } = await thePage();
  const page = await see();
  expect(page.open).toEqual([]);
  expect(page.careful).toMatch(/^差出人を確かめるまでは、内定のことも参加の予定もお伝えしないでください/);
  expect((await press({ answer: "yes", open: invitation.id })).status).toBe(400);
  expect(await letters()).toEqual(before);
  expect((await press({ email: "hana@example.ac.jp" })).location).toMatch(/replies\//);
  // Whose it is was said by a colleague: the mail itself proves nothing, and the page goes on saying so.
  expect((await see()).careful).not.toBe("");
  await press({ answer: "yes", open: invitation.id });
  expect(await seatsOf(db, invitation)).toEqual(["18 going"]);
  expect((await letters()).map(({ address }) => address)).not.toContain("who@x.example");
  expect(await letters()).toContainEqual({ letter: "event_confirmed", address: "hana@example.ac.jp" });
});
