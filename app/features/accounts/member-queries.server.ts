import type { Db } from "#db/client.server.ts";
import type { Locale } from "~/lib/locale.ts";
import type { Role } from "./member.ts";

export type MemberRow = {
  id: string;
  role: Role;
  familyName: string;
  givenName: string;
  familyKana: string;
  givenKana: string;
  romaji: string;
  email: string;
  locale: Locale;
  zone: string;
  unitName: string | null;
  /** Accepted the invitation: can sign in. */
  hasJoined: boolean;
  hasSecondStep: boolean;
  lastSeenAt: Date | null;
};

/** Everybody with access or an invitation, administrators first, then by kana. */
export async function listMembers(db: Db): Promise<MemberRow[]> {
  const rows = await memberRows(db)
    .where("member.ended_at", "is", null)
    .orderBy((order) =>
      order
        .case("member.role")
        .when("administrator")
        .then(0)
        .when("recruiter")
        .then(1)
        .when("viewer")
        .then(2)
        .when("desk")
        .then(3)
        .else(4)
        .end(),
    )
    .orderBy("member.family_kana")
    .orderBy("member.id")
    .execute();
  return rows.map(toRow);
}

/** Also one whose access has ended is undefined. */
export async function findMemberRow(db: Db, id: string): Promise<MemberRow | undefined> {
  const row = await memberRows(db)
    .where("member.id", "=", id)
    .where("member.ended_at", "is", null)
    .executeTakeFirst();
  return row && toRow(row);
}

/** Somebody with access or an invitation, by mail address. */
export async function findMemberByEmail(db: Db, email: string) {
  const row = await db
    .selectFrom("member")
    .select(["id", "role", "email", "locale", "user_id as userId"])
    .where((where) => where(where.fn<string>("lower", ["email"]), "=", email.trim().toLowerCase()))
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return row && { ...row, role: row.role as Role, locale: row.locale as Locale };
}

/** The person a link was made for; undefined once access has ended. */
export async function findLinkedPerson(db: Db, memberId: string) {
  const row = await db
    .selectFrom("member")
    .select([
      "id",
      "role",
      "email",
      "locale",
      "family_name as familyName",
      "given_name as givenName",
      "romaji",
      "user_id as userId",
    ])
    .where("id", "=", memberId)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return row && { ...row, role: row.role as Role, locale: row.locale as Locale };
}

/** The invitation that still waits, for showing its link where no mail goes out. */
export async function listOpenInvitations(
  db: Db,
  now: Date,
): Promise<{ memberId: string; linkId: string; expiresAt: Date }[]> {
  return db
    .selectFrom("member_link")
    .select(["member_id as memberId", "id as linkId", "expires_at as expiresAt"])
    .where("purpose", "=", "invitation")
    .where("used_at", "is", null)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", now)
    .execute();
}

function memberRows(db: Db) {
  return db
    .selectFrom("member")
    .leftJoin("unit", "unit.id", "member.unit_id")
    .leftJoin("auth_user", "auth_user.id", "member.user_id")
    .select((select) => [
      "member.id",
      "member.role",
      "member.family_name as familyName",
      "member.given_name as givenName",
      "member.family_kana as familyKana",
      "member.given_kana as givenKana",
      "member.romaji",
      "member.email",
      "member.locale",
      "member.zone",
      "member.user_id as userId",
      "unit.name as unitName",
      "auth_user.two_factor_enabled as hasSecondStep",
      select
        .selectFrom("auth_session")
        .select((max) => max.fn.max("auth_session.updated_at").as("at"))
        .whereRef("auth_session.user_id", "=", "member.user_id")
        .as("lastSeenAt"),
    ]);
}

type Raw = Awaited<ReturnType<ReturnType<typeof memberRows>["execute"]>>[number];

function toRow({ userId, hasSecondStep, ...row }: Raw): MemberRow {
  return {
    ...row,
    role: row.role as Role,
    locale: row.locale as Locale,
    hasJoined: userId !== null,
    hasSecondStep: hasSecondStep ?? false,
  };
}

/** How many candidates somebody is in charge of. */
export async function countInCharge(db: Db, memberId: string): Promise<number> {
  const { count } = await db
    .selectFrom("candidate")
    .select((select) => select.fn.countAll<number>().as("count"))
    .where("recruiter_id", "=", memberId)
    .where("merged_into_id", "is", null)
    .executeTakeFirstOrThrow();
  return count;
}
