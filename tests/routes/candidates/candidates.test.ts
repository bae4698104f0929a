import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, aMember, anOffer } from "#tests/support/factories.ts";
import { aContext, signedIn } from "#tests/support/sign-in.ts";
import { type Answer, visit as go } from "#tests/support/visit.ts";
import * as assign from "~/routes/recruiter/candidates/assign.tsx";
import * as duplicates from "~/routes/recruiter/candidates/duplicates.tsx";
import * as edit from "~/routes/recruiter/candidates/edit.tsx";
import * as handover from "~/routes/recruiter/candidates/handover.tsx";
import * as handoverPrint from "~/routes/recruiter/candidates/handover-print.tsx";
import * as invite from "~/routes/recruiter/candidates/invite.tsx";
import * as list from "~/routes/recruiter/candidates/list.tsx";
import * as merge from "~/routes/recruiter/candidates/merge.tsx";
import * as move from "~/routes/recruiter/candidates/move.tsx";
import * as create from "~/routes/recruiter/candidates/new.tsx";
import * as notes from "~/routes/recruiter/candidates/notes.ts";
import * as person from "~/routes/recruiter/candidates/person.tsx";
import * as tag from "~/routes/recruiter/candidates/tag.tsx";
import * as tags from "~/routes/recruiter/candidates/tags.ts";
import * as unmerge from "~/routes/recruiter/candidates/unmerge.ts";
import * as views from "~/routes/recruiter/candidates/views.ts";
import * as extend from "~/routes/recruiter/offers/extend.tsx";
import * as make from "~/routes/recruiter/offers/make.tsx";
import * as moveOffer from "~/routes/recruiter/offers/move.tsx";
import * as withdraw from "~/routes/recruiter/offers/withdraw.tsx";
import * as withdrawals from "~/routes/recruiter/offers/withdrawals.tsx";

const db = testDatabase();
const now = new Date("2026-07-07T03:00:00Z");
const context = aContext(db, { now: () => now });

type Options = Omit<Parameters<typeof go>[1], "path" | "cookie"> & { Cookie?: string };

function visit(route: Parameters<typeof go>[0], path: string, { Cookie, ...rest }: Options): Promise<Answer> {
  return go(route, { path, ...rest, ...(Cookie && { cookie: Cookie }) });
}

async function aHouse() {
  await aCompany(db);
  const morishita = await aMember(db, { family_name: "森下" });
  const ren = await aCandidate(db, { recruiter_id: morishita.id });
  const offer = await anOffer(db, { candidate_id: ren.id, state: "considering", reply_on: "2026-07-10" });
  return { morishita, ren, offer, Cookie: await signedIn(db, context, morishita) };
}

test("a viewer reads the list and a person but changes nothing; hosts and the desk find nothing", async () => {
  const { ren, offer } = await aHouse();
  const readers = [list, person];
  const writers = [
    assign,
    duplicates,
    edit,
    handover,
    handoverPrint,
    invite,
    merge,
    move,
    create,
    tag,
    extend,
    make,
    moveOffer,
    withdraw,
    withdrawals,
  ];
  const deeds = [
    assign,
    edit,
    handover,
    merge,
    move,
    create,
    notes,
    tag,
    tags,
    unmerge,
    views,
    extend,
    make,
    moveOffer,
    withdraw,
  ];
  for (const role of ["viewer", "host", "desk"] as const) {
    const Cookie = await signedIn(db, context, await aMember(db, { role }));
    const url = `/?a=${ren.id}&b=${ren.id}`;
    for (const route of readers)
      expect((await visit(route, url, { context, Cookie, params: { id: ren.id } })).status).toBe(
        role === "viewer" ? 200 : 404,
      );
    for (const route of writers)
      for (const id of [ren.id, offer.id])
        expect((await visit(route, url, { context, Cookie, params: { id } })).status).toBe(404);
    for (const route of deeds)
      expect(
        (
          await visit(route, url, {
            context,
            Cookie,
            params: { id: ren.id },
            form: { text: "メモ", tag: "x", intent: "add" },
          })
        ).status,
      ).toBe(404);
  }
  expect(await db.selectFrom("touchpoint").select("id").execute()).toEqual([]);
  expect(await db.selectFrom("candidate_tag").select("tag").execute()).toEqual([]);
});

test("somebody who isn't signed in is sent to sign in, and back", async () => {
  await aHouse();
  const answer = await visit(list, "/candidates?q=a", { context });
  expect(answer.status).toBe(302);
  expect(answer.location).toBe("/sign-in?next=%2Fcandidates%3Fq%3Da");
});

test("a recruiter with candidates of their own sees these first, and everybody on request", async () => {
  const { Cookie } = await aHouse();
  await aCandidate(db, { family_name: "林", family_kana: "ハヤシ" });
  const mine = await visit(list, "/candidates", { context, Cookie });
  expect(mine.data).toMatchObject({ total: 1, isMinePossible: true });
  const all = await visit(list, "/candidates?who=all", { context, Cookie });
  expect(all.data).toMatchObject({ total: 2 });
});

test("a filter is saved as a tab with its count", async () => {
  const { Cookie } = await aHouse();
  const saved = await visit(views, "/candidates/views", {
    context,
    Cookie,
    form: { intent: "save", name: "検討中", query: "year=2027&who=all&state=considering" },
  });
  expect(saved.location).toContain("done=view-saved");
  const page = await visit(list, "/candidates?year=2027&who=all&state=considering", { context, Cookie });
  expect(page.data).toMatchObject({
    tabs: [{ key: "open" }, { key: "due" }, { key: "quiet" }, { name: "検討中", count: 1, isCurrent: true }],
  });
});

