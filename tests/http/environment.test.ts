import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { EnvironmentError, readEnvironment } from "~/env.server.ts";

const secret = "x".repeat(32);
const databaseUrl = "postgres://enishi:pass@127.0.0.1/enishi";

test("with nothing set it runs on port 3000 with a secret of its own, made once and closed to others", () => {
  const dataDir = aFolder();

  const env = readEnvironment({ DATA_DIR: dataDir });

  expect(env).toMatchObject({
    port: 3000,
    appUrl: "http://localhost:3000",
    databaseUrl: undefined,
    logLevel: "warn",
  });
  expect(env.secret.length).toBeGreaterThanOrEqual(32);
  expect(readEnvironment({ DATA_DIR: dataDir }).secret).toBe(env.secret);
  expect(statSync(join(dataDir, "secret")).mode & 0o777).toBe(0o600);
});

test("an address of Enishi loses its last slash, and an empty variable counts as absent", () => {
  const env = readEnvironment({ DATA_DIR: aFolder(), APP_URL: "https://enishi.example.com/", SMTP_URL: " " });

  expect(env).toMatchObject({ appUrl: "https://enishi.example.com", smtpUrl: undefined });
});

test("with a database of its own every process needs the same secret", () => {
  expect(mistakes({ DATABASE_URL: databaseUrl })).toMatch(/^- SECRET is missing/);
  expect(readEnvironment({ DATABASE_URL: databaseUrl, SECRET: secret })).toMatchObject({
    databaseUrl,
    databaseDirectUrl: databaseUrl,
    logLevel: "info",
  });
});

test.each([
  ["PORT", "eighty"],
  ["PORT", "70000"],
  ["APP_URL", "enishi.example.com"],
  ["APP_URL", "https://enishi.example.com/?a=b"],
  ["DATABASE_URL", "mysql://localhost/enishi"],
  ["SMTP_URL", "https://mail.example.com"],
  ["MAIL_FROM", "採用チーム"],
  ["SECRET", "short"],
  ["DKIM_PRIVATE_KEY", "-----BEGIN PRIVATE KEY-----"],
  ["DKIM_SELECTOR", "a.b"],
  ["LOG_LEVEL", "loud"],
])("%s=%s is answered with a sentence that names it", (name, value) => {
  expect(mistakes({ [name]: value })).toContain(`- ${name} must`);
});

test("all mistakes are told at once", () => {
  const told = mistakes({ PORT: "x", LOG_LEVEL: "y", SMTP_URL: "smtp://localhost" });

  expect(told).toContain("PORT must");
  expect(told).toContain("LOG_LEVEL must");
});

test("letters that go out need a sender, and a replica needs its primary", () => {
  expect(mistakes({ SMTP_URL: "smtp://localhost:25" })).toMatch(/^- MAIL_FROM is missing/);
  expect(mistakes({ DATABASE_READ_URL: databaseUrl })).toContain("go with DATABASE_URL");
});

test("a key to sign letters with comes on one line, and gets a name", () => {
  const { privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  const env = readEnvironment({ DATA_DIR: aFolder(), DKIM_PRIVATE_KEY: privateKey.replaceAll("\n", "\\n") });
  expect(env.dkim).toEqual({ selector: "enishi", privateKey });
});

function mistakes(variables: Record<string, string>): string {
  try {
    readEnvironment(variables);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message;
    throw error;
  }
  return "";
}

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "enishi-env-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}
