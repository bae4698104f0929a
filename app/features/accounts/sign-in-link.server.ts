import type { Db } from "#db/client.server.ts";
import { writeDelivery } from "~/features/letters/write-delivery.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import type { Result } from "~/lib/result.ts";
import { needsSecondStep } from "./member.ts";
import { issueMemberLink, takeMemberLink } from "./member-link.server.ts";
import { findLinkedPerson, findMemberByEmail } from "./member-queries.server.ts";
import { openSession } from "./session.server.ts";
import { ensureUser } from "./user.server.ts";

type Request = { email: string; next?: string };
type Means = { jobs: Jobs; secret: string; now: Date };

/**
 * Mails a link to sign in with, if the address belongs to somebody whose role does without the second step.
 * Answers nothing: the page says the same for a known and an unknown address.
 */
export async function requestSignInLink(
  db: Db,
  { email, next }: Request,
  { jobs, secret, now }: Means,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const member = await findMemberByEmail(trx, email);
    if (!member || needsSecondStep(member.role)) return;
    const link = await issueMemberLink(trx, {
      secret,
      purpose: "sign_in",
      memberId: member.id,
      ...(next && { next }),
      now,
    });
    await writeDelivery(trx, jobs, {
      letter: "sign_in_link",
      mailClass: "transactional",
      to: { memberId: member.id },
      address: member.email,
      locale: member.locale,
      details: { linkId: link.id },
      now,
    });
  });
}

type Use = { token: string; device: { address: string; userAgent: string }; now: Date };

/** Signs in by a mailed link, once. A role that has come to need the second step since is refused. */
export async function takeSignInLink(
  db: Db,
  { token, device, now }: Use,
): Promise<Result<{ token: string; next: string }, "link_over">> {
  return db.transaction().execute(async (trx) => {
    const link = await takeMemberLink(trx, "sign_in", token, now);
    const person = link && (await findLinkedPerson(trx, link.memberId));
    if (!link || !person || needsSecondStep(person.role))
      return { ok: false as const, reason: "link_over" as const };
    const userId = await ensureUser(trx, person, now);
    const session = await openSession(trx, userId, device, now);
    return { ok: true as const, token: session.token, next: link.next };
  });
}
