import fc from "fast-check";
import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { decodeText } from "~/lib/decode.server.ts";

const japanese = "氏名,ﾌﾘｶﾞﾅ\r\n髙橋 蓮①,ﾀｶﾊｼ ﾚﾝ\r\n﨑山～－Ⅲ㈱,ｻｷﾔﾏ\r\n";

test("CP932 keeps ①, 髙, 﨑, half-width kana, the wave and the full-width minus", () => {
  expect(decodeText(iconv.encode(japanese, "cp932"))).toEqual({
    ok: true,
    text: japanese,
    encoding: "cp932",
  });
});

test("UTF-8 is read with and without its mark, UTF-16 with its mark", () => {
  expect(decodeText(Buffer.from(japanese))).toEqual({ ok: true, text: japanese, encoding: "utf8" });
  expect(decodeText(Buffer.from(`\ufeff${japanese}`))).toEqual({
    ok: true,
    text: japanese,
    encoding: "utf8-bom",
  });
  expect(decodeText(Buffer.from(`\ufeff${japanese}`, "utf16le"))).toEqual({
    ok: true,
    text: japanese,
    encoding: "utf16le",
  });
});

test("bytes that are neither are told with their line", () => {
  const broken = Buffer.concat([
    iconv.encode(japanese, "cp932"),
    Buffer.from([0x88, 0x0a]),
    Buffer.from("end\n"),
  ]);
  expect(decodeText(broken)).toEqual({ ok: false, reason: "not_text", row: 4 });
});

test("UTF-8 cut off in a character at the end is told with that line, not with the first Japanese one", () => {
  const cut = Buffer.from(`${japanese}山田`).subarray(0, -1);
  expect(decodeText(cut)).toMatchObject({ ok: false, row: 4 });
});

test("a picture is not a text", () => {
  expect(decodeText(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]))).toMatchObject({
    ok: false,
    reason: "not_text",
  });
});

test("every text that UTF-8 can carry comes back", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      fc.pre(!text.includes("\0") && !text.startsWith("\ufeff"));
      const read = decodeText(Buffer.from(text));
      expect(read.ok && read.text).toBe(text);
    }),
  );
});