test("moving an offer: done once, and a second recruiter with an old page is told so", async () => {
  const { ren, offer, Cookie } = await aHouse();
  const form = { from: "considering", to: "accepted", happenedOn: "7/6", heardBy: "phone", reason: "" };
  const moved = await visit(moveOffer, `/offers/${offer.id}/move`, {
    context,
    Cookie,
    params: { id: offer.id },
    form,
  });
  expect(moved.location).toBe(`/candidates/${ren.id}?done=offer`);
  const late = await visit(moveOffer, `/offers/${offer.id}/move`, {
    context,
    Cookie,
    params: { id: offer.id },
    form,
  });
  expect(late.status).toBe(409);
  expect(late.data).toMatchObject({
    errors: { "": ["ほかの方が先に変更しました。新しい内容を確かめてから、もう一度決めてください"] },
  });
});

test("a faulty date comes back at its field with what was typed", async () => {
  const { offer, Cookie } = await aHouse();
  const form = { from: "considering", to: "accepted", happenedOn: "きのう", heardBy: "", reason: "電話で" };
  const answer = await visit(moveOffer, `/offers/${offer.id}/move`, {
    context,
    Cookie,
    params: { id: offer.id },
    form,
  });
  expect(answer.status).toBe(400);
  expect(answer.data).toMatchObject({
    errors: { happenedOn: [expect.any(String)] },
    values: { happenedOn: "きのう", reason: "電話で" },
  });
});

test("chosen people travel in the address, and the rest of the list stays as it was", async () => {
  const { ren, morishita, Cookie } = await aHouse();
  await aCandidate(db, { family_name: "林", recruiter_id: morishita.id });
  const ono = await aMember(db, { family_name: "大野" });
  const url = `/candidates/assign?year=2027&who=mine&id=${ren.id}`;
  expect((await visit(assign, url, { context, Cookie })).data).toMatchObject({ chosen: { count: 1 } });
  const done = await visit(assign, url, { context, Cookie, form: { recruiter: ono.id, deputy: "keep" } });
  expect(done.location).toBe("/candidates?year=2027&who=mine&done=assigned&count=1");
});

test("the page of a merged record leads to the kept one", async () => {
  const { ren, Cookie } = await aHouse();
  const twin = await aCandidate(db);
  const merged = await visit(merge, `/candidates/merge?a=${ren.id}&b=${twin.id}`, {
    context,
    Cookie,
    form: {},
  });
  expect(merged.location).toBe(`/candidates/${ren.id}?done=merged`);
  expect(
    (await visit(person, `/candidates/${twin.id}`, { context, Cookie, params: { id: twin.id } })).location,
  ).toBe(`/candidates/${ren.id}`);
  expect((await visit(person, "/candidates/x", { context, Cookie, params: { id: "x" } })).status).toBe(404);
});

test("a person's page tells the timeline in the reader's words, by side", async () => {
  const { ren, offer, Cookie } = await aHouse();
  const form = {
    from: "considering",
    to: "declined_before",
    happenedOn: "7/6",
    heardBy: "mail",
    reason: "ほかの道に進むとのこと",
  };
  await visit(moveOffer, "/", { context, Cookie, params: { id: offer.id }, form });
  await visit(notes, "/", { context, Cookie, params: { id: ren.id }, form: { text: "お礼の手紙を送った" } });
  const all = await visit(person, `/candidates/${ren.id}`, { context, Cookie, params: { id: ren.id } });
  expect(all.data).toMatchObject({
    timeline: {
      entries: [
        { title: "メモ", detail: "お礼の手紙を送った" },
        { title: "辞退のご連絡", quote: "ほかの道に進むとのこと" },
      ],
    },
  });
  const theirs = await visit(person, `/candidates/${ren.id}?side=candidate&lang=en`, {
    context,
    Cookie,
    params: { id: ren.id },
  });
  expect(theirs.data).toMatchObject({ timeline: { entries: [{ title: "Declined the offer" }] } });
});

test("a withdrawal asked by one recruiter waits for another", async () => {
  const { ren, offer, Cookie } = await aHouse();
  const at = { context, params: { id: offer.id } };
  const asked = await visit(withdraw, "/", {
    ...at,
    Cookie,
    form: { intent: "request", reason: "卒業が延びたため" },
  });
  expect(asked.location).toBe(`/candidates/${ren.id}?done=requested`);
  const other = await signedIn(db, context, await aMember(db, { family_name: "大野" }));
  expect((await visit(withdrawals, "/", { context, Cookie: other })).data).toMatchObject([
    { offerId: offer.id },
  ]);
  const { id } = await db.selectFrom("offer_withdrawal").select("id").executeTakeFirstOrThrow();
  expect(
    (await visit(withdraw, "/", { ...at, Cookie, form: { intent: "confirm", withdrawal: id } })).status,
  ).toBe(400);
  const confirmed = await visit(withdraw, "/", {
    ...at,
    Cookie: other,
    form: { intent: "confirm", withdrawal: id },
  });
  expect(confirmed.location).toBe(`/candidates/${ren.id}?done=offer`);
});
