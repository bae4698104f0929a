import fc from "fast-check";
import { expect, test } from "vitest";
import { buildMessage, type Message } from "~/features/letters/build-message.server.ts";
import { copyMessage, messageForm } from "~/features/letters/copy-message.server.ts";
import { readMessage } from "~/features/letters/read-message.server.ts";

const text = fc.oneof(
  fc.string({ maxLength: 400, unit: "grapheme" }),
  fc.stringMatching(/^[a-z \n]{0,400}$/),
  fc.constantFrom("ご招待\r\nお待ちしています。\r\n", "x".repeat(57), "x".repeat(114), "日".repeat(19)),
);
const name = fc.oneof(
  fc.constantFrom("髙橋 蓮", "김서연", "O'Brien, Anne", 'Ann "A" Lee', "", "Nguyễn Văn An ".repeat(9).trim()),
  fc.string({ maxLength: 40 }).filter((sign) => sign.trim() !== "" && !/[\r\n]/.test(sign)),
);
const person = fc.record({
  text: text.filter((words) => words !== ""),
  html: text.filter((words) => words !== ""),
  to: fc.record({
    name,
    address: fc.constantFrom("ren@example.ac.jp", "x..y.@docomo.ne.jp", "ａ@例え.jp", "a.b+c@example.com"),
  }),
  messageId: fc.uuid().map((id) => `<${id}@${"long.".repeat(8)}example.jp>`),
  date: fc.date({ min: new Date("2026-01-01"), max: new Date("2030-01-01"), noInvalidDate: true }),
  ics: text.filter((words) => words !== ""),
  first: fc.uuid().map((id) => `<${id}@example.jp>`),
  stop: fc.base64String({ maxLength: 120 }).map((key) => `https://enishi.example.jp/api/${key}/stop`),
});
const kind = fc.record({
  subject: fc.constantFrom(
    "夏の懇親会のご案内（青葉精機株式会社からのお知らせです）",
    "Summer social",
    "여름 친목회",
  ),
  hasEntry: fc.boolean(),
  isLater: fc.boolean(),
  isNews: fc.boolean(),
});

test("a copy is byte for byte what nodemailer would have built, but for its boundaries", async () => {
  // Parts of plain ASCII alone it leaves as they are; a copy encodes every part.
  await fc.assert(
    fc.asyncProperty(kind, person, person, async (shared, example, reader) => {
      const form = await messageForm(messageOf(shared, example));
      const message = messageOf(shared, reader);
      expect(plain(copyMessage(form, message))).toBe(plain(await buildMessage(message)));
    }),
    { numRuns: 200 },
  );
});

type Of<T> = T extends fc.Arbitrary<infer U> ? U : never;

function messageOf(
  { subject, hasEntry, isLater, isNews }: Of<typeof kind>,
  reader: Of<typeof person>,
): Message {
  const { ics, first, stop, ...rest } = reader;
  return {
    ...rest,
    text: `${rest.text}の`,
    html: `${rest.html}の`,
    subject,
    from: { name: "青葉精機株式会社 採用担当", address: "recruit@aoba.example.jp" },
    ...(isLater && { inReplyTo: first }),
    ...(isNews && { stopUrl: stop }),
    ...(hasEntry && { calendar: { method: "REQUEST" as const, ics: `${ics}の` } }),
  };
}

test("a letter of ASCII alone reads as it was written", async () => {
  const message: Message = {
    subject: "Summer social",
    text: "Dear Anne,\r\n.\r\nFrom: nobody\r\n",
    html: "<p>Dear Anne</p>",
    from: { name: "Aoba", address: "recruit@aoba.example.jp" },
    to: { name: "Anne Lee", address: "anne@example.ac.jp" },
    messageId: "<1@aoba.example.jp>",
    date: new Date("2026-07-01T03:00:00Z"),
    calendar: { method: "CANCEL", ics: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n" },
  };
  const copy = copyMessage(await messageForm(message), message);
  expect(readMessage(copy)).toMatchObject({
    text: message.text,
    html: message.html,
    ics: message.calendar?.ics,
  });
});

function plain(source: Buffer): string {
  return source.toString("latin1").replace(/_NmP-[0-9a-f]+-/g, "_NmP-");
}
