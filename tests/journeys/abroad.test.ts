// The same job in English and in Korean: what the recruiter and the invited person read is in their language.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { aCohort, aCompany, aMember, aUnit } from "#tests/support/factories.ts";
import { csvBytes } from "#tests/support/messy-file.ts";
import { addDays, instantAt, todayIn } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { deskWindow, openHouse, plainPhone } from "./support/house.ts";
import { answerLink, entryOf, letTheMinutePass, letterTo } from "./support/letters.ts";
import {
  acceptanceRow,
  dropFile,
  importAll,
  inviteFound,
  openAnswerPage,
  planMeetup,
  seesSeats,
  sendAnswer,
} from "./support/steps.ts";

const today = todayIn("Asia/Tokyo", new Date());
const year = Number(today.slice(0, 4)) + 1;
const house = openHouse(async ({ db }) => {
  await aCompany(db, { name: "Aoba Seiki", locale: "en" });
  await aCohort(db, { year });
});

type Tongue = {
  locale: Locale;
  recruiter: { family_name: string; given_name: string };
  host: { family_name: string; given_name: string };
  hostName: string;
  guest: string;
  unit: string;
  school: string;
  title: string;
  headings: string[];
  states: { considering: string; accepted: string; declined: string };
  language: string;
};

const noKana = { family_kana: "", given_kana: "" };

const english: Tongue = {
  locale: "en",
  recruiter: { family_name: "Walker", given_name: "Anna" },
  host: { family_name: "Baker", given_name: "Tom" },
  hostName: "Tom Baker",
  guest: "Emma Clark",
  unit: "Design",
  school: "Northfield University",
  title: "Tea with senior colleagues",
  headings: [
    "Name",
    "Email",
    "Phone",
    "School",
    "Class of",
    "Department",
    "Status",
    "Offer date",
    "Reply by",
    "Language",
  ],
  states: { considering: "considering", accepted: "accepted", declined: "declined" },
  language: "English",
};

const korean: Tongue = {
  locale: "ko",
  recruiter: { family_name: "박", given_name: "지훈" },
  host: { family_name: "최", given_name: "서연" },
  hostName: "최서연",
  guest: "김민지",
  unit: "설계",
  school: "한빛대학교",
  title: "선배와 차 한잔",
  headings: ["이름", "이메일", "전화번호", "학교", "졸업년도", "부서", "상태", "제안일", "회신기한", "언어"],
  states: { considering: "검토중", accepted: "승낙", declined: "사양" },
  language: "한국어",
};

