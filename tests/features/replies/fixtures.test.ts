import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { emptyDatabase, testDatabase } from "#tests/support/database.ts";
import { aWorldOfReplies, receive } from "#tests/support/inbound.ts";
import { type Expected, type Fixture, fixtures } from "./fixtures.ts";

const db = testDatabase();
const here = import.meta.dirname;
const unseen: Fixture[] = JSON.parse(readFileSync(join(here, "unseen/expected.json"), "utf8"));

test("answers: there are at least 40 answers of 7 programs, and each says where its peculiarity is known from", () => {
  expect(fixtures.length).toBeGreaterThanOrEqual(40);
  expect(new Set(fixtures.map((each) => each.client)).size).toBe(7);
  expect(fixtures.filter((each) => each.source.length < 5)).toEqual([]);
});

test("answers: what seven programs send is understood", async () => {
  const outcomes: unknown[] = [];
  for (const fixture of fixtures) outcomes.push(await outcomeOf("mails", fixture));
  expect(outcomes).toEqual(fixtures.map(wanted));
}, 120_000);

test("answers: so is what somebody wrote who hasn't seen the reader", async () => {
  const outcomes: unknown[] = [];
  for (const fixture of unseen) outcomes.push(await outcomeOf("unseen", fixture));
  expect(outcomes).toEqual(unseen.map(wanted));
}, 120_000);

test.each([
  ["only the results of our own mail server are trusted", "thunderbird-foreign-results"],
  ["an answer inside a report is none", "phone-bounce-with-calendar"],
  ["the UID names the person, whoever writes", "gmail-other-address"],
  ["an answer to the old time waits for a person", "gmail-old-time"],
  ["an organizer that isn't named is no hindrance", "outlookcom-yes"],
  ["bare line feeds, a mark before the text, capitals: read all the same", "thunderbird-no-bare-lf"],
  ["another time is a proposal for staff", "gmail-counter"],
  ["an invitation that was passed on waits for a person", "outlook365-delegated"],
  ["plain words wait for a person", "phone-text"],
  ["so does winmail.dat", "outlook365-winmail"],
  ["so does a stranger's mail", "phone-stranger"],
  ["an out-of-office note is dropped", "outlook365-out-of-office"],
])("answers: %s (%s)", async (_, file) => {
  const fixture = fixtures.find((each) => each.file === file);
  if (!fixture) throw new Error(`there is no ${file}`);
  expect(await outcomeOf("mails", fixture)).toEqual(wanted(fixture));
});

function wanted({ file, expect: { whose = "candidate", ...expected } }: Fixture) {
  const isTaken = expected.state === "taken";
  return { file, ...expected, ...(isTaken && { noted: expected.answer, by: "calendar", whose }) };
}

async function outcomeOf(folder: string, { file, expect: expected }: Fixture) {
  await emptyDatabase(db);
  const world = await aWorldOfReplies(db);
  const path = join(here, folder, `${file}.eml`);
  expect(existsSync(path)).toBe(true);
  const read = await receive(db, readFileSync(path));
  const mail = await db.selectFrom("inbound_mail").selectAll().executeTakeFirstOrThrow();
  const said: Expected = {
    state: mail.state,
    ...(expected.reason !== undefined && { reason: mail.reason }),
    ...(expected.answer !== undefined && { answer: mail.answer ?? "" }),
    ...(expected.word !== undefined && { word: mail.word }),
    ...(expected.proposal !== undefined && {
      proposal: (mail.proposal as { startsAt?: string } | null)?.startsAt ?? "",
    }),
  };
  if (!read.isNew || read.state !== "taken") return { file, ...said };
  return { file, ...said, ...(await standing(expected.whose ?? "candidate", world)) };
}

/** What stands afterwards, in the words of the answer. */
async function standing(whose: string, world: Awaited<ReturnType<typeof aWorldOfReplies>>) {
  if (whose === "host") {
    const led = await db.selectFrom("session_host").select(["state"]).executeTakeFirstOrThrow();
    return { whose, noted: led.state === "accepted" ? "yes" : "no", by: "calendar" };
  }
  if (whose === "relative") {
    const asked = await db.selectFrom("family_invitation").select("answer").executeTakeFirstOrThrow();
    return { whose, noted: asked.answer === "on_site" ? "yes" : asked.answer, by: "calendar" };
  }
  const history = await db
    .selectFrom("answer_history")
    .select(["answer", "source"])
    .where("invitation_id", "=", world.invitation.id)
    .executeTakeFirstOrThrow();
  return { whose, noted: history.answer, by: history.source };
}
