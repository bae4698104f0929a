import { createHmac } from "node:crypto";
import { type BetterAuthPlugin, betterAuth } from "better-auth";
import { twoFactor } from "better-auth/plugins";
import { uuidv7 } from "uuidv7";
import type { Db } from "#db/client.server.ts";
import { log } from "~/lib/log.ts";

// better-auth checks passwords, codes and backup codes, and counts wrong ones. Its endpoints are not on the net: our
// pages ask it inside the process, so that each works as a plain form. Links by mail are ours (member-link.server.ts),
// because the letter and the link have to be decided in one transaction.

export type AuthSettings = { db: Db; secret: string; appUrl: string };

/** Signed-in for at most 30 days, and 7 days without being here end it (session.server.ts). */
export const sessionSeconds = 30 * 86_400;

const made = new WeakMap<Db, { settings: AuthSettings; auth: Auth }>();

export type Auth = ReturnType<typeof makeAuth>;

/** One per process: made at first use, for the pool it is given. */
export function authFor(settings: AuthSettings): Auth {
  const known = made.get(settings.db);
  if (known && known.settings.secret === settings.secret && known.settings.appUrl === settings.appUrl)
    return known.auth;
  const auth = makeAuth(settings);
  made.set(settings.db, {
    settings: { db: settings.db, secret: settings.secret, appUrl: settings.appUrl },
    auth,
  });
  return auth;
}

/** Cookies and codes get a key of their own: what one thing signs can't be shown to another. */
export function authSecret(secret: string): string {
  return createHmac("sha256", secret).update("staff accounts").digest("base64url");
}

export function cookieNames(appUrl: string) {
  const prefix = appUrl.startsWith("https:") ? "__Secure-enishi" : "enishi";
  return { session: `${prefix}.session_token`, secondStep: `${prefix}.two_factor` };
}

const createdAt = { createdAt: "created_at", updatedAt: "updated_at" };

function makeAuth({ db, secret, appUrl }: AuthSettings) {
  return betterAuth({
    appName: "Enishi",
    baseURL: appUrl,
    basePath: "/api/auth",
    secret: authSecret(secret),
    database: { db, type: "postgres", transaction: true },
    telemetry: { enabled: false },
    logger: {
      level: "error",
      log: (level, message) => log(level === "error" ? "error" : "debug", `sign-in: ${message}`),
    },
    user: {
      modelName: "auth_user",
      fields: { emailVerified: "email_verified", ...createdAt },
    },
    session: {
      modelName: "auth_session",
      fields: {
        userId: "user_id",
        expiresAt: "expires_at",
        ipAddress: "ip_address",
        userAgent: "user_agent",
        ...createdAt,
      },
      expiresIn: sessionSeconds,
      disableSessionRefresh: true,
    },
    account: {
      modelName: "auth_account",
      fields: {
        userId: "user_id",
        accountId: "account_id",
        providerId: "provider_id",
        accessToken: "access_token",
        refreshToken: "refresh_token",
        idToken: "id_token",
        accessTokenExpiresAt: "access_token_expires_at",
        refreshTokenExpiresAt: "refresh_token_expires_at",
        ...createdAt,
      },
    },
    verification: { modelName: "auth_verification", fields: { expiresAt: "expires_at", ...createdAt } },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 128 },
    rateLimit: {
      enabled: true,
      storage: "database",
      modelName: "auth_rate_limit",
      fields: { lastRequest: "last_request" },
      customRules: {
        "/sign-in/email": { window: 60, max: 10 },
        "/two-factor/verify-totp": { window: 60, max: 10 },
        "/two-factor/verify-backup-code": { window: 60, max: 10 },
      },
    },
    advanced: {
      cookiePrefix: "enishi",
      useSecureCookies: appUrl.startsWith("https:"),
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax" },
      // Set by app/http/client-address.server.ts on every request: without it all clients would share one count.
      ipAddress: { ipAddressHeaders: ["x-client-address"] },
      database: { generateId: () => uuidv7() },
    },
    plugins: [secondStep()],
  });
}

function secondStep() {
  return twoFactor({
    issuer: "Enishi",
    schema: {
      user: { fields: { twoFactorEnabled: "two_factor_enabled" } },
      twoFactor: {
        modelName: "auth_two_factor",
        fields: {
          userId: "user_id",
          backupCodes: "backup_codes",
          failedVerificationCount: "failed_verification_count",
          lockedUntil: "locked_until",
        },
      },
    },
  }) satisfies BetterAuthPlugin;
}
