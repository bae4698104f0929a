import { expect, onTestFinished, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { verifyDkim } from "#tests/support/dkim.ts";
import { aCompany, aMember } from "#tests/support/factories.ts";
import { aSender, letterTime, someLetters, testMeans, untilQuiet } from "#tests/support/letters.ts";
import { startSmtp } from "#tests/support/smtp.ts";
import { letterWriter } from "~/features/letters/write-letter.server.ts";
import { findDkimKey, makeDkimKey, switchSigning } from "~/features/mail-setup/dkim-key.server.ts";
import { dkimSigner } from "~/features/mail-setup/dkim-signer.server.ts";
import { setLogWriter } from "~/lib/log.ts";

const db = testDatabase();
setLogWriter(() => {});
const { secret, from } = testMeans;

async function aKey() {
  const { id: memberId } = await aMember(db, { role: "administrator" });
  await makeDkimKey(db, { secret, memberId, now: letterTime });
  const key = await findDkimKey(db, secret, undefined);
  if (key?.from !== "kept") throw new Error("no key was kept");
  return key;
}

function signer() {
  return dkimSigner({ db, secret, from: from.address, given: undefined });
}

async function sentLetter(sign: ReturnType<typeof signer>) {
  await aCompany(db);
  const { people } = await someLetters(db, 1);
  const { candidate } = people[0] ?? {};
  await db.updateTable("delivery").set({ mail_class: "promotional" }).execute();
  const smtp = await startSmtp();
  const sender = aSender(db, smtp.url, {
    write: letterWriter({ ...testMeans, sign }, async () => undefined),
  });
  onTestFinished(() => smtp.stop());
  await untilQuiet(db);
  await sender.stop();
  expect(smtp.received[0]?.to).toBe(candidate?.email);
  return smtp.received[0]?.source ?? Buffer.alloc(0);
}

test("mail: a letter is signed as our domain, both List-Unsubscribe headers included, and a changed one is found out", async () => {
  const key = await aKey();
  await switchSigning(db, { isOn: true, now: letterTime });
  const source = await sentLetter(signer());
  const verdict = verifyDkim(source, key.publicKey);
  expect(verdict).toMatchObject({ isValid: true, domain: "aoba.example.jp", selector: "enishi260701" });
  expect(verdict.headers).toEqual(
    expect.arrayContaining(["from", "subject", "message-id", "list-unsubscribe", "list-unsubscribe-post"]),
  );
  const forged = Buffer.from(
    source.toString("latin1").replace(/^Subject: .*/m, "Subject: send money"),
    "latin1",
  );
  expect(verifyDkim(forged, key.publicKey).isValid).toBe(false);
  const kept = await db.selectFrom("delivery").select("source").executeTakeFirstOrThrow();
  expect(kept.source?.equals(source)).toBe(true); // what is shown is what left
});

test("mail: nothing is signed before somebody says that the record is published, and nothing after it is switched off", async () => {
  expect(await switchSigning(db, { isOn: true, now: letterTime })).toEqual({ ok: false, reason: "no_key" });
  await aKey();
  const source = Buffer.from("From: a@aoba.example.jp\r\nSubject: x\r\n\r\nhello\r\n");
  expect((await signer()(source)).equals(source)).toBe(true);
  await switchSigning(db, { isOn: true, now: letterTime });
  expect((await signer()(source)).toString()).toMatch(/^DKIM-Signature: /);
  await switchSigning(db, { isOn: false, now: letterTime });
  expect((await signer()(source)).equals(source)).toBe(true);
});

test("mail: the key is made once, and the database alone doesn't give it away", async () => {
  const first = await aKey();
  const again = await aKey();
  expect(again.privateKey).toBe(first.privateKey);
  const row = await db.selectFrom("dkim_key").selectAll().executeTakeFirstOrThrow();
  expect(row.sealed_key.toString("latin1")).not.toContain("PRIVATE KEY");
  const other = "another secret of at least thirty-two characters";
  expect(await findDkimKey(db, other, undefined)).toEqual({ from: "locked", selector: first.selector });
  const locked = dkimSigner({ db, secret: other, from: from.address, given: undefined });
  const source = Buffer.from("From: a@aoba.example.jp\r\n\r\nhello\r\n");
  expect((await locked(source)).equals(source)).toBe(true);
  await makeDkimKey(db, { secret: other, memberId: row.made_by ?? "", now: letterTime });
  expect(await findDkimKey(db, other, undefined)).toMatchObject({ from: "kept", isSigning: false });
});

test("mail: two administrators who make a key at once get one and the same", async () => {
  const { id: memberId } = await aMember(db, { role: "administrator" });
  const make = async () => {
    await makeDkimKey(db, { secret, memberId, now: letterTime });
    const key = await findDkimKey(db, secret, undefined);
    return key?.from === "kept" ? key.publicKey : "";
  };
  const [first, second] = await Promise.all([make(), make()]);
  expect(first).toBe(second);
  expect(first).not.toBe("");
});
