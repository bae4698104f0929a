// The only reader of process.env. .env.example says the same to people.
import { createPrivateKey, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";

export type Environment = {
  port: number;
  /** Without a trailing slash. */
  appUrl: string;
  /** Absent: the embedded PostgreSQL under `dataDir`. */
  databaseUrl: string | undefined;
  /** For migrations: past PgBouncer, straight to the server. */
  databaseDirectUrl: string | undefined;
  databaseReadUrl: string | undefined;
  smtpUrl: string | undefined;
  mailFrom: string;
  imapUrl: string | undefined;
  inboundSecret: string | undefined;
  /** The name our own mail server writes Authentication-Results under. */
  inboundMx: string | undefined;
  /** The key to sign letters with; absent, an administrator may make one. */
  dkim: { selector: string; privateKey: string } | undefined;
  dataDir: string;
  secret: string;
  logLevel: "debug" | "info" | "warn" | "error";
};

/** Its message has one line per mistake; each says what to do. */
export class EnvironmentError extends Error {
  override name = "EnvironmentError";
}

/**
 * Checks all variables at once. Side effect: without DATABASE_URL and SECRET it makes a secret once
 * and keeps it in DATA_DIR, readable by its owner only.
 */
export function readEnvironment(variables: Record<string, string | undefined> = process.env): Environment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
  const parsed = schema.safeParse(given);
  if (!parsed.success)
    throw new EnvironmentError(sentences(parsed.error.issues.map((issue) => issue.message)));
  const env = parsed.data;
  const dataDir = resolve(env.DATA_DIR);
  return {
    port: env.PORT,
    appUrl: (env.APP_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, ""),
    databaseUrl: env.DATABASE_URL,
    databaseDirectUrl: env.DATABASE_DIRECT_URL ?? env.DATABASE_URL,
    databaseReadUrl: env.DATABASE_READ_URL,
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM ?? "Enishi <enishi@localhost>",
    imapUrl: env.IMAP_URL,
    inboundSecret: env.INBOUND_SECRET,
    inboundMx: env.INBOUND_MX,
    dkim: env.DKIM_PRIVATE_KEY
      ? { selector: env.DKIM_SELECTOR, privateKey: env.DKIM_PRIVATE_KEY }
      : undefined,
    dataDir,
    secret: env.SECRET ?? keptSecret(dataDir),
    // Someone trying it at a terminal wants to see the address, not every request.
    logLevel: env.LOG_LEVEL ?? (env.DATABASE_URL ? "info" : "warn"),
  };
}

const postgresUrl = (name: string) =>
  z.string().refine((text) => isUrl(text, ["postgres:", "postgresql:"]), {
    message: `${name} must be the address of a PostgreSQL, like postgres://user:password@host:5432/enishi.`,
  });

const secretText = (name: string) =>
  z.string().min(32, {
    message: `${name} must have at least 32 characters. Make one with: openssl rand -base64 32`,
  });

const schema = z
  .object({
    PORT: z
      .string()
      .default("3000")
      .refine((text) => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535, {
        message: "PORT must be a number from 1 to 65535, like 3000.",
      })
      .transform(Number),
    APP_URL: z
      .string()
      .refine((text) => isUrl(text, ["http:", "https:"]) && !/[?#]/.test(text), {
        message:
          "APP_URL must be the address people reach Enishi at, like https://enishi.example.com: it is written into every letter.",
      })
      .optional(),
    DATABASE_URL: postgresUrl("DATABASE_URL").optional(),
    DATABASE_DIRECT_URL: postgresUrl("DATABASE_DIRECT_URL").optional(),
    DATABASE_READ_URL: postgresUrl("DATABASE_READ_URL").optional(),
    SMTP_URL: z
      .string()
      .refine((text) => isUrl(text, ["smtp:", "smtps:"]), {
        message:
          "SMTP_URL must be the address of your mail server, like smtps://user:password@mail.example.com:465. Leave it out to keep letters without sending them.",
      })
      .optional(),
    MAIL_FROM: z
      .string()
      .refine((text) => /^(?:[^<>]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(text), {
        message:
          "MAIL_FROM must be one sender, like 採用チーム <saiyo@example.co.jp>: letters come from this address.",
      })
      .optional(),
    IMAP_URL: z
      .string()
      .refine((text) => isUrl(text, ["imap:", "imaps:"]), {
        message:
          "IMAP_URL must be the address of a mailbox, like imaps://user:password@mail.example.com:993.",
      })
      .optional(),
    INBOUND_SECRET: secretText("INBOUND_SECRET").optional(),
    INBOUND_MX: z
      .string()
      .regex(/^[\w.-]+$/, {
        message:
          "INBOUND_MX must be the name your mail server writes at the beginning of Authentication-Results, like mx.example.com.",
      })
      .optional(),
    DKIM_PRIVATE_KEY: z
      .string()
      .transform((text) => text.replaceAll("\\n", "\n"))
      .refine(isRsaKey, {
        message:
          "DKIM_PRIVATE_KEY must be an RSA key of at least 1024 bits in PEM form, line ends written as \\n. Make one with: openssl genrsa 2048",
      })
      .optional(),
    DKIM_SELECTOR: z
      .string()
      .regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i, {
        message: "DKIM_SELECTOR must be a name like enishi: the record is published under enishi._domainkey.",
      })
      .default("enishi"),
    DATA_DIR: z.string().default(".data"),
    SECRET: secretText("SECRET").optional(),
    LOG_LEVEL: z
      .enum(["debug", "info", "warn", "error"], {
        error: "LOG_LEVEL must be one of debug, info, warn, error.",
      })
      .optional(),
  })
  .superRefine((env, context) => {
    const missing = (message: string) => context.addIssue({ code: "custom", message });
    if (env.DATABASE_URL && !env.SECRET)
      missing(
        "SECRET is missing: with DATABASE_URL every process must sign links with the same one. Make it once with: openssl rand -base64 32",
      );
    if (!env.DATABASE_URL && (env.DATABASE_DIRECT_URL || env.DATABASE_READ_URL))
      missing(
        "DATABASE_DIRECT_URL and DATABASE_READ_URL go with DATABASE_URL. Set that too, or leave all three out.",
      );
    if (env.SMTP_URL && !env.MAIL_FROM)
      missing(
        "MAIL_FROM is missing: with SMTP_URL, say who letters come from, like 採用チーム <saiyo@example.co.jp>.",
      );
  });

function isUrl(text: string, protocols: string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol);
}

function isRsaKey(pem: string): boolean {
  try {
    const key = createPrivateKey(pem);
    return key.asymmetricKeyType === "rsa" && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 1024;
  } catch {
    return false;
  }
}

function sentences(messages: string[]): string {
  return [...new Set(messages)].map((message) => `- ${message}`).join("\n");
}

function keptSecret(dataDir: string): string {
  const file = join(dataDir, "secret");
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  return readFileSync(file, "utf8").trim();
}
