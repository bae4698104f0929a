import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { kept } from "#db/kept-statements.server.ts";
import type { Locale } from "~/lib/locale.ts";
import { authSecret, cookieNames, sessionSeconds } from "./auth.server.ts";
import type { Member, Role } from "./member.ts";

type Keys = { secret: string; appUrl: string };

export type SignedIn = {
  sessionId: string;
  member: Member;
  hasSecondStep: boolean;
  /** The demo company does without the second step. */
  isDemo: boolean;
  companyName: string;
  companyZone: string;
};

const idleMs = 7 * 86_400_000;
const noteEveryMs = 5 * 60_000;

/** Of a `member` in the same statement. */
export const hasPeople = sql<boolean>`(
  exists (select from candidate where recruiter_id = member.id and merged_into_id is null)
  or exists (select from candidate where deputy_id = member.id and merged_into_id is null))`;

/** Who holds this session, in one read; undefined when it is over or the person has left. Notes the visit now and then. */
export async function findSession(db: Db, token: string, now: Date): Promise<SignedIn | undefined> {
  const row = await db
    .selectFrom("auth_session as session")
    .innerJoin("auth_user as account", "account.id", "session.user_id")
    .innerJoin("member", "member.user_id", "session.user_id")
    .innerJoin("company", (join) => join.onTrue())
    .modifyFront(kept)
    .select([
      "session.id as sessionId",
      "session.updated_at as seenAt",
      "account.two_factor_enabled as hasSecondStep",
      "company.is_demo as isDemo",
      "company.name as companyName",
      "company.zone as companyZone",
      "member.id",
      "member.role",
      "member.family_name as familyName",
      "member.given_name as givenName",
      "member.email",
      "member.locale",
      "member.zone",
      "member.unit_id as unitId",
    ])
    .select(hasPeople.as("hasPeople"))
    .where("session.token", "=", token)
    .where("session.expires_at", ">", now)
    .where("session.updated_at", ">", new Date(now.getTime() - idleMs))
    .where("member.ended_at", "is", null)
    .executeTakeFirst();
  if (!row) return undefined;
  const { sessionId, seenAt, hasSecondStep, isDemo, companyName, companyZone, ...member } = row;
  if (now.getTime() - seenAt.getTime() > noteEveryMs)
    await db.updateTable("auth_session").set({ updated_at: now }).where("id", "=", sessionId).execute();
  return {
    sessionId,
    hasSecondStep,
    isDemo,
    companyName,
    companyZone,
    member: { ...member, role: member.role as Role, locale: member.locale as Locale },
  };
}

type Device = { address: string; userAgent: string };

/** Signs a user in. Returns the value for `sessionCookie`. */
export async function openSession(
  trx: Db,
  userId: string,
  device: Device,
  now: Date,
): Promise<{ token: string }> {
  const token = randomBytes(24).toString("base64url");
  await trx
    .insertInto("auth_session")
    .values({
      id: uuidv7(),
      token,
      user_id: userId,
      ip_address: device.address,
      user_agent: device.userAgent.slice(0, 300),
      created_at: now,
      updated_at: now,
      expires_at: new Date(now.getTime() + sessionSeconds * 1000),
    })
    .execute();
  return { token };
}

/** The Set-Cookie header of a session, signed as better-auth signs its own. */
export function sessionCookie({ secret, appUrl }: Keys, token: string): string {
  const value = encodeURIComponent(`${token}.${sign(secret, token)}`);
  return `${cookieNames(appUrl).session}=${value}; ${cookieOptions(appUrl, sessionSeconds)}`;
}

export function expiredSessionCookie(appUrl: string): string {
  return `${cookieNames(appUrl).session}=; ${cookieOptions(appUrl, 0)}`;
}

/** The session's token if the request carries one that we signed. */
export function tokenOf(request: Request, { secret, appUrl }: Keys): string | undefined {
  const name = `${cookieNames(appUrl).session}=`;
  const pairs = (request.headers.get("cookie") ?? "").split(";").map((pair) => pair.trim());
  const raw = pairs.find((pair) => pair.startsWith(name))?.slice(name.length);
  if (!raw) return undefined;
  const [token = "", signature = ""] = decoded(raw).split(".");
  const expected = Buffer.from(sign(secret, token));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : undefined;
}

function decoded(raw: string): string {
  try {
    return decodeURIComponent(raw);
  } catch {
    return "";
  }
}

function sign(secret: string, token: string): string {
  return createHmac("sha256", authSecret(secret)).update(token).digest("base64");
}

function cookieOptions(appUrl: string, seconds: number): string {
  const secure = appUrl.startsWith("https:") ? "; Secure" : "";
  return `Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Lax${secure}`;
}
