// Takes the pictures of docs/pictures/letters: node --import ./bin/typescript.js tests/journeys/letter-pictures.ts
// One event from its invitation to its end, a newsletter, an offer's papers with what waits besides, and a kind no: to three
// people in their three languages, written, sent to a mail server on loopback, and shown as they arrived there. Names given as arguments are taken alone.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ParsedMail, simpleParser } from "mailparser";
import type { Browser } from "playwright-core";
import { uuidv7 } from "uuidv7";
import { connect, type Db } from "#db/client.server.ts";
import { startEmbeddedPostgres } from "#db/embedded.server.ts";
import { migrate } from "#db/migrate.server.ts";
import { openBrowser } from "#tests/support/browser.ts";
import { aCandidate, aCompany, aHost, aMember, anEvent, anOffer } from "#tests/support/factories.ts";
import { aSender, quietJobs, testMeans, untilQuiet } from "#tests/support/letters.ts";
import { startSmtp, type TestSmtp } from "#tests/support/smtp.ts";
import { answerInvitation } from "../../app/features/events/answer-invitation.server.ts";
import { cancelEvent } from "../../app/features/events/cancel-event.server.ts";
import { editEvent } from "../../app/features/events/edit-event.server.ts";
import type { EventDraft } from "../../app/features/events/event.ts";
import { inviteCandidates } from "../../app/features/events/invite-candidates.server.ts";
import { hostLetters } from "../../app/features/hosts/host-letters.server.ts";
import { letterWriter } from "../../app/features/letters/write-letter.server.ts";
import { saveNewsletterConsent } from "../../app/features/newsletters/newsletter-consent.server.ts";
import { sendNewsletters } from "../../app/features/newsletters/send-newsletters.server.ts";
import { writeIssue } from "../../app/features/newsletters/write-issue.server.ts";
import { placePaper } from "../../app/features/offers/place-paper.server.ts";
import { applyForPerk } from "../../app/features/perks/apply-for-perk.server.ts";
import { decideApplications } from "../../app/features/perks/decide-applications.server.ts";
import type { PerkPlan } from "../../app/features/perks/perk.ts";
import { publishPerk } from "../../app/features/perks/publish-perk.server.ts";
import { savePerk } from "../../app/features/perks/save-perk.server.ts";
import { writeReminders } from "../../app/features/reminders/write-reminders.server.ts";
import { root } from "../../bin/build.js";

const width = 600;
const mostBytes = 200_000;
const folder = join(root, "docs/pictures/letters");
const only = process.argv.slice(2);
const tokyo = (moment: string) => new Date(`2026-${moment.replace(" ", "T")}:00+09:00`);
const jobs = quietJobs();

const people = [
  { family_name: "山田", given_name: "花", romaji: "Hana Yamada", locale: "ja", email: "hana@example.jp" },
  {
    family_name: "Nguyen",
    given_name: "Minh",
    romaji: "Minh Nguyen",
    locale: "en",
    email: "minh@example.jp",
  },
  { family_name: "김", given_name: "서연", romaji: "", locale: "ko", email: "seoyeon@example.jp" },
];

const draft: EventDraft = {
  cohortYear: 2027,
  kind: "social",
  title: { ja: "夏の懇親会", en: "Summer get-together", ko: "여름 친목회" },
  description: {
    ja: "暑くなってきましたが、お変わりありませんか。\n来春の入社を考えている同期と、先輩に会える会をひらきます。かるい食事をとりながら、仕事のことも、そうでないことも、気楽にお話しできればうれしいです。",
    en: "We hope this finds you well.\nCome and meet others who are considering joining next spring, and some of the colleagues you would work with. There is a light meal; talk about work, or about anything else.",
    ko: "더운 날씨에 잘 지내고 계신가요.\n내년 봄 입사를 생각하는 동기들과 선배를 만날 수 있는 자리를 마련했습니다. 가볍게 식사하면서 일 이야기도, 그 밖의 이야기도 편하게 나누시면 좋겠습니다.",
  },
  zone: "Asia/Tokyo",
  startsAt: tokyo("07-17 14:00"),
  endsAt: tokyo("07-17 16:30"),
  placeKind: "office",
  place: {
    ja: "青葉本社 5階 ラウンジ",
    en: "Aoba head office, 5th floor lounge",
    ko: "아오바 본사 5층 라운지",
  },
  address: "名古屋市中区栄1-0-0",
  onlineUrl: "",
  seats: 24,
  answerBy: tokyo("07-15 23:59"),
  isPaidWork: false,
  hasAlcohol: false,
  hostIds: [],
  policyReason: "",
};

