import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, aMember, anEvent, anInvitation } from "#tests/support/factories.ts";
import { aContext, signedIn } from "#tests/support/sign-in.ts";
import { visit } from "#tests/support/visit.ts";
import { findLink } from "~/features/letters/private-link.server.ts";
import * as line from "~/routes/recruiter/events/line.tsx";

const db = testDatabase();
const now = new Date("2026-07-07T00:10:00Z");
const context = aContext(db, { now: () => now });

type Page = { rows: { text: string; copiedAt: string; invitationId: string }[]; missing: number };

async function anInvitedPerson() {
  await aCompany(db);
  const event = await anEvent(db);
  const candidate = await aCandidate(db, { family_name: "山田", given_name: "花" });
  const invitation = await anInvitation(db, event, { candidate_id: candidate.id });
  const recruiter = await aMember(db);
  const cookie = await signedIn(db, context, recruiter);
  const at = { path: `/events/${event.id}/line`, params: { id: event.id }, context, cookie };
  const read = async () => (await visit(line, at)).data as Page;
  return { event, candidate, invitation, at, read };
}

test("the two lines carry the person's own link, which opens their page; looking makes none", async () => {
  const { at, read, invitation } = await anInvitedPerson();
  expect(await read()).toMatchObject({ missing: 1, rows: [{ text: "" }] });
  expect(await db.selectFrom("private_link").selectAll().execute()).toEqual([]);
  await visit(line, { ...at, form: { intent: "prepare" } });
  await visit(line, { ...at, form: { intent: "prepare" } });
  const [row] = (await read()).rows;
  expect(row?.text.split("\n")).toHaveLength(2);
  expect(row?.text).toContain("山田 花さん、青葉精機株式会社の森下です。7月18日(土)の「夏の懇親会」");
  const token = /\/a\/(\S+)$/.exec(row?.text ?? "")?.[1] ?? "";
  expect(await findLink(db, token, now)).toMatchObject({ invitationId: invitation.id, state: "open" });
  expect(await db.selectFrom("private_link").selectAll().execute()).toHaveLength(1);
});

test("copying is a contact on the timeline, by who copied, and the page shows when", async () => {
  const { at, read, candidate, invitation } = await anInvitedPerson();
  await visit(line, { ...at, form: { invitation: invitation.id } });
  const entries = await db
    .selectFrom("touchpoint")
    .select(["kind", "is_contact"])
    .where("candidate_id", "=", candidate.id)
    .execute();
  expect(entries).toEqual([{ kind: "line_copied", is_contact: true }]);
  expect((await read()).rows[0]?.copiedAt).toBe("7/7(火) 9:10");
});

test("an invitation of another event is not noted, and only the hiring team reads the lines", async () => {
  const { at, event } = await anInvitedPerson();
  const other = await anInvitation(db, await anEvent(db));
  await visit(line, { ...at, form: { invitation: other.id } });
  expect(await db.selectFrom("touchpoint").selectAll().execute()).toEqual([]);
  const host = await signedIn(db, context, await aMember(db, { role: "host" }));
  expect((await visit(line, { ...at, cookie: host })).status).toBe(404);
  expect(event.state).toBe("published");
});
