// Takes the pictures of docs/pictures from the demo company: node --import ./bin/typescript.js tests/journeys/pictures.ts
// Serves it on PORT (5010) from a database of its own, which is gone afterwards. Names given as arguments are taken alone.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { connect, type Db } from "#db/client.server.ts";
import { openBrowser } from "#tests/support/browser.ts";
import { csvBytes, messyPeople } from "#tests/support/messy-file.ts";
import { startSmtp } from "#tests/support/smtp.ts";
import { issueLink } from "../../app/features/letters/private-link.server.ts";
import { root } from "../../bin/build.js";
import { tripPictures } from "./support/trip-pictures.ts";

type Picture = {
  name: string;
  /** An address, or what to do to get there. */
  at: string | ((page: Page) => Promise<void>);
  widths: number[];
  locale?: "ja" | "en" | "ko";
  theme?: "light" | "dark";
  isPublic?: boolean;
};

const port = Number(process.env["PORT"] ?? 5010);
const url = `http://localhost:${port}`;
const secret = "pictures are taken with this secret, and only they";
const mostBytes = 250_000;
const folder = join(root, "docs/pictures");
const only = process.argv.slice(2);

const data = mkdtempSync(join(tmpdir(), "enishi-pictures-"));
process.once("exit", () => rmSync(data, { recursive: true, force: true }));
const smtp = await startSmtp();
const demo = await startDemo();
try {
  const socket = encodeURIComponent(join(data, "postgres/socket"));
  const db = connect(`postgres://postgres@localhost/enishi?host=${socket}`, { max: 2 });
  await using browser = await openBrowser();
  mkdirSync(folder, { recursive: true });
  const pictures = await listPictures(db);
  await db.destroy();
  for (const picture of pictures)
    if (only.length === 0 || only.includes(picture.name))
      for (const width of picture.widths) await take(browser, picture, width);
} finally {
  demo.child.kill("SIGTERM");
  await demo.ended;
  await smtp.stop();
}

async function startDemo() {
  const child = spawn(process.execPath, ["bin/start.js", "start"], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      DATA_DIR: data,
      DATABASE_URL: "",
      SECRET: secret,
      SMTP_URL: smtp.url,
      MAIL_FROM: "青葉精機 採用チーム <saiyo@aoba.example.jp>",
      PORT: String(port),
      APP_URL: url,
    },
  });
  const ended = new Promise((done) => child.once("exit", done));
  while (child.exitCode === null && !(await fetch(`${url}/readyz`).catch(() => undefined))?.ok)
    await new Promise((done) => setTimeout(done, 200));
  if (child.exitCode !== null) throw new Error("The demo company didn't start.");
  return { child, ended };
}

