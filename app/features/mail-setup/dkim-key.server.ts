import { createPublicKey, generateKeyPair } from "node:crypto";
import { promisify } from "node:util";
import type { Db } from "#db/client.server.ts";
import type { Result } from "~/lib/result.ts";
import { seal, unseal } from "~/lib/seal.server.ts";
import type { GivenKey } from "./mail-means.ts";

/** given: by the environment · kept: made here · locked: made here under another SECRET, so that nobody can use it. */
export type DkimKey =
  | { from: "given" | "kept"; selector: string; publicKey: string; privateKey: string; isSigning: boolean }
  | { from: "locked"; selector: string };

const use = "dkim-key";

/** The key that letters are signed with, or will be once signing is switched on; the environment's comes first. */
export async function findDkimKey(
  db: Db,
  secret: string,
  given: GivenKey | undefined,
): Promise<DkimKey | undefined> {
  if (given) return { from: "given", ...given, publicKey: publicKeyOf(given.privateKey), isSigning: true };
  const row = await db
    .selectFrom("dkim_key")
    .select(["selector", "sealed_key as sealed", "signs_since as since"])
    .executeTakeFirst();
  if (!row) return undefined;
  const privateKey = unseal(row.sealed, secret, use);
  if (!privateKey) return { from: "locked", selector: row.selector };
  const publicKey = publicKeyOf(privateKey);
  return { from: "kept", selector: row.selector, publicKey, privateKey, isSigning: row.since !== null };
}

/**
 * Makes a key once and keeps it sealed. A second press changes nothing while there is one that can be opened: its record
 * may be published already. Nothing is signed until somebody says that the record is there.
 */
export async function makeDkimKey(
  db: Db,
  { secret, memberId, now }: { secret: string; memberId: string; now: Date },
): Promise<void> {
  const { privateKey } = await promisify(generateKeyPair)("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  await db.transaction().execute(async (trx) => {
    const key = await findDkimKey(trx, secret, undefined);
    if (key && key.from !== "locked") return;
    // A new key has a name of its own, so that both records can stand side by side.
    const selector = `enishi${now.toISOString().slice(2, 10).replaceAll("-", "")}`;
    const row = {
      selector,
      sealed_key: seal(privateKey, secret, use),
      made_at: now,
      made_by: memberId,
      signs_since: null,
    };
    if (key) await trx.updateTable("dkim_key").set(row).execute();
    else
      await trx
        .insertInto("dkim_key")
        .values({ id: 1, ...row })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
  });
}

/** Letters written from now on are signed, or are no longer. */
export async function switchSigning(
  db: Db,
  { isOn, now }: { isOn: boolean; now: Date },
): Promise<Result<object, "no_key">> {
  const { numUpdatedRows } = await db
    .updateTable("dkim_key")
    .set({ signs_since: isOn ? now : null })
    .executeTakeFirst();
  return numUpdatedRows > 0n ? { ok: true } : { ok: false, reason: "no_key" };
}

/** As it stands in the record: base64 of the SPKI, without the frame of a PEM file. */
function publicKeyOf(privateKey: string): string {
  return createPublicKey(privateKey).export({ type: "spki", format: "der" }).toString("base64");
}