const july = {
  ja: {
    subject: "青葉精機だより 7月号",
    text: "梅雨が明けました。今月は三つのお知らせです。\n\n## 先輩の一日\n設計2年目の岡本が、朝の打ち合わせから試作の立ち会いまでを話します。\n\n## 工場の見学\n8月6日(木)と20日(木)に、名古屋の工場をご案内します。\n\n## 図書費\n読みたい本があれば、1冊までお届けします。",
  },
  en: {
    subject: "News from Aoba, July",
    text: "The rainy season is over. Three things this month.\n\n## A day with a colleague\nMr Okamoto, in his second year as a designer, tells of his day from the morning meeting to the first trial of a part.\n\n## See the plant\nWe show the Nagoya plant on Thu 6 and Thu 20 August.\n\n## A book of your choice\nTell us what you would like to read; we send you one.",
  },
  ko: {
    subject: "아오바 소식 7월호",
    text: "장마가 끝났습니다. 이번 달은 세 가지 소식입니다.\n\n## 선배의 하루\n설계 2년 차인 오카모토가 아침 회의부터 시제품 확인까지 하루를 이야기합니다.\n\n## 공장 견학\n8월 6일(목)과 20일(목)에 나고야 공장을 안내합니다.\n\n## 도서비\n읽고 싶은 책이 있으면 한 권 보내 드립니다.",
  },
};

const perks: PerkPlan[] = [
  {
    ...{ cohortYear: 2027, kind: "language", giving: "all", seats: null, unitIds: [], amountYen: 60_000 },
    ...{ fromOn: "2026-10-05", untilOn: "2027-02-26", applyBy: "2026-09-11" },
    title: {
      ja: "オンライン英会話(12回)",
      en: "English conversation online, twelve lessons",
      ko: "온라인 영어 회화(12회)",
    },
    body: {},
    criteria: {
      ja: "希望する方は全員。組は、申し込みのあとに受ける会話テストの点数で分けます。",
      en: "Everybody who asks. Groups are made by the speaking test taken after applying.",
      ko: "신청하시는 분 모두. 반은 신청 후에 보는 회화 시험 점수로 나눕니다.",
    },
  },
  {
    ...{ cohortYear: 2027, kind: "books", giving: "order", seats: 20, unitIds: [], amountYen: 20_000 },
    ...{ fromOn: null, untilOn: "2027-03-31", applyBy: null },
    title: { ja: "書籍代", en: "Book money", ko: "도서비" },
    body: {},
    criteria: {
      ja: "希望する方。領収書の写真を送っていただき、翌月にお振り込みします。",
      en: "Anyone who would like it. Send a picture of the receipt; we transfer the money the month after.",
      ko: "원하시는 분. 영수증 사진을 보내 주시면 다음 달에 입금해 드립니다.",
    },
  },
];

const data = mkdtempSync(join(tmpdir(), "enishi-letters-"));
process.once("exit", () => rmSync(data, { recursive: true, force: true }));
const server = await startEmbeddedPostgres({ folder: data, isDurable: false });
const db = connect(server.url(), { max: 6 });
const smtp = await startSmtp();
try {
  await migrate(db);
  const letters = await writeLetters(db, smtp);
  await using browser = await openBrowser();
  mkdirSync(folder, { recursive: true });
  for (const { name, mail, theme } of letters)
    if (only.length === 0 || only.includes(name)) await take(browser, { name, mail, theme });
} finally {
  await smtp.stop();
  await db.destroy();
  await server.stop();
}