/** The main pages, with the liveliest event, somebody who is thinking, and an answer page a language. */
async function listPictures(db: Db): Promise<Picture[]> {
  const now = new Date();
  const event = await db
    .selectFrom("event")
    .innerJoin("session", "session.event_id", "event.id")
    .innerJoin("invitation", "invitation.event_id", "event.id")
    .select(["event.id", (is) => is.fn.count("invitation.answer").as("answers")])
    .where("session.starts_at", ">", now)
    .where("event.state", "=", "published")
    .groupBy("event.id")
    .orderBy("answers", "desc")
    .executeTakeFirstOrThrow();
  const candidate = await db
    .selectFrom("touchpoint")
    .innerJoin("candidate", "candidate.id", "touchpoint.candidate_id")
    .select(["candidate.id", (is) => is.fn.countAll().as("entries")])
    .where("candidate.offer_state", "=", "considering")
    .where("candidate.merged_into_id", "is", null)
    .groupBy("candidate.id")
    .orderBy("entries", "desc")
    .executeTakeFirstOrThrow();
  const letter = await freshLetter(db, await answerPage(db, "ja", now));
  const answer = {
    ja: await answerPage(db, "ja", now),
    en: await answerPage(db, "en", now),
    ko: await answerPage(db, "ko", now),
  };
  const own = await ownPages(db, now);
  const both = [360, 1280];
  return [
    { name: "today", at: "/today", widths: both },
    { name: "today.ko", at: "/today?lang=ko", widths: [1280], locale: "ko" },
    { name: "my-page", at: own.person, widths: both, isPublic: true },
    { name: "my-page.ko", at: `${own.person}?lang=ko`, widths: [360], locale: "ko", isPublic: true },
    { name: "family", at: own.relative, widths: both, isPublic: true },
    { name: "family-consent", at: own.consent, widths: [360], isPublic: true },
    { name: "choose", at: own.choose, widths: both, isPublic: true },
    { name: "choose.ko", at: `${own.choose}?lang=ko`, widths: both, locale: "ko", isPublic: true },
    { name: "calendar", at: "/events/calendar", widths: both },
    { name: "check-in", at: `/check-in/${own.session}`, widths: [360] },
    { name: "check-in.ko", at: `/check-in/${own.session}?lang=ko`, widths: [360], locale: "ko" },
    { name: "reception-list", at: `/events/${event.id}/paper/reception`, widths: [1280] },
    ...["tags", "tables", "codes", "travel"].map((paper) => ({
      name: `paper-${paper}`,
      at: `/events/${event.id}/paper/${paper}`,
      widths: [1280],
    })),
    ...["reception", "tags", "tables", "codes", "travel"].map((paper) => ({
      name: `paper-${paper}.ko`,
      at: `/events/${event.id}/paper/${paper}?lang=ko`,
      widths: [1280],
      locale: "ko" as const,
    })),
    { name: "talk", at: `${own.person}/senior`, widths: both, isPublic: true },
    { name: "talk.ko", at: `${own.person}/senior?lang=ko`, widths: [360], locale: "ko", isPublic: true },
    { name: "fairness", at: "/fairness", widths: both },
    { name: "fairness.ko", at: "/fairness?lang=ko", widths: [360], locale: "ko" },
    { name: "directory", at: "/hosts", widths: both },
    { name: "directory.ko", at: "/hosts?lang=ko", widths: [360], locale: "ko" },
    { name: "perks", at: "/perks", widths: both },
    { name: "perk", at: `/perks/${own.perk}`, widths: both },
    { name: "perk.ko", at: `/perks/${own.perk}?lang=ko`, widths: both, locale: "ko" },
    { name: "perk-decide", at: `/perks/${own.perk}/decide`, widths: both },
    { name: "own-perks", at: own.ownPerks, widths: both, isPublic: true },
    { name: "own-perks.ko", at: `${own.ownPerksKo}?lang=ko`, widths: [360], locale: "ko", isPublic: true },
    ...(await tripPictures(db, { secret, now })),
    { name: "storm", at: "/events/storm", widths: both },
    { name: "storm.ko", at: "/events/storm?lang=ko", widths: both, locale: "ko" },
    { name: "event.ko", at: `/events/${event.id}?lang=ko`, widths: both, locale: "ko" },
    { name: "calendar.ko", at: "/events/calendar?lang=ko", widths: both, locale: "ko" },
    { name: "letter-text", at: "/letters/texts/event_invitation?in=ja", widths: both },
    { name: "replies", at: "/letters/replies", widths: both },
    { name: "acceptances", at: "/acceptances", widths: both },
    { name: "acceptances.ko", at: "/acceptances?lang=ko", widths: [1280], locale: "ko" },
    { name: "offers", at: "/offers?who=all", widths: both },
    { name: "offers.ko", at: "/offers?who=all&lang=ko", widths: [1280], locale: "ko" },
    { name: "joining", at: "/joining?class=2026", widths: both },
    { name: "joining.ko", at: "/joining?class=2026&lang=ko", widths: [1280], locale: "ko" },
    { name: "acceptances.en", at: "/acceptances?lang=en", widths: [1280], locale: "en" },
    { name: "acceptances.dark", at: "/acceptances", widths: [1280], theme: "dark" },
    { name: "candidates", at: "/candidates?who=all", widths: both },
    { name: "candidate", at: `/candidates/${candidate.id}`, widths: both },
    { name: "import", at: tryAFile, widths: both },
    { name: "event", at: `/events/${event.id}`, widths: both },
    { name: "events", at: "/events", widths: both },
    { name: "letter", at: `/letters/${letter}`, widths: both },
    { name: "answer", at: `${answer.ja}?change=1`, widths: both, isPublic: true },
    { name: "answer.ko", at: `${answer.ko}?change=1`, widths: [360], locale: "ko", isPublic: true },
    { name: "answer.en", at: `${answer.en}?change=1`, widths: [360], locale: "en", isPublic: true },
    { name: "sign-in", at: "/sign-in", widths: both, isPublic: true },
  ];
}

/** The page of somebody who is invited to something coming; one who hasn't answered yet, where there is one. */
async function answerPage(db: Db, locale: string, now: Date): Promise<string> {
  const guest = await db
    .selectFrom("invitation")
    .innerJoin("candidate", "candidate.id", "invitation.candidate_id")
    .innerJoin("session", "session.event_id", "invitation.event_id")
    .innerJoin("event", "event.id", "invitation.event_id")
    .select(["invitation.id", "invitation.candidate_id as candidateId"])
    .where("candidate.locale", "=", locale)
    .where("session.starts_at", ">", now)
    .where("event.state", "=", "published")
    .where("event.kind", "<>", "trip")
    .where((is) => is.or([is("event.answer_by", "is", null), is("event.answer_by", ">", now)]))
    .orderBy("invitation.answer", (order) => order.asc().nullsFirst())
    .orderBy("invitation.id")
    .executeTakeFirstOrThrow();
  const owner = { candidateId: guest.candidateId, invitationId: guest.id };
  return `/a/${(await issueLink(db, { ...owner, secret, purpose: "invitation", now, days: 90 })).token}`;
}

