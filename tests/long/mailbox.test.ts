import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import { bundle } from "#tests/support/bundle.ts";
import { testDatabase, testDatabaseUrl } from "#tests/support/database.ts";
import { aCandidate, aCompany, anEvent, anInvitation } from "#tests/support/factories.ts";
import { anImapMailbox } from "#tests/support/imap.ts";
import { aReply } from "#tests/support/inbound.ts";

const db = testDatabase();

test("kill -9 of the reader, again and again, loses no reply and takes none twice", {
  timeout: 300_000,
}, async () => {
  await aCompany(db);
  const event = await anEvent(db, { session: { seats: 60 } });
  const entries: { invitationId: string; uid: string; email: string }[] = [];
  for (let at = 0; at < 40; at++) {
    const candidate = await aCandidate(db);
    const invitation = await anInvitation(db, event, { candidate_id: candidate.id });
    const entry = await db
      .selectFrom("calendar_entry")
      .select("uid")
      .where("candidate_id", "=", candidate.id)
      .executeTakeFirstOrThrow();
    entries.push({ invitationId: invitation.id, uid: entry.uid, email: candidate.email });
  }
  const box = await anImapMailbox();
  onTestFinished(() => box.stop());
  const statuses = ["ACCEPTED", "DECLINED", "TENTATIVE"];
  for (const [round, status] of statuses.entries())
    for (const { uid, email } of entries)
      box.deliver(aReply({ status, uid, from: email, sequence: 9, stamp: `20260702T0${round}0000Z` }));

  const file = await bundle("tests/support/mailbox-reader.ts");
  const start = () => spawn(process.execPath, [file, testDatabaseUrl(), box.url], { stdio: "inherit" });
  const countMails = async () => (await db.selectFrom("inbound_mail").select("id").execute()).length;
  let kills = 0;
  for (;;) {
    const child = start();
    const ended = once(child, "exit");
    const before = await countMails();
    await expect
      .poll(async () => (await countMails()) - before, { timeout: 30_000, interval: 2 })
      .toBeGreaterThanOrEqual(Math.min(120 - before, 6 + (kills % 5)));
    child.kill("SIGKILL");
    await ended;
    kills += 1;
    if ((await countMails()) >= 120) break;
  }
  expect(kills).toBeGreaterThan(5);

  const last = start(); // reads on from its place, and finds nothing new
  onTestFinished(() => void last.kill("SIGKILL"));
  await expect
    .poll(async () =>
      Number((await db.selectFrom("mailbox_place").select("last_uid").executeTakeFirst())?.last_uid),
    )
    .toBe(120);
  expect(await countMails()).toBe(120);
  const mails = await db.selectFrom("inbound_mail").select("state").distinct().execute();
  expect(mails).toEqual([{ state: "taken" }]);
  for (const { invitationId } of entries) {
    const history = await db
      .selectFrom("answer_history")
      .select("answer")
      .where("invitation_id", "=", invitationId)
      .execute();
    expect(history.map(({ answer }) => answer).sort()).toEqual(["maybe", "no", "yes"]);
  }
  const answers = await db.selectFrom("invitation").select("answer").distinct().execute();
  expect(answers).toEqual([{ answer: "maybe" }]);
});
