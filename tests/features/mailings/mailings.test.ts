import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, aMember } from "#tests/support/factories.ts";
import { aSender, quietJobs, untilQuiet } from "#tests/support/letters.ts";
import { noFilter } from "~/features/candidates/candidate-filter.ts";
import { readMessage } from "~/features/letters/read-message.server.ts";
import { unknownNames } from "~/features/mailings/mailing.ts";
import { listMailingReaders, markOf } from "~/features/mailings/mailing-audience.server.ts";
import { showMailing } from "~/features/mailings/mailing-page.server.ts";
import { forgetMailings, listMailings } from "~/features/mailings/mailing-queries.server.ts";
import { type NewMailing, sendMailing } from "~/features/mailings/send-mailing.server.ts";
import { stopMailing } from "~/features/mailings/stop-mailing.server.ts";
import { newMessageId } from "~/features/messages/send-message.server.ts";
import { saveContactWish } from "~/features/privacy/save-contact-wish.server.ts";

const db = testDatabase();
const jobs = quietJobs();
const now = new Date("2026-07-06T03:00:00Z"); // noon in Tokyo
const after = (minutes: number, from = now) => new Date(from.getTime() + minutes * 60_000);
const clockAt = (at: Date) => ({ now: at, today: at.toISOString().slice(0, 10) });
const body = "{name}、{writer}です。\n\n## お願い\n- 筆記用具\n- 昼食";
const texts = {
  ja: { subject: "{name}へ {company}から", text: body },
  ko: { subject: "안내", text: "{writer}입니다. <b>점심</b>은 준비해 둡니다." },
};
const needed = { mailClass: "transactional", classReason: "書類の送り先が変わったため" } as const;

/** As the page does it: what is sent bears the mark of those whom the preview showed. */
async function aMailing(ids: string[], more: Partial<NewMailing> = {}): Promise<NewMailing> {
  const mailing: NewMailing = {
    ...{ id: newMessageId(), texts, mailClass: "promotional", classReason: "", mark: "" },
    ...{ filter: { ...noFilter, ids }, clock: clockAt(now), memberId: (await aMember(db)).id },
    ...more,
  };
  const readers = (await listMailingReaders(db, mailing)) ?? [];
  return { ...mailing, mark: more.mark ?? markOf(readers.filter(({ leftOut }) => !leftOut)) };
}

async function send(ids: string[], more: Partial<NewMailing> = {}) {
  return sendMailing(db, jobs, await aMailing(ids, more));
}

const letters = () =>
  db
    .selectFrom("delivery")
    .select(["address", "mail_class", "state", "not_before"])
    .orderBy("address")
    .execute();

async function rests(address: string, reason: "hard" | "complaint") {
  await db
    .insertInto("mail_suppression")
    .values({
      ...{ address, mail_class: reason === "complaint" ? "promotional" : "all", reason },
      ...{ since: after(-60), ends_at: after(60 * 24) },
    })
    .execute();
}

test("everybody reads it in their language, with their name, signed by who wrote it, and can stop such letters", async () => {
  await aCompany(db);
  const hana = await aCandidate(db, { family_name: "山田", given_name: "花", email: "a@x.jp" });
  const seoyeon = await aCandidate(db, {
    ...{ family_name: "김", given_name: "서연", locale: "ko", email: "b@x.jp" },
  });
  expect(await send([hana.id, seoyeon.id])).toEqual({ ok: true, readers: 2 });
  const sender = aSender(db, undefined, { now: () => after(2) });
  await untilQuiet(db);
  await sender.stop();
  const rows = await db.selectFrom("delivery").select(["subject", "source"]).orderBy("address").execute();
  const [ja, ko] = rows.map((row) => readMessage(row.source ?? Buffer.alloc(0)));
  expect(rows[0]?.subject).toBe("山田 花さんへ 青葉精機株式会社から");
  expect(ja?.text).toContain("山田 花さん、森下 恵です。");
  expect(ja?.text).toContain("お誘いの回数を選ぶ・止める");
  expect(ja?.html).toContain("筆記用具");
  expect(ja?.text).not.toMatch(/[{}]|__/);
  expect(ko?.html).toContain("&lt;b&gt;점심&lt;/b&gt;");
  const raw = String(rows[0]?.source);
  expect(raw).toMatch(/^List-Unsubscribe:\s+<https:\/\/.+\/api\/letters\/.+\/stop>/m);
  expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
});