/** Pages behind links of people of the demo: one who thinks it over, a mother, and who may choose among sessions. */
async function ownPages(db: Db, now: Date) {
  const of = async (family: string, given: string) =>
    (
      await db
        .selectFrom("candidate")
        .select("id")
        .where("family_name", "=", family)
        .where("given_name", "=", given)
        .where("merged_into_id", "is", null)
        .where("offer_state", "=", "considering")
        .executeTakeFirstOrThrow()
    ).id;
  const link = async (candidateId: string, more: { invitationId?: string; relativeId?: string } = {}) => {
    const purpose = more.relativeId ? "family" : more.invitationId ? "invitation" : "my_page";
    return (await issueLink(db, { secret, purpose, candidateId, ...more, now, days: 90 })).token;
  };
  const relative = await db
    .selectFrom("relative")
    .select(["id", "candidate_id as candidateId"])
    .where("name", "=", "山田 由美子")
    .executeTakeFirstOrThrow();
  const chooser = await db
    .selectFrom("invitation")
    .innerJoin("event", "event.id", "invitation.event_id")
    .select(["invitation.id", "invitation.candidate_id as candidateId"])
    .where("event.way", "=", "ask_around")
    .where("event.state", "=", "published")
    .where("invitation.answer", "is", null)
    .executeTakeFirstOrThrow();
  const { session } = await db
    .selectFrom("session")
    .innerJoin("seat", "seat.session_id", "session.id")
    .select("session.id as session")
    .where("session.starts_at", ">", now)
    .groupBy("session.id")
    .orderBy((is) => is.fn.countAll(), "desc")
    .executeTakeFirstOrThrow();
  const perk = await db
    .selectFrom("perk")
    .select("id")
    .where("kind", "=", "course")
    .where("state", "=", "published")
    .executeTakeFirstOrThrow();
  const applicant = await db
    .selectFrom("perk_application")
    .innerJoin("candidate", "candidate.id", "perk_application.candidate_id")
    .select("candidate.id")
    .where("perk_id", "=", perk.id)
    .where("locale", "=", "ko")
    .executeTakeFirstOrThrow();
  return {
    perk: perk.id,
    ownPerks: `/c/${await link(await of("渡邉", "さくら"))}/perks`,
    ownPerksKo: `/c/${await link(applicant.id)}/perks`,
    person: `/c/${await link(await of("渡邉", "さくら"))}`,
    consent: `/c/${await link(relative.candidateId)}/family`,
    relative: `/f/${await link(relative.candidateId, { relativeId: relative.id })}`,
    choose: `/a/${await link(chooser.candidateId, { invitationId: chooser.id })}`,
    session,
  };
}

/** Has somebody answer, and waits for the letter about it. */
async function freshLetter(db: Db, page: string): Promise<string> {
  for (const answer of ["no", "yes"])
    await fetch(url + page, { method: "POST", body: new URLSearchParams({ answer }) });
  for (;;) {
    const letter = await db
      .selectFrom("delivery")
      .select("id")
      .where("letter", "in", ["event_confirmed", "event_waiting"])
      .where("state", "=", "sent")
      .where("source", "is not", null)
      .executeTakeFirst();
    if (letter) return letter.id;
    await new Promise((done) => setTimeout(done, 200));
  }
}

async function tryAFile(page: Page): Promise<void> {
  await page.goto("/candidates/import");
  const { headings, rows } = messyPeople({ rows: 1_000 });
  const bytes = csvBytes([headings.map((heading) => heading.normalize("NFKC")), ...rows]);
  await page
    .locator('input[name="file"]')
    .setInputFiles({ name: "内々定者一覧.csv", mimeType: "text/csv", buffer: bytes });
  await page.locator(".tally").waitFor();
}

async function take(browser: Browser, picture: Picture, width: number): Promise<void> {
  const { name, at, locale = "ja", theme = "light", isPublic = false } = picture;
  const context = await browser.newContext({
    baseURL: url,
    locale,
    colorScheme: theme,
    viewport: { width, height: width < 500 ? 740 : 900 },
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  if (!isPublic) {
    await page.goto("/demo?role=recruiter");
    await page.locator("form button[name=role]").click();
    await page.locator("table.state").waitFor();
  }
  if (typeof at === "string") await page.goto(at, { waitUntil: "load" });
  else await at(page);
  await page.evaluate("document.fonts.ready");
  const path = join(folder, `${name}.${width}.png`);
  const whole = await page.evaluate<number>("document.documentElement.scrollHeight");
  for (let height = Math.min(whole, 1_400); ; height -= 100) {
    await page.setViewportSize({ width, height });
    await page.evaluate("window.scrollTo(0, 0)");
    const bytes = await page.screenshot();
    if (bytes.byteLength > mostBytes) continue;
    writeFileSync(path, bytes);
    process.stdout.write(`${name}.${width}.png ${Math.round(bytes.byteLength / 1000)} kB\n`);
    break;
  }
  await context.close();
}
