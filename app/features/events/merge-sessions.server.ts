import type { Db } from "#db/client.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import type { Result } from "~/lib/result.ts";

export type MergedSessions = {
  fromId: string;
  intoId: string;
  reason?: string;
  releasesClashes?: boolean;
  memberId: string;
  now: Date;
};

export type MergeRefused =
  | { ok: false; reason: "unknown" | "cancelled" | "past" }
  | { ok: false; reason: "seats"; missing: number }
  | { ok: false; reason: "double_booked"; people: number };

export async function mergeSessions(
  _db: Db,
  _jobs: Jobs,
  _merge: MergedSessions,
): Promise<Result<{ told: number; released: number }, never> | MergeRefused> {
  return { ok: false, reason: "unknown" };
}
