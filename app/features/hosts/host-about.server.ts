import type { Db } from "#db/client.server.ts";
import { checkWording } from "~/features/wording/check-wording.server.ts";
import type { Result } from "~/lib/result.ts";
import { type AboutLine, aboutLines, type HostAbout, nothingSaid } from "./host-about.ts";

export async function findHostAbout(db: Db, memberId: string): Promise<HostAbout> {
  const row = await db
    .selectFrom("host_offer")
    .select([...aboutLines])
    .where("member_id", "=", memberId)
    .executeTakeFirst();
  return row ?? nothingSaid;
}

/** Keeps what a host says of themselves, written by them or by recruiting. Candidates read it: words that press are refused. */
export async function saveHostAbout(
  db: Db,
  { memberId, about, now }: { memberId: string; about: HostAbout; now: Date },
): Promise<Result<object, "wording"> & { lines?: AboutLine[] }> {
  const pressing = checkWording(about).filter(({ grade }) => grade !== "hint");
  if (pressing.length > 0) {
    const lines = aboutLines.filter((line) => pressing.some(({ field }) => field === line));
    return { ok: false, reason: "wording", lines };
  }
  await db
    .insertInto("host_offer")
    .values({ member_id: memberId, ...about, changed_at: now })
    .onConflict((row) => row.column("member_id").doUpdateSet({ ...about, changed_at: now }))
    .execute();
  return { ok: true };
}
