import type { Db } from "#db/client.server.ts";
import { type Busy, listBusy } from "./busy-hosts.server.ts";
import { type Hosting, lockHosting } from "./hosting.server.ts";

export type HostsPlanned =
  | { ok: true }
  /** `other` is the first of them. */
  | { ok: false; reason: "host_busy"; other: Busy; busy: Busy[] };

/**
 * Who is to lead a session that nobody was told of yet. Refuses when somebody leads something else at that time, naming
 * it: the caller rolls back. They are asked when the event is published (askHosts), or by askPlannedHosts.
 */
export async function planHosts(
  trx: Db,
  { sessionId, hostIds }: { sessionId: string; hostIds: string[] },
): Promise<HostsPlanned> {
  const chosen = [...new Set(hostIds)];
  const hosting = chosen.length > 0 ? await lockHosting(trx, sessionId, chosen) : undefined;
  return hosting ? addPlanned(trx, hosting, chosen) : { ok: true };
}

/** The same under a lock that the caller holds; colleagues who lead it already stay as they are. */
export async function addPlanned(trx: Db, hosting: Hosting, hostIds: string[]): Promise<HostsPlanned> {
  const { sessionId, startsAt, endsAt, hosts } = hosting;
  const busy = await listBusy(trx, { memberIds: hostIds, startsAt, endsAt, exceptSessionId: sessionId });
  const [other] = busy;
  if (other) return { ok: false, reason: "host_busy", other, busy };
  const leading = hosts.filter((host) => host.state !== "declined").map((host) => host.memberId);
  const added = hostIds.filter((id) => !leading.includes(id));
  if (added.length > 0)
    await trx
      .insertInto("session_host")
      .values(added.map((member_id) => ({ session_id: sessionId, member_id })))
      .onConflict((row) =>
        row
          .columns(["session_id", "member_id"])
          .doUpdateSet({ state: "planned", word: "", substitute_id: null, stands_in_for: null }),
      )
      .execute();
  return { ok: true };
}