type Picture = { name: string; mail: ParsedMail; theme: "light" | "dark" };

/** The way of an event, and then the news: each letter in each language under its name. */
async function writeLetters(db: Db, smtp: TestSmtp): Promise<Picture[]> {
  await aCompany(db, {
    name: "青葉精機株式会社",
    postal_address: "〒460-0000 愛知県名古屋市中区栄1-0-0",
    contact_email: "recruit@aoba.example.jp",
    contact_phone: "052-000-0000",
    desk_contact: "desk@aoba.example.jp",
  });
  const member = await aMember(db, { romaji: "Megumi Morishita" });
  const event = await anEvent(db, {
    title: JSON.stringify(draft.title),
    description: JSON.stringify(draft.description),
    answer_by: draft.answerBy,
    session: { starts_at: draft.startsAt, ends_at: draft.endsAt },
  });
  const host = await aHost(db, {
    ...{ session: event.session, hosting: { state: "accepted" } },
    ...{ romaji: "Ken Okamoto" },
  });
  const candidates = [];
  for (const person of people)
    candidates.push(await aCandidate(db, { ...person, offer_state: "considering" }));
  const letters: Picture[] = [];
  const sent = async (name: string, now: Date) => {
    const before = smtp.received.length;
    const write = letterWriter(testMeans, hostLetters({ db, ...testMeans }));
    const sender = aSender(db, smtp.url, { now: () => now, write });
    await untilQuiet(db);
    await sender.stop();
    for (const { to, source } of smtp.received.slice(before)) {
      const locale = people.find(({ email }) => email === to)?.locale;
      if (!locale) continue;
      const mail = await simpleParser(source);
      letters.push({ name: `${name}.${locale}`, mail, theme: "light" });
      if (name === "invitation" && locale === "ja")
        letters.push({ name: `${name}.${locale}.dark`, mail, theme: "dark" });
    }
  };
  await inviteCandidates(db, jobs, {
    ...{ eventId: event.id, candidateIds: candidates.map(({ id }) => id), memberId: member.id },
    ...{ secret: testMeans.secret, now: tokyo("07-06 11:00") },
  });
  await sent("invitation", tokyo("07-06 11:10"));
  const answerAll = async (now: Date) => {
    const invited = await db.selectFrom("invitation").select("id").execute();
    for (const { id } of invited)
      await answerInvitation(db, {
        ...{ invitationId: id, sessionId: event.session.id, answer: "yes", word: "", source: "link" },
        ...{ now, mailDomain: jobs.mailDomain },
      });
  };
  await answerAll(tokyo("07-07 12:00"));
  await sent("confirmed", tokyo("07-07 12:10"));
  const moved = {
    ...draft,
    startsAt: tokyo("07-18 14:00"),
    endsAt: tokyo("07-18 16:30"),
    hostIds: [host.id],
  };
  await editEvent(db, jobs, { eventId: event.id, draft: moved, now: tokyo("07-08 15:00") });
  await sent("moved", tokyo("07-08 15:10"));
  await answerAll(tokyo("07-09 12:00"));
  await sent("again", tokyo("07-09 12:10"));
  await writeReminders(db, jobs, tokyo("07-17 14:05"));
  await sent("day-before", tokyo("07-17 14:10"));
  const reason = "台風6号の接近が見込まれるため、中止とさせていただきます。あらためて日をご案内します。";
  await cancelEvent(db, jobs, { eventId: event.id, reason, memberId: member.id, now: tokyo("07-17 17:00") });
  await sent("cancelled", tokyo("07-17 17:10"));
  for (const { id } of candidates)
    await saveNewsletterConsent(db, {
      ...{ candidateId: id, isOpen: true, through: "page", now: tokyo("07-20 10:00") },
    });
  await writeIssue(db, {
    ...{ id: uuidv7(), memberId: member.id, now: tokyo("07-21 10:00"), state: "planned" },
    words: { title: "7月号", texts: july, year: 2027, unitIds: [], sendsOn: "2026-07-21" },
  });
  await sendNewsletters(db, jobs, tokyo("07-21 10:05"));
  await sent("newsletter", tokyo("07-21 10:10"));
  await writePapers(db, { memberId: member.id, candidateIds: candidates.map(({ id }) => id) });
  await sent("papers", tokyo("08-03 10:10"));
  await refusePerk(db, { memberId: member.id, candidateIds: candidates.map(({ id }) => id) });
  await sent("refused", tokyo("08-20 10:10"));
  return letters.filter(({ name }) => !name.startsWith("again"));
}

