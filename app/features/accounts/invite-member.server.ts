import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { writeDelivery } from "~/features/letters/write-delivery.server.ts";
import type { Jobs } from "~/jobs/queue.server.ts";
import type { Locale } from "~/lib/locale.ts";
import type { Result } from "~/lib/result.ts";
import type { Role } from "./member.ts";
import { issueMemberLink } from "./member-link.server.ts";
import { writeAudit } from "./write-audit.server.ts";

export type Invitation = {
  by: string;
  role: Role;
  familyName: string;
  givenName: string;
  email: string;
  locale: Locale;
  zone: string;
  unitId: string | null;
};

type Means = { jobs: Jobs; secret: string; now: Date };

/** Adds a colleague and writes the letter with the link. Somebody whose access had ended comes back as the same person. */
export async function inviteMember(
  db: Db,
  invitation: Invitation,
  { jobs, secret, now }: Means,
): Promise<Result<{ memberId: string }, "already_member">> {
  return db.transaction().execute(async (trx) => {
    const known = await trx
      .selectFrom("member")
      .select(["id", "ended_at"])
      .where((where) => where(where.fn<string>("lower", ["email"]), "=", invitation.email.toLowerCase()))
      .forUpdate()
      .executeTakeFirst();
    if (known && !known.ended_at) return { ok: false as const, reason: "already_member" as const };
    const row = {
      role: invitation.role,
      family_name: invitation.familyName,
      given_name: invitation.givenName,
      email: invitation.email,
      locale: invitation.locale,
      zone: invitation.zone,
      unit_id: invitation.unitId,
      ended_at: null,
    };
    const memberId = known?.id ?? uuidv7();
    if (known) await trx.updateTable("member").set(row).where("id", "=", known.id).execute();
    else {
      const added = await trx
        .insertInto("member")
        .values({ id: memberId, created_at: now, ...row })
        .onConflict((conflict) => conflict.doNothing())
        .returning("id")
        .executeTakeFirst();
      if (!added) return { ok: false as const, reason: "already_member" as const };
    }
    await writeInvitation(
      trx,
      { memberId, email: invitation.email, locale: invitation.locale, by: invitation.by },
      { jobs, secret, now },
    );
    await writeAudit(trx, {
      what: "member_invited",
      by: invitation.by,
      about: memberId,
      details: { role: invitation.role },
      now,
    });
    return { ok: true as const, memberId };
  });
}

/** A new letter with a new link; the old one stops working. For those who haven't joined yet. */
export async function inviteAgain(
  db: Db,
  { memberId, by }: { memberId: string; by: string },
  means: Means,
): Promise<Result<object, "not_waiting">> {
  return db.transaction().execute(async (trx) => {
    const member = await findWaiting(trx, memberId);
    if (!member) return { ok: false as const, reason: "not_waiting" as const };
    await writeInvitation(trx, { memberId, email: member.email, locale: member.locale as Locale, by }, means);
    return { ok: true as const };
  });
}

export function findWaiting(trx: Db, memberId: string) {
  return trx
    .selectFrom("member")
    .select(["id", "email", "locale"])
    .where("id", "=", memberId)
    .where("user_id", "is", null)
    .where("ended_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
}

async function writeInvitation(
  trx: Db,
  to: { memberId: string; email: string; locale: Locale; by: string },
  { jobs, secret, now }: Means,
) {
  const link = await issueMemberLink(trx, { secret, purpose: "invitation", memberId: to.memberId, now });
  await writeDelivery(trx, jobs, {
    letter: "member_invited",
    mailClass: "transactional",
    to: { memberId: to.memberId },
    address: to.email,
    locale: to.locale,
    details: { linkId: link.id, by: to.by },
    now,
  });
}
