import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";

export type AuditWhat =
  | "company_set_up"
  | "member_invited"
  | "invitation_withdrawn"
  | "role_changed"
  | "access_ended"
  | "sessions_ended"
  | "password_changed"
  | "second_step_set_up"
  | "second_step_removed";

type Entry = {
  what: AuditWhat;
  /** Who did it; nobody before the first run. */
  by: string | null;
  about?: string;
  /** Facts, no secrets: roles, not passwords. */
  details?: Record<string, string>;
  now: Date;
};

/** Notes an act about accounts in the transaction that does it. */
export async function writeAudit(trx: Db, entry: Entry): Promise<void> {
  await trx
    .insertInto("audit_entry")
    .values({
      id: uuidv7(),
      happened_at: entry.now,
      member_id: entry.by,
      what: entry.what,
      about_member_id: entry.about ?? null,
      details: JSON.stringify(entry.details ?? {}),
    })
    .execute();
}
