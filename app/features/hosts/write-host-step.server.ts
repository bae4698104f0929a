import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import type { HostStep } from "./host.ts";

type Step = {
  sessionId: string;
  memberId: string;
  what: HostStep;
  word?: string;
  aboutMemberId?: string | null;
  /** The recruiter who did it; absent when the host did. */
  byMemberId?: string | undefined;
};

/** Notes who did what when; the event's page counts as changed, so that an open one shows it. */
export async function writeHostSteps(trx: Db, steps: Step[], now: Date): Promise<void> {
  if (steps.length === 0) return;
  await trx
    .insertInto("session_host_history")
    .values(
      steps.map((step) => ({
        id: uuidv7(),
        session_id: step.sessionId,
        member_id: step.memberId,
        happened_at: now,
        what: step.what,
        word: step.word ?? "",
        about_member_id: step.aboutMemberId ?? null,
        by_member_id: step.byMemberId ?? null,
      })),
    )
    .execute();
}
