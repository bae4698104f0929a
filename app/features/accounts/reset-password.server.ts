import type { Db } from "#db/client.server.ts";
import { writeDelivery } from "~/features/letters/write-delivery.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import type { Result } from "~/lib/result.ts";
import { issueMemberLink, takeMemberLink } from "./member-link.server.ts";
import { findLinkedPerson, findMemberByEmail } from "./member-queries.server.ts";
import { hashOf, setPassword } from "./user.server.ts";
import { writeAudit } from "./write-audit.server.ts";

/** Mails a link to choose a new password with, if the address belongs to somebody who has joined. Answers nothing. */
export async function requestPasswordReset(
  db: Db,
  email: string,
  { jobs, secret, now }: { jobs: Jobs; secret: string; now: Date },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const member = await findMemberByEmail(trx, email);
    if (!member?.userId) return;
    const link = await issueMemberLink(trx, { secret, purpose: "password_reset", memberId: member.id, now });
    await writeDelivery(trx, jobs, {
      letter: "password_reset",
      mailClass: "transactional",
      to: { memberId: member.id },
      address: member.email,
      locale: member.locale,
      details: { linkId: link.id },
      now,
    });
  });
}

/** Sets the new password and signs the person out everywhere. The second step stays as it was. */
export async function resetPassword(
  db: Db,
  { token, password, now }: { token: string; password: string; now: Date },
): Promise<Result<object, "link_over">> {
  const hash = await hashOf(password);
  return db.transaction().execute(async (trx) => {
    const link = await takeMemberLink(trx, "password_reset", token, now);
    const person = link && (await findLinkedPerson(trx, link.memberId));
    if (!person?.userId) return { ok: false as const, reason: "link_over" as const };
    await setPassword(trx, person.userId, hash, now);
    await trx.deleteFrom("auth_session").where("user_id", "=", person.userId).execute();
    await writeAudit(trx, { what: "password_changed", by: person.id, about: person.id, now });
    return { ok: true as const };
  });
}
