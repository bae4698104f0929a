import type { Db } from "#db/client.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import type { Result } from "~/lib/result.ts";
import { listNewestEntries, lockRelative, writeEntries } from "./write-consent.server.ts";

type Stop = {
  candidateId: string;
  relativeId: string;
  /** By whose page: the candidate's, or the relative's own. */
  linkId: string;
  /** "news" leaves briefings open: what a mail program's unsubscribe button stops. */
  scope: "all" | "news";
  now: Date;
};

/** Closes contact with a relative at once. Asking twice is as good as once. */
export async function stopFamily(
  db: Db,
  jobs: Jobs,
  { candidateId, relativeId, linkId, scope, now }: Stop,
): Promise<Result<{ closed: number }, "not_found">> {
  return db.transaction().execute(async (trx) => {
    if (!(await lockRelative(trx, relativeId, candidateId)))
      return { ok: false, reason: "not_found" } as const;
    const open = (await listNewestEntries(trx, relativeId)).filter(
      ({ isOpen, topic, channel }) =>
        isOpen && (scope === "all" || (channel === "mail" && (topic === "news" || topic === "leaflet"))),
    );
    await writeEntries(
      trx,
      { relativeId, linkId, now, mailDomain: jobs.mailDomain },
      open.map((entry) => ({ ...entry, isOpen: false, untilOn: null })),
    );
    return { ok: true, closed: open.length } as const;
  });
}