test("a long beginning is cut for the inbox without cutting a name in two", async () => {
  const hana = await aCandidate(db, { family_name: "山田", given_name: "花" });
  await send([hana.id], { texts: { ja: { subject: "お知らせ", text: `${"あ".repeat(85)}{name}` } } });
  const sender = aSender(db, undefined, { now: () => after(2) });
  await untilQuiet(db);
  await sender.stop();
  const { source } = await db.selectFrom("delivery").select("source").executeTakeFirstOrThrow();
  const { html, text } = readMessage(source ?? Buffer.alloc(0));
  expect(html).not.toContain("__");
  expect(text).toContain("あ山田 花さん");
});

test("it spares whom a promotional letter should spare, and the preview names each with the reason", async () => {
  await aCompany(db);
  const member = await aMember(db);
  const people = {
    hana: await aCandidate(db, { given_name: "花", email: "hana@x.jp" }),
    night: await aCandidate(db, { given_name: "遠", email: "far@x.jp", zone: "America/New_York" }),
    stopped: await aCandidate(db, { given_name: "止" }),
    none: await aCandidate(db, { given_name: "無", email: "" }),
    ended: await aCandidate(db, { given_name: "辞", offer_state: "declined_before" }),
    hard: await aCandidate(db, { given_name: "休", email: "Hard@x.jp" }),
    complaint: await aCandidate(db, { given_name: "苦", email: "complaint@x.jp" }),
  };
  await rests("hard@x.jp", "hard");
  await rests("complaint@x.jp", "complaint");
  await saveContactWish(db, { candidateId: people.stopped.id, most: 0, through: "page", now });
  const mailing = await aMailing(
    Object.values(people).map(({ id }) => id),
    { memberId: member.id },
  );
  const page = await showMailing(db, jobs, {
    ...{ mailing, reader: { locale: "ja", zone: "Asia/Tokyo" }, appUrl: "https://enishi.example.jp" },
    help: { errors: {}, hints: [], isRefused: false },
  });
  expect(page).toMatchObject({
    ...{ mark: mailing.mark, count: 2, canOverride: false },
    now: { names: "髙橋 花" },
    morning: { names: "髙橋 遠", when: expect.stringContaining("7/6(月) 21:00") },
  });
  const left = Object.fromEntries(page?.leftOut.map(({ title, names }) => [names, title]) ?? []);
  expect(left).toEqual({
    "髙橋 無": "メールアドレスがない",
    "髙橋 辞": "内定を辞退した、または取り消した",
    "髙橋 休": "届かない宛先",
    "髙橋 苦": "案内を望まない",
    "髙橋 止": "お誘いのメールを止めている",
  });
  const shown = page?.previews.map(({ letter, end }) => [letter.language, letter.subject, end]);
  expect(shown).toEqual([
    ["ja", "髙橋 花さんへ 青葉精機株式会社から", "髙橋 花さんの場合・全2名"],
    ["ko", "안내", "髙橋 花さんの場合・この言語の方はいません"],
  ]);
  expect(await letters()).toEqual([]);
  expect(await sendMailing(db, jobs, mailing)).toEqual({ ok: true, readers: 2 });
  const sent = await letters();
  expect(sent.map(({ address, not_before }) => [address, not_before])).toEqual([
    ["far@x.jp", new Date("2026-07-06T12:00:00Z")],
    ["hana@x.jp", after(1)],
  ]);
});

test("it counts in the budget; with a reason, which is kept, it goes to the spared too", async () => {
  const hana = await aCandidate(db);
  expect(await send([hana.id])).toMatchObject({ ok: true });
  expect(await send([hana.id], { clock: clockAt(after(60)) })).toEqual({ ok: false, reason: "nobody" });
  const again = await aMailing([hana.id], { overrideReason: "台風のため日程が変わった" });
  expect(await sendMailing(db, jobs, again)).toEqual({ ok: false, reason: "changed" });
  expect(await db.selectFrom("contact_override").selectAll().execute()).toEqual([]);
  const seen = (await listMailingReaders(db, again)) ?? [];
  expect(await sendMailing(db, jobs, { ...again, mark: markOf(seen) })).toEqual({ ok: true, readers: 1 });
  expect(await db.selectFrom("contact_override").select(["place", "refusal", "reason"]).execute()).toEqual([
    { place: "mailing", refusal: "too_soon", reason: "台風のため日程が変わった" },
  ]);
});

test("a needed letter reaches who stopped the others, says why it is needed, and costs no budget", async () => {
  const [hana, ren] = [await aCandidate(db), await aCandidate(db, { offer_state: "declined_after" })];
  await saveContactWish(db, { candidateId: hana.id, most: 0, through: "page", now });
  expect(await send([hana.id, ren.id], { ...needed, classReason: "" })).toEqual({
    ...{ ok: false, reason: "no_reason" },
  });
  expect(await send([hana.id, ren.id], needed)).toEqual({ ok: true, readers: 2 });
  expect((await letters()).map(({ mail_class }) => mail_class)).toEqual(["transactional", "transactional"]);
  expect(await listMailings(db, now)).toMatchObject([
    { mailClass: "transactional", classReason: needed.classReason, readers: 2, waiting: 2 },
  ]);
  const sender = aSender(db, undefined, { now: () => after(2) });
  await untilQuiet(db);
  await sender.stop();
  expect((await letters()).map(({ state }) => state)).toEqual(["kept", "kept"]);
});