type ToPeople = { memberId: string; candidateIds: readonly string[] };

/** Each gets the notice of their offer; beside it stands what waits for the class. */
async function writePapers(db: Db, { memberId, candidateIds }: ToPeople): Promise<void> {
  const now = tokyo("08-03 10:00");
  for (const plan of perks) {
    const saved = await savePerk(db, jobs, { id: undefined, plan, memberId, now });
    if (saved.ok) await publishPerk(db, { perkId: saved.id, now });
  }
  const bytes = new TextEncoder().encode("%PDF-1.4 notice");
  for (const candidateId of candidateIds) {
    const offer = await anOffer(db, { candidate_id: candidateId });
    const paper = {
      offerId: offer.id,
      kind: "offer_notice",
      name: "notice.pdf",
      bytes,
      by: memberId,
    } as const;
    await placePaper(db, jobs, { ...paper, now });
  }
}

/** Reasons are told in the words in which they were written. */
async function refusePerk(db: Db, { memberId, candidateIds }: ToPeople): Promise<void> {
  const now = tokyo("08-20 10:00");
  const perk = await db
    .selectFrom("perk")
    .select("id")
    .where("kind", "=", "language")
    .executeTakeFirstOrThrow();
  const reasons = [
    "条件の会話テストを受けていただく日が、まだ決まっていないとうかがいました。次の組は1月にはじまります。",
    "The speaking test that the groups go by falls into your exam weeks. We’ll tell you of the next one in January.",
    "조건인 회화 시험을 보실 날짜가 아직 정해지지 않았다고 들었습니다. 다음 반은 1월에 시작합니다.",
  ];
  for (const [place, candidateId] of candidateIds.entries()) {
    await applyForPerk(db, jobs, { perkId: perk.id, candidateId, now });
    const { id } = await db
      .selectFrom("perk_application")
      .select("id")
      .where("candidate_id", "=", candidateId)
      .executeTakeFirstOrThrow();
    const decided = await decideApplications(db, jobs, {
      ...{ perkId: perk.id, applicationIds: [id], decision: "refused", reason: reasons[place] ?? "" },
      ...{ memberId, now },
    });
    if (!decided.ok) throw new Error(`${reasons[place]} wasn't told: ${decided.reason}`);
  }
}

async function take(browser: Browser, { name, mail, theme }: Picture): Promise<void> {
  const wide = Number(process.env["WIDTH"] ?? width);
  const context = await browser.newContext({ colorScheme: theme, viewport: { width: wide, height: 400 } });
  const page = await context.newPage();
  await page.setContent(mail.html || "", { waitUntil: "load" });
  const height = await page.evaluate<number>("document.documentElement.scrollHeight");
  await page.setViewportSize({ width: wide, height });
  const bytes = await page.screenshot();
  if (bytes.byteLength > mostBytes) throw new Error(`${name} is larger than ${mostBytes} bytes`);
  writeFileSync(join(process.env["OUT"] ?? folder, `${name}.png`), bytes);
  process.stdout.write(`${name}.png ${Math.round(bytes.byteLength / 1000)} kB · ${mail.subject}\n`);
  await context.close();
}
