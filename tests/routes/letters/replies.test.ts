import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aMember } from "#tests/support/factories.ts";
import { aReply, aWorldOfReplies, receive } from "#tests/support/inbound.ts";
import { seatsOf } from "#tests/support/seats.ts";
import { aContext, signedIn } from "#tests/support/sign-in.ts";
import { visit } from "#tests/support/visit.ts";
import { loader as list } from "~/routes/recruiter/replies/list.tsx";
import { action, loader } from "~/routes/recruiter/replies/reply.tsx";

const db = testDatabase();

async function asMember(role: "recruiter" | "host" | "viewer") {
  const context = { ...aContext(db), now: () => new Date("2026-07-02T03:00:00Z") };
  const member = await aMember(db, { role });
  return { context, cookie: await signedIn(db, context, member) };
}

test("answers: a recruiter reads a proposal, safely shown, and takes it as an answer; hosts and viewers don't get in", async () => {
  const { invitation } = await aWorldOfReplies(db);
  await receive(db, aReply({ method: "COUNTER", note: "夕方なら行けます" }));
  const recruiter = await asMember("recruiter");
  const listed = await visit({ loader: list }, { path: "/letters/replies?lang=ja", ...recruiter });
  const { replies } = listed.data as { replies: { id: string; why: string }[] };
  expect(replies).toMatchObject([{ why: "別の日時を提案しています" }]);
  const id = replies[0]?.id ?? "";
  const page = { path: `/letters/replies/${id}?lang=ja`, params: { id } };
  expect((await visit({ loader }, { ...page, ...recruiter })).data).toMatchObject({
    who: "山田 花",
    word: "夕方なら行けます",
    open: [{ id: invitation.id }],
  });
  for (const role of ["host", "viewer"] as const) {
    const other = await asMember(role);
    expect((await visit({ loader }, { ...page, ...other })).status).not.toBe(200);
    expect((await visit({ action }, { ...page, ...other, form: { do: "dismissed" } })).status).not.toBe(200);
  }
  const form = { answer: "yes", open: invitation.id };
  expect(await visit({ action }, { ...page, ...recruiter, form })).toMatchObject({
    location: "/letters/replies",
  });
  expect(await seatsOf(db, invitation)).toEqual(["18 going"]);
});
