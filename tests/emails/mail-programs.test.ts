// Each letter against what Gmail, Outlook on Windows, Apple Mail and Yahoo can show (caniemail.com). All letters are made
// of the blocks below: a new kind of block doesn't compile until it stands here.
import { caniemail } from "caniemail";
import { expect, test } from "vitest";
import { mailing } from "#emails/candidates/mailing.ts";
import type { LetterBlock, LetterContent } from "#emails/layout/letter-content.ts";
import { renderLetter } from "#emails/layout/render-letter.tsx";
import { writtenBlocks } from "~/features/letters/written-text.ts";
import { type Locale, locales } from "~/lib/locale.ts";

const link = { label: "参加します", url: "https://enishi.example.jp/i/x" };
const blocks: { [Kind in LetterBlock["kind"]]: Extract<LetterBlock, { kind: Kind }> } = {
  text: { kind: "text", text: "一行目\n二行目", lang: "ja" },
  heading: { kind: "heading", text: "当日のこと" },
  list: { kind: "list", items: ["持ちもの", "服装"] },
  facts: { kind: "facts", rows: [{ label: "日時", lines: ["7月18日(土)", "14:00〜16:30"] }] },
  change: {
    kind: "change",
    label: "日時",
    before: "17日",
    after: "18日",
    beforeLabel: "前",
    afterLabel: "いま",
  },
  calm: { kind: "calm", title: "参加は自由です。", text: "お返事だけでもかまいません。" },
  answers: { kind: "answers", answers: [link, { ...link, label: "参加しません" }] },
  action: { kind: "action", link },
  links: { kind: "links", links: [link, { ...link, label: "まだ決められません" }] },
  small: { kind: "small", text: "このメールは自動で送られています。" },
};

const clients = ["gmail.*", "outlook.windows", "apple-mail.*", "yahoo.*"] as const;

async function everything() {
  const letter = (over: Partial<LetterContent>): LetterContent => ({
    locale: "ja",
    subject: "夏の懇親会のご案内",
    preview: "7月18日",
    greeting: "山田 花さん",
    title: "夏の懇親会",
    sender: {
      company: "青葉精機株式会社",
      postalAddress: "〒460-0000 愛知県",
      contactEmail: "saiyo@aoba.example.jp",
      contactPhone: "052-000-0000",
      desk: "desk@aoba.example.jp",
      person: "採用担当 森下 恵",
    },
    blocks: Object.values(blocks),
    footnotes: ["ご案内の理由"],
    footLinks: [link],
    ...over,
  });
  // What colleagues write themselves: to chosen people, and the newsletter, with the ways to stop it at its foot.
  const text = "{name}、お元気ですか。\n\n## 今月のこと\n- 見学\n- 図書費\n\nhttps://aoba.example.jp";
  const values = { name: "山田 花さん", company: "青葉精機株式会社", writer: "森下 恵" };
  const own = (why: "chosen" | "asked_for", locale: Locale) => ({
    ...mailing({ ...letter({ locale }), blocks: writtenBlocks(text, values), written: "ja", why }),
    footLinks: [link, { ...link, label: "お誘いの回数を選ぶ・止める" }],
  });
  const shapes = locales.flatMap((locale) => [
    ...[letter({ locale }), letter({ locale, isLarge: true })],
    ...[own("chosen", locale), own("asked_for", locale)],
  ]);
  return Promise.all(shapes.map(async (shape) => (await renderLetter(shape)).html));
}

/** Those of tests/journeys/letter-pictures.ts. */
const pictured = {
  invitation: "invitation",
  confirmed: "a seat",
  moved: "moved: what was, what is",
  "day-before": "the day before",
  cancelled: "cancelled, with the reason in the words it was written in",
  newsletter: "newsletter",
  papers: "an offer's papers, and what waits besides",
  refused: "a perk that can't be given, with the reason in the words it was written in",
};

/** What stays where a program takes neither style sheet nor its announcement. */
function bare(html: string): string {
  return html.replace(/<style>.*?<\/style>/gs, "").replace(/<meta[^>]*color-scheme[^>]*>/g, "");
}

/** Feature → the programs that lack it, or know it in part. */
function lacks(pages: string[], how: "errors" | "warnings"): Map<string, string[]> {
  const found = new Map<string, Set<string>>();
  for (const html of pages)
    for (const [client, issues] of caniemail({ clients: [...clients], html }).issues[how])
      for (const { title } of issues) found.set(title, (found.get(title) ?? new Set()).add(client));
  return new Map([...found].sort().map(([title, programs]) => [title, [...programs].sort()]));
}

/** Yahoo's apps put a div in its place; the table inside carries ground, language and margins too. */
const replaced = "<body> element";

test("letters: nothing in a letter itself is unknown to Gmail, Outlook, Apple Mail or Yahoo", async () => {
  const unknown = lacks((await everything()).map(bare), "errors");
  expect(unknown.get(replaced)).toEqual(["yahoo.android", "yahoo.ios"]);
  unknown.delete(replaced);
  expect(Object.fromEntries(unknown)).toEqual({});
});

test("mail: no letter loads anything, so opening one tells nobody", async () => {
  for (const html of await everything())
    expect(html).not.toMatch(/<(?:img|link|script|iframe)\b|\burl\(|@import/i);
});

test("letters: what some programs show in part, or leave out as decoration, is listed in docs/letters.md", async () => {
  const pages = await everything();
  const partly = lacks(pages.map(bare), "warnings");
  const decoration = lacks(pages, "errors");
  decoration.delete(replaced);
  const rows = (found: Map<string, string[]>) =>
    [...found].map(([title, programs]) => `| \`${title}\` | ${programs.join(", ")} |`);
  const page = [
    "# Letters in mail programs",
    "",
    "Written by tests/emails/mail-programs.test.ts from caniemail.com's data: `npx vitest run tests/emails -u` writes it anew.",
    "What a letter says and does stands in plain HTML with style attributes: nothing of it is unsupported in Gmail, Outlook on",
    "Windows, Apple Mail and Yahoo, but that Yahoo's apps put a div in the place of body.",
    "",
    "## What they look like",
    "",
    "Each as it arrived at a mail server, 600 px wide, in the Chromium that the tests use (it has no Mincho: titles are plainer",
    "than on a phone): `node --import ./bin/typescript.js tests/journeys/letter-pictures.ts` takes them anew.",
    "",
    "| | 日本語 | English | 한국어 |",
    "|---|---|---|---|",
    ...Object.entries(pictured).map(
      ([name, title]) =>
        `| ${title} | ${locales.map((locale) => `![${name}](pictures/letters/${name}.${locale}.png)`).join(" | ")} |`,
    ),
    "",
    "In the dark: ![invitation, dark](pictures/letters/invitation.ja.dark.png)",
    "",
    "## Supported in part",
    "",
    "Shown, with limits that don't touch these letters (margins on some elements, `!important` dropped, and the like).",
    "",
    "| feature | where in part |",
    "|---|---|",
    ...rows(partly),
    "",
    "## Decoration, left out where it isn't known",
    "",
    "In the style sheet: rounded corners, dark mode, slimmer margins on phones. A letter without it is whole, in its light form.",
    "",
    "| feature | where unknown |",
    "|---|---|",
    ...rows(decoration),
    "",
  ].join("\n");
  await expect(page).toMatchFileSnapshot("../../docs/letters.md");
});
