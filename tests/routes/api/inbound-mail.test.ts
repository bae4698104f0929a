import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aReply, aWorldOfReplies, readingTime } from "#tests/support/inbound.ts";
import { quietJobs, someLetters } from "#tests/support/letters.ts";
import { envelopeSender } from "~/features/bounces/envelope-sender.server.ts";
import type { AppContext } from "~/http/context.ts";
import { action } from "~/routes/api/inbound-mail.ts";

const db = testDatabase();
const secret = "a secret of at least thirty-two characters";

async function post(body: string | Buffer, headers: Record<string, string> = {}, hasSecret = true) {
  const inbound = { secret, ourAddress: "recruit@aoba.example.jp", ourServer: undefined };
  const context = {
    secret,
    ...{ db, jobs: quietJobs(), now: () => readingTime },
    ...(hasSecret && { inbound }),
  } as unknown as AppContext;
  const request = new Request("https://enishi.example.jp/api/inbound-mail", {
    method: "POST",
    headers: { authorization: `Bearer ${secret}`, "content-type": "message/rfc822", ...headers },
    body: new Uint8Array(Buffer.from(body)),
  });
  const response = await action({ request, context, params: {} });
  return { status: response.status, sentence: (await response.text()).trim() };
}

test("answers: a raw mail is taken with the secret, and the same one again changes nothing", async () => {
  await aWorldOfReplies(db);
  const raw = aReply();
  expect(await post(raw)).toEqual({ status: 202, sentence: "The mail is kept and read." });
  expect(await post(raw)).toEqual({ status: 202, sentence: "This mail was here before; nothing changed." });
  expect(await db.selectFrom("answer_history").select("answer").execute()).toEqual([{ answer: "yes" }]);
});

test("mail: a bounce that is posted lets its address rest; one to an envelope that isn't ours is only kept", async () => {
  const { deliveryIds } = await someLetters(db, 1);
  await db
    .updateTable("delivery")
    .set({ state: "sent", finished_at: readingTime, address: "hana@docomo.ne.jp" })
    .execute();
  const raw = readFileSync("tests/features/bounces/mails/own-docomo-rcpt.eml", "utf8");
  const kept = () => db.selectFrom("inbound_mail").select(["kind", "state"]).execute();
  await post(raw);
  expect(await db.selectFrom("mail_suppression").selectAll().execute()).toEqual([]);
  const envelope = envelopeSender(secret, "recruit@aoba.example.jp", deliveryIds[0] ?? "");
  await post(raw.replace("To: saiyo@example.co.jp", `To: <${envelope}>`));
  expect(await kept()).toEqual([
    { kind: "report", state: "report" },
    { kind: "report", state: "report" },
  ]);
  expect(await db.selectFrom("mail_suppression").select("reason").execute()).toEqual([{ reason: "hard" }]);
  expect(await db.selectFrom("delivery").select("state").execute()).toEqual([{ state: "failed" }]);
});

test("answers: without the secret, too large or empty, nothing is kept and a sentence says why", async () => {
  expect((await post(aReply(), { authorization: "Bearer wrong" })).status).toBe(401);
  expect((await post(aReply(), { authorization: "" })).status).toBe(401);
  expect((await post(Buffer.alloc(10 * 1024 * 1024 + 1, "x"))).status).toBe(413);
  expect((await post("")).status).toBe(400);
  expect((await post(aReply(), {}, false)).status).toBe(404);
  expect(await db.selectFrom("inbound_mail").select("id").execute()).toEqual([]);
});
