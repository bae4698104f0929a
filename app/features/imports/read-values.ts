import { parseDay } from "~/lib/dates.ts";
import { fold, foldPhone } from "~/lib/fold.ts";
import type { ImportedState } from "./import-field.ts";

// One cell each: what a person typed → what we keep, or undefined when it can't be read.

const stateWords: Record<ImportedState, string> = {
  informal: "内々定 内内定 内々定通知済 オファー済 offered offer informal 내내정 제안 합격",
  considering:
    "検討中 保留 返答待ち 回答待ち 返事待ち 未回答 未定 考え中 承諾待ち 連絡待ち 期日延長 未承諾 pending considering undecided waiting 검토중 보류 미정 답변대기 대기",
  accepted:
    "承諾 内定承諾 内々定承諾 承諾済 承諾済み 入社承諾 承諾書受領 受諾 ○ 〇 ◯ accepted accept yes 승낙 수락 승낙완료",
  formal: "内定 正式内定 内定者 内定式済 formal formaloffer 내정 최종합격",
  preparing: "入社準備 入社準備中 入社手続中 入社手続き中 preparing onboarding 입사준비",
  joined: "入社 入社済 入社済み joined hired 입사 입사완료",
  declined:
    "辞退 内定辞退 内々定辞退 辞退済 辞退済み 辞退連絡あり × declined decline no rejected 사퇴 사양 거절 포기",
  declined_before: "承諾前辞退 辞退承諾前 辞退（承諾前） 승낙전사퇴",
  declined_after: "承諾後辞退 辞退承諾後 辞退（承諾後） 내정후사퇴 승낙후사퇴 reneged",
  withdrawn_by_company:
    "取消 内定取消 内定取り消し 取り消し 会社都合取消 withdrawn revoked rescinded 취소 내정취소",
  lost_contact:
    "連絡不通 連絡とれず 連絡が取れない 連絡つかず 音信不通 不通 unreachable lostcontact 연락두절 연락불가",
};
const stateByWord = new Map<string, ImportedState>();
for (const [state, words] of Object.entries(stateWords) as [ImportedState, string][])
  for (const word of words.split(" ")) stateByWord.set(foldState(word), state);

function foldState(text: string): string {
  return fold(text).replace(/[()（）]/g, "");
}

export function readState(text: string): ImportedState | undefined {
  return stateByWord.get(foldState(text.replace(/^[0-9０-９]+[.．:：\s]+/, "")));
}

/** Old addresses of Japanese carriers break RFC 5321 ("x..y.@docomo.ne.jp") and are delivered all the same. */
export function readEmail(text: string): string | undefined {
  const email = foldEmailKeepingCase(text);
  return /^[^\s@<>"(),:;[\]\\]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i.test(
    email,
  ) && email.length <= 254
    ? email
    : undefined;
}

function foldEmailKeepingCase(text: string): string {
  const plain = text
    .normalize("NFKC")
    .replace(/\s/g, "")
    .replace(/^mailto:/i, "");
  return /^<(.+)>$/.exec(plain)?.[1] ?? plain;
}

/** A number as people dial it, with the hyphens it came with; a zero that a spreadsheet ate is put back. */
export function readPhone(text: string): { phone: string; isMended: boolean } | undefined {
  const plain = text
    .normalize("NFKC")
    .trim()
    .replace(/[‐‑‒–—―−ー]/g, "-")
    .replace(/\s+/g, " ")
    .replace(/\.0$/, "");
  const digits = foldPhone(plain);
  if (/^[789]0\d{8}$/.test(digits)) return { phone: hyphened(`0${digits}`), isMended: true };
  if (digits.length < 9 || digits.length > 15 || /[^0-9+() -]/.test(plain)) return undefined;
  if (/^0[789]0\d{8}$/.test(digits) && !plain.startsWith("+"))
    return { phone: hyphened(digits), isMended: false };
  return { phone: plain, isMended: false };
}

function hyphened(digits: string): string {
  return digits.length === 11 ? `${digits.slice(0, 3)}-${digits.slice(3, 7)}-${digits.slice(7)}` : digits;
}

/** 27卒, 2027, 2027年3月, 2027/03/31, R9.3: the year somebody would join in April. From July on a date means the next year. */
export function readGraduation(text: string, today: string): number | undefined {
  const plain = text.normalize("NFKC").trim();
  const short = /^['’]?(\d{2})\s*(卒|年卒|年度卒|졸|기)?$/.exec(plain);
  if (short) return 2000 + Number(short[1]);
  const year =
    /^(20\d{2})\s*(年|년)?\s*(度)?\s*(3月|03月|3월)?\s*(卒|卒業|卒業予定|卒業見込|卒業見込み|졸업|졸업예정|入社)?$/.exec(
      plain,
    );
  if (year) return Number(year[1]) + (year[3] && !year[5]?.startsWith("入社") ? 1 : 0);
  const month =
    /^(20\d{2})\s*[年년/.-]\s*(\d{1,2})\s*[月월]?\s*(卒|卒業|卒業予定|卒業見込|卒業見込み|졸업|졸업예정)?$/.exec(
      plain,
    );
  const day = month
    ? `${month[1]}-${(month[2] ?? "").padStart(2, "0")}-01`
    : (parseDay(plain, today) ?? parseDay(`${plain}.1`, today));
  if (!day) return undefined;
  const [y = 0, mo = 0] = day.split("-").map(Number);
  return mo >= 7 ? y + 1 : y;
}

export function readLanguage(text: string): "ja" | "en" | "ko" | undefined {
  const plain = fold(text);
  if (/^(ja|jp|jpn|japanese|日本語|日本|일본어)$/.test(plain)) return "ja";
  if (/^(ko|kr|kor|korean|韓国語|한국어)$/.test(plain)) return "ko";
  if (/^(en|eng|english|英語|영어)$/.test(plain)) return "en";
  return undefined;
}

/**
 * A name in one column, at its first space (full-width too). Without one, hangul splits after its first syllable and
 * Latin can't be split; a Japanese name stays whole in the family name.
 */
export function splitName(text: string): { family: string; given: string } {
  const plain = text.replace(/[\s\u3000]+/g, " ").trim();
  const space = plain.indexOf(" ");
  if (space > 0) return { family: plain.slice(0, space), given: plain.slice(space + 1) };
  if (/^[가-힣]{3,4}$/.test(plain)) return { family: plain.slice(0, 1), given: plain.slice(1) };
  return { family: plain, given: "" };
}

/** Half-width kana and hiragana become full-width katakana; spaces inside stay single. */
export function readKana(text: string): string {
  const plain = text
    .normalize("NFKC")
    .replace(/[\s\u3000]+/g, " ")
    .trim();
  return plain.replace(/[\u3041-\u3096]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0x60));
}

/** A cell that is as it should be, as most are: one look instead of four. */
const tidy = /^(?:[^\s'\uff61-\uff9f](?:[^\r\uff61-\uff9f]*[^\s\uff61-\uff9f])?)?$/;

/** Trimmed; half-width kana made full-width, everything else (①, 髙, full-width letters) kept as written. */
export function readText(text: string): string {
  if (tidy.test(text)) return text;
  // the apostrophe that keeps "=1+1" from being run as a formula isn't part of the text: our own exports write it
  const plain = text
    .replace(/\r\n?/g, "\n")
    .trim()
    .replace(/^'(?=\s*[=+\-@＝＋－＠])/, "");
  return /[\uff61-\uff9f]/.test(plain)
    ? plain.replace(/[\uff61-\uff9f]+/g, (kana) => kana.normalize("NFKC"))
    : plain;
}
