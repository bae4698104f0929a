import { gzipSync } from "node:zlib";
import { beforeAll, expect, test } from "vitest";
import { connect, type Db } from "#db/client.server.ts";
import { ownDatabase } from "#tests/support/database.ts";
import { aCandidate, aCompany, anEvent, anInvitation } from "#tests/support/factories.ts";
import { type ServedApp, serveApp } from "#tests/support/server.ts";
import { answerInvitation } from "~/features/events/answer-invitation.server.ts";
import { issueLink } from "~/features/letters/private-link.server.ts";

const day = 86_400_000;
let app: ServedApp;
const pages: Record<string, string> = {};

beforeAll(async () => {
  const database = await ownDatabase();
  const db = connect(database.url, { max: 4 });
  app = await serveApp({ databaseUrl: database.url, command: "web" });
  await aCompany(db, {
    contact_email: "saiyo@aoba.example.jp",
    contact_phone: "052-000-0123",
    desk_contact: "soudan@aoba.example.jp",
  });
  await makePages(db);
  return async () => {
    await app.stop();
    await db.destroy();
    await database.drop();
  };
}, 180_000);

/** One page of each face, by name. */
async function makePages(db: Db) {
  const now = new Date();
  const at = (days: number) => new Date(now.getTime() + days * day);
  const full = await anEvent(db, { session: { starts_at: at(20), ends_at: at(20.1), seats: 1 } });
  const guest = async (event: typeof full, name: string, days = 90) => {
    const candidate = await aCandidate(db);
    const invitation = await anInvitation(db, event, { candidate_id: candidate.id });
    const owner = { candidateId: candidate.id, invitationId: invitation.id, secret: app.secret } as const;
    const { token } = await issueLink(db, { ...owner, purpose: "invitation", now: at(-2), days });
    pages[name] = `/a/${token}`;
    return (answer: "yes" | "no" | "maybe") =>
      answerInvitation(db, {
        invitationId: invitation.id,
        sessionId: event.session.id,
        answer,
        word: "",
        source: "link",
        now,
        mailDomain: "x",
      });
  };
  const first = await guest(full, "going");
  await first("yes");
  await (await guest(full, "waiting"))("yes");
  await (await guest(full, "declined"))("no");
  await (await guest(full, "maybe"))("maybe");
  await guest(full, "question");
  await guest(full, "expired", 1);
  const offered = await anEvent(db, { session: { starts_at: at(20), ends_at: at(20.1), seats: 1 } });
  const [holder, next] = [await guest(offered, "freed"), await guest(offered, "offered")];
  await holder("yes");
  await next("yes");
  await holder("no");
  await guest(
    await anEvent(db, { answer_by: at(-1), session: { starts_at: at(20), ends_at: at(20.1) } }),
    "closed",
  );
  await guest(await anEvent(db, { session: { starts_at: at(-3), ends_at: at(-2.9) } }), "past");
  await guest(
    await anEvent(db, {
      state: "cancelled",
      session: { state: "cancelled", starts_at: at(20), ends_at: at(20.1) },
    }),
    "cancelled",
  );
  pages.unknown = "/a/nonsense";
}

test("each public page is at most 14 kB, carries no script and may be kept by nobody, in three languages", async () => {
  expect(Object.keys(pages)).toHaveLength(12);
  for (const [name, path] of Object.entries(pages))
    for (const language of ["ja", "en", "ko"]) {
      const answer = await fetch(`${app.url}${path}?lang=${language}`);
      const html = await answer.text();
      expect(html, name).toContain(`<html lang="${language}"`);
      expect(html, name).not.toMatch(/<script|<link rel="(stylesheet|modulepreload)"/);
      expect(html.match(/<h1/g), name).toHaveLength(1);
      expect(gzipSync(html).byteLength, name).toBeLessThanOrEqual(14 * 1024);
      expect(answer.headers.get("cache-control"), name).toBe("no-store");
      expect(answer.headers.get("referrer-policy"), name).toBe("no-referrer");
      expect(answer.headers.get("x-robots-tag"), name).toContain("noindex");
    }
});

test("an old phone's plain form answers, and the page it lands on says what we noted", async () => {
  const body = new URLSearchParams({ answer: "maybe", word: "ゼミの日程がわかりしだい" });
  const answer = await fetch(`${app.url}${pages.question}`, { method: "POST", body });

  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain("「ゼミの日程がわかりしだい」");
});