test.each([english, korean])(
  "the main job in $language, from the file to the answer",
  { timeout: 90_000 },
  async (tongue) => {
    const { locale, unit, title } = tongue;
    await aUnit(house.db, { name: unit });
    const recruiter = await aMember(house.db, {
      role: "administrator",
      locale,
      ...noKana,
      ...tongue.recruiter,
    });
    await aMember(house.db, { role: "host", locale, ...noKana, ...tongue.host });
    const page = await deskWindow(house, locale, recruiter);

    expect(await dropFile(page, locale, { name: `list-${locale}.csv`, bytes: smallFile(tongue) })).toEqual([
      4, 0, 0, 1,
    ]);
    await expectOnly(page, locale);
    await importAll(page, locale, 4);
    await expectOnly(page, locale);
    await page.getByRole("link", { name: m.import_run_to_acceptances({}, { locale }) }).click();
    await page.getByRole("heading", { level: 1, name: m.acceptance_title({}, { locale }) }).waitFor();
    expect((await acceptanceRow(page, unit)).slice(1)).toEqual([4, 2, 1, 0, 1, 0, 0]);
    await page.getByText(m.call_group_reply({ count: 1 }, { locale })).waitFor();
    await expectOnly(page, locale);

    const day = addDays(today, 14);
    const clock = { day: day.replaceAll("-", "/"), starts: "17:00", ends: "18:00" };
    const eventPath = await planMeetup(page, locale, {
      titles: { [locale]: title },
      ...clock,
      seats: 6,
      host: tongue.hostName,
    });
    await expectOnly(page, locale);
    await inviteFound(page, locale, tongue.guest, 1);
    await expectOnly(page, locale);
    await letTheMinutePass(house.db);

    const address = `guest.${locale}@example.ac.jp`;
    const letter = await letterTo(house.smtp, address);
    expect(letter.subject).toContain(title);
    expect(japaneseIn(`${letter.subject}${letter.text}`)).toEqual([]);
    expect(entryOf(letter)).toMatchObject({
      method: "REQUEST",
      language: locale,
      attendees: [address],
      start: instantAt(day, "17:00", "Asia/Tokyo").toISOString(),
    });

    const phone = await plainPhone(house, "ja"); // whatever the phone prefers: the person's own language wins
    expect(await openAnswerPage(phone, answerLink(letter, "yes"))).toBe("yes");
    await expectOnly(phone, locale);
    expect(await sendAnswer(phone, locale)).toBe(m.answer_going_title({}, { locale }));
    await expectOnly(phone, locale);
    await seesSeats(page, locale, 1, 6);
    const confirmed = await letterTo(house.smtp, address, 2);
    expect(japaneseIn(`${confirmed.subject}${confirmed.text}`)).toEqual([]);

    const somebody = await house.db
      .selectFrom("candidate")
      .select("id")
      .where("email", "=", address)
      .executeTakeFirstOrThrow();
    const delivery = await house.db
      .selectFrom("delivery")
      .select("id")
      .where("address", "=", address)
      .executeTakeFirstOrThrow();
    for (const path of [
      ...[
        "/candidates?who=all",
        `/candidates/${somebody.id}`,
        `/candidates/${somebody.id}/edit`,
        "/candidates/new",
        "/candidates/import",
      ],
      ...["/events", "/events/new", `${eventPath}/edit`, "/letters", `/letters/${delivery.id}`],
      ...[
        "/settings/members",
        "/settings/members/invite",
        "/settings/company",
        "/settings/plan",
        "/settings/account",
        "/settings/sessions",
      ],
    ]) {
      await page.goto(path);
      await expectOnly(page, locale);
    }
  },
);

/** Two are considering, one of them until tomorrow; one accepted, one declined; one row has no state that we know. */
function smallFile({ locale, headings, guest, school, unit, states, language }: Tongue): Buffer {
  const names = {
    en: ["Oliver Stone", "Grace Hill", "Noah Reed", "Lily Ford"],
    ko: ["이준호", "정하은", "강도윤", "윤서아"],
    ja: [],
  }[locale];
  const offered = addDays(today, -10);
  const row = (name: string, at: number, state: string, reply: string) => [
    ...[
      name,
      at === 0 ? `guest.${locale}@example.ac.jp` : `${locale}${at}@example.ac.jp`,
      `0901234${locale === "en" ? 1 : 2}00${at}`,
    ],
    ...[school, String(year), unit, state, offered, reply, language],
  ];
  const rows = [
    row(guest, 0, states.considering, addDays(today, 1)),
    row(names[0] ?? "", 1, states.considering, addDays(today, 40)),
    row(names[1] ?? "", 2, states.accepted, ""),
    row(names[2] ?? "", 3, states.declined, ""),
    row(names[3] ?? "", 4, "???", ""),
  ];
  return csvBytes([headings, ...rows], { encoding: "utf8-bom", delimiter: "\t", newline: "\n" });
}

/** The page says that it is in this language, and no word of it is Japanese but the names of the languages and of the house. */
async function expectOnly(page: Page, locale: Locale): Promise<void> {
  expect(await page.locator("html").getAttribute("lang")).toBe(locale);
  const words = await page.evaluate<string>("document.body.innerText");
  const labels = await page
    .locator("[aria-label], [placeholder], [title], [alt]")
    .evaluateAll((elements) =>
      elements.flatMap((element) =>
        ["aria-label", "placeholder", "title", "alt"].map((name) => element.getAttribute(name) ?? ""),
      ),
    );
  expect(japaneseIn([await page.title(), words, ...labels].join("\n")), page.url()).toEqual([]);
}

function japaneseIn(text: string): string[] {
  return (
    text
      .replaceAll("縁 Enishi", "")
      .replaceAll("日本語", "")
      .match(/.{0,20}[\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Han}]+.{0,20}/gu)
      ?.filter((each) => /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u.test(each)) ?? []
  );
}