test("who declines between the press and the minute gets no news any more", async () => {
  const hana = await aCandidate(db);
  await send([hana.id]);
  await db.updateTable("candidate").set({ offer_state: "declined_before" }).execute();
  const sender = aSender(db, undefined, { now: () => after(2) });
  await untilQuiet(db);
  await sender.stop();
  expect((await letters()).map(({ state }) => state)).toEqual(["stopped"]);
});

test("pressed twice at once it is sent once, and stands once on the timeline with the subject as it was read", async () => {
  await aCompany(db);
  const hana = await aCandidate(db, { family_name: "山田", given_name: "花" });
  const mailing = await aMailing([hana.id]);
  const both = await Promise.all([sendMailing(db, jobs, mailing), sendMailing(db, jobs, mailing)]);
  expect(both).toEqual([
    { ok: true, readers: 1 },
    { ok: true, readers: 1 },
  ]);
  expect(await letters()).toHaveLength(1);
  const entries = await db.selectFrom("touchpoint").select(["kind", "is_contact", "details"]).execute();
  expect(entries).toEqual([
    {
      ...{ kind: "letter_sent", is_contact: true },
      details: { mailingId: mailing.id, subject: "山田 花さんへ 青葉精機株式会社から" },
    },
  ]);
});

test("two colleagues at the same moment can't both spend a person's last letter", async () => {
  const hana = await aCandidate(db);
  const [one, other] = [await aMailing([hana.id]), await aMailing([hana.id])];
  const both = await Promise.all([sendMailing(db, jobs, one), sendMailing(db, jobs, other)]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await letters()).toHaveLength(1);
});

test("whom the preview didn't show gets nothing: a selection that grew is shown again", async () => {
  await aCandidate(db);
  const mailing = await aMailing([], { filter: noFilter });
  await aCandidate(db);
  expect(await sendMailing(db, jobs, mailing)).toEqual({ ok: false, reason: "changed" });
  expect(await letters()).toEqual([]);
});

test("stopped within the minute it is neither sent nor a contact, and what has left stays", async () => {
  const [hana, far] = [await aCandidate(db), await aCandidate(db, { zone: "America/New_York" })];
  const mailing = await aMailing([hana.id, far.id]);
  await sendMailing(db, jobs, mailing);
  expect(await stopMailing(db, { mailingId: newMessageId(), now: after(0.5) })).toBe(0);
  expect(await stopMailing(db, { mailingId: mailing.id, now: after(2) })).toBe(1);
  const contacts = await db
    .selectFrom("candidate")
    .select(["id", "last_contact_at as at"])
    .orderBy("id")
    .execute();
  expect(contacts).toEqual([
    { id: hana.id, at: now },
    { id: far.id, at: null },
  ]);
  expect(await db.selectFrom("touchpoint").select("candidate_id").execute()).toEqual([
    { candidate_id: hana.id },
  ]);
});

test("words that press need a reason, which is kept; a threat and an unknown field never leave", async () => {
  const hana = await aCandidate(db);
  const words = (text: string) => ({ texts: { ja: { subject: "お知らせ", text } } });
  const pressing = words("7月16日までに必ずご回答ください。");
  expect(await send([hana.id], pressing)).toEqual({ ok: false, reason: "wording" });
  const threat = { ...words("就活を終了してください。"), secondLook: "指示" };
  expect(await send([hana.id], threat)).toEqual({ ok: false, reason: "wording" });
  const strange = words("{naem}さん");
  expect(unknownNames(strange.texts)).toEqual([["text_ja", "naem"]]);
  expect(await send([hana.id], strange)).toEqual({ ok: false, reason: "unknown_name" });
  expect([await letters(), await db.selectFrom("mailing").selectAll().execute()]).toEqual([[], []]);
  expect(await send([hana.id], { ...pressing, secondLook: "バスの手配のため" })).toMatchObject({ ok: true });
  expect(await db.selectFrom("wording_override").select(["place", "reason"]).execute()).toEqual([
    { place: "mailing", reason: "バスの手配のため" },
  ]);
});

test("who wrote what is forgotten after two years", async () => {
  await send([(await aCandidate(db)).id]);
  expect(await forgetMailings(db, new Date("2028-07-01T00:00:00Z"))).toBe(0);
  expect(await forgetMailings(db, new Date("2028-07-10T00:00:00Z"))).toBe(1);
});
