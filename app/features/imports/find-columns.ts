import { parseDay } from "~/lib/dates.ts";
import { fold } from "~/lib/fold.ts";
import type { Column, ImportField, Mapping, RefusalTopic } from "./import-field.ts";

// Headings as applicant systems, schools' lists and people's own workbooks write them, in three languages.
const headings: Record<ImportField, string> = {
  reference:
    "応募者ID 応募者番号 管理番号 候補者ID 学生ID 受験番号 エントリーID 社内ID 整理番号 ID No 番号 applicantid candidateid reference 지원번호 수험번호 관리번호 지원자ID",
  fullName:
    "氏名 お名前 名前 姓名 漢字氏名 氏名漢字 学生氏名 応募者名 候補者名 内定者名 内定者氏名 候補者 内定者 name fullname candidate 성명 이름 성함 지원자명",
  familyName: "姓 苗字 名字 氏 姓漢字 漢字姓 氏名姓 familyname lastname surname 성",
  givenName: "名 名漢字 漢字名 氏名名 givenname firstname 이름성제외",
  fullKana:
    "フリガナ 氏名カナ カナ氏名 カナ ヨミガナ 読み 読み方 氏名フリガナ シメイ カナ名 全角カナ 半角カナ 氏名かな かな氏名 kana namekana 가나 후리가나",
  familyKana:
    "セイ 姓カナ カナ姓 姓フリガナ フリガナ姓 セイカナ 姓かな familykana lastnamekana familynamekana 성가나",
  givenKana:
    "メイ 名カナ カナ名前 名フリガナ フリガナ名 メイカナ 名かな givenkana firstnamekana givennamekana 이름가나",
  romaji:
    "ローマ字 ローマ字氏名 氏名ローマ字 英字氏名 英語名 アルファベット 氏名英字 romaji nameinenglish englishname romanname 영문명 영문성명 로마자",
  email:
    "メール メールアドレス Eメール 電子メール メール1 メールアドレス1 PCメール Eメールアドレス 連絡先メール mail email emailaddress mailaddress email1 이메일 메일 이메일주소 메일주소",
  otherEmail:
    "メール2 メールアドレス2 携帯メール 携帯メールアドレス 予備メール 学校メール 大学メール email2 secondaryemail 이메일2",
  phone:
    "電話 電話番号 携帯 携帯電話 携帯番号 携帯電話番号 TEL 連絡先 連絡先電話 phone mobile phonenumber mobilephone tel 전화 전화번호 휴대폰 휴대전화 연락처 핸드폰",
  school:
    "学校 学校名 大学 大学名 出身校 在籍校 学校大学名 大学大学院 最終学歴 school university college 학교 대학 대학교 학교명 출신학교",
  faculty: "学部 学部学科 学科 専攻 研究科 学部名 学部研究科 学科専攻 faculty major 학부 학과 전공 전공학과",
  graduation:
    "卒年 卒業年 卒業年度 卒年度 卒業予定 卒業予定年 卒業予定年月 卒業見込 卒業 年度 入社年度 入社年 class graduation graduationyear classof 졸업 졸업년도 졸업연도 졸업예정 기수",
  unit: "部門 配属 配属先 配属部門 職種 コース 事業部 部署 募集職種 応募職種 配属予定 内定部門 職種コース unit department dept division position 부서 부문 직무 배치부서 사업부",
  state:
    "状況 ステータス 状態 選考状況 内定状況 承諾状況 進捗 回答状況 回答 承諾 承諾有無 承諾可否 内定ステータス status state 상태 현황 진행상태 승낙여부",
  offeredOn:
    "内定日 内々定日 内定通知日 内々定通知日 オファー日 内定出し日 内定年月日 通知日 offerdate offeredon dateofoffer 내정일 합격일 제안일 통보일",
  replyOn:
    "回答期限 回答期日 返答期限 返答期日 承諾期限 承諾期日 回答〆 回答締切 返事期限 回答期限日 期限 〆切 締切 replyby replydate deadline responsedeadline 답변기한 회신기한 기한 마감일 회답기한",
  acceptedOn:
    "承諾日 内定承諾日 承諾年月日 承諾書受領日 承諾書提出日 acceptedon acceptancedate dateaccepted 승낙일 수락일",
  declinedOn: "辞退日 内定辞退日 辞退年月日 declinedon declinedate 사퇴일 사양일 거절일",
  recruiter:
    "担当 担当者 採用担当 採用担当者 リクルーター 主担当 recruiter owner incharge personincharge 담당 담당자 채용담당",
  language: "言語 使用言語 連絡言語 language lang 언어 사용언어",
  tags: "タグ 分類 区分 ラベル tags tag labels 태그 분류",
  note: "備考 メモ コメント 特記事項 備考欄 摘要 備考1 note notes remarks memo comment 비고 메모 특이사항",
};

const fieldByHeading = new Map<string, ImportField>();
for (const [field, names] of Object.entries(headings) as [ImportField, string][])
  for (const name of names.split(" ")) fieldByHeading.set(foldHeading(name), field);

/** Fair selection: these may not be asked for, so they aren't kept either. The first part that fits decides. */
const refused: [RegExp, RefusalTopic][] = [
  [
    /父|母(?!校|国語|語)|両親|保護者|家族|兄弟|姉妹|続柄|扶養|配偶|親の|親御|世帯|family(?![-_ ]*(?:name|kana))|father|mother|parent|sibling|guardian|부모|아버지|어머니|가족|형제|보호자/i,
    "family",
  ],
  [
    /本籍|出身地|国籍地|生い立ち|住居|住宅|家賃|資産|年収|収入|住所略図|birthplace|homeown|본적|출생지|재산|소득/i,
    "home",
  ],
  [
    /宗教|信仰|支持政党|政党|思想|信条|尊敬する人|愛読|購読|組合|religion|belief|politic|종교|신앙|사상|정당/i,
    "belief",
  ],
  [/健康|病歴|既往|障害|持病|血液型|妊娠|health|medical|disab|건강|병력|장애|혈액형/i, "health"],
  [/性別|男女|gender|sex$|성별/i, "gender"],
];

/**
 * Finds what each column means: as corrected by hand before (`mapping`, by heading), by its heading, else by what its
 * cells look like. No field is given twice; a second mail column becomes the other address.
 */
export function findColumns(
  headingRow: readonly string[],
  sampleRows: readonly (readonly string[])[],
  mapping: Mapping,
  today: string,
): Column[] {
  const taken = new Set<ImportField>();
  const columns = headingRow.map((heading, at): Column => {
    const sample = sampleRows.map((row) => row[at] ?? "").find((cell) => cell.trim() !== "") ?? "";
    return { at, heading, sample, field: null, foundBy: "unknown" };
  });
  const give = (column: Column, field: ImportField | null | undefined, foundBy: Column["foundBy"]) => {
    if (field === undefined || column.field || column.foundBy !== "unknown") return;
    const free = field === "email" && taken.has("email") ? "otherEmail" : field;
    if (free !== null && taken.has(free)) return;
    column.field = free;
    column.foundBy = foundBy;
    if (free) taken.add(free);
  };
  for (const column of columns) {
    // "Family name" is a name, whatever else a family is
    if (fieldByHeading.has(foldHeading(column.heading))) continue;
    const topic = refused.find(([pattern]) => pattern.test(column.heading.normalize("NFKC")))?.[1];
    if (topic) Object.assign(column, { foundBy: "refused", refusal: topic, sample: "" });
  }
  for (const column of columns) if (column.heading in mapping) give(column, mapping[column.heading], "hand");
  for (const column of columns) give(column, fieldByHeading.get(foldHeading(column.heading)), "heading");
  for (const column of columns) give(column, withoutSuffix(column.heading), "heading");
  for (const column of columns) {
    const cells = sampleRows.map((row) => row[column.at] ?? "").filter((cell) => cell.trim() !== "");
    give(column, fieldByContent(column.heading, cells, today), "content");
  }
  return columns;
}

/** The heading row's fingerprint: a layout corrected once is known again, whatever the order of its rows. */
export function layoutSignature(headingRow: readonly string[]): string {
  return headingRow.map(foldHeading).join("\u001f");
}

function foldHeading(heading: string): string {
  return fold(heading.replace(/[【】[\]「」()（）*※:：/／\\#＃◎○●]/g, " "));
}

/** 「氏名（漢字）」「メールアドレス（必須）」「電話番号(ハイフンなし)」: what stands in brackets is a remark. */
function withoutSuffix(heading: string): ImportField | undefined {
  const bare = heading
    .normalize("NFKC")
    .replace(/[([【「].*?[)\]】」]/g, "")
    .replace(/(必須|任意|\*)/g, "");
  return fieldByHeading.get(foldHeading(bare));
}

function fieldByContent(heading: string, cells: readonly string[], today: string): ImportField | undefined {
  if (cells.length === 0) return undefined;
  const most = (fits: (cell: string) => boolean) => cells.filter(fits).length >= 0.8 * cells.length;
  if (most((cell) => /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(cell.normalize("NFKC").trim()))) return "email";
  if (
    most(
      (cell) =>
        /^[+()0-9\s-]{10,17}$/.test(cell.normalize("NFKC")) &&
        /^(\+?81|0?[789]0|0)/.test(cell.normalize("NFKC").replace(/[\s()-]/g, "")),
    )
  )
    return "phone";
  if (most((cell) => parseDay(cell, today) !== undefined && /[/.年月-]/.test(cell.normalize("NFKC"))))
    return dayByHeading(heading);
  if (most((cell) => /(大学|大学院|高専|専門学校|university|college|대학교)/i.test(cell))) return "school";
  if (
    most((cell) => /^[\u30a0-\u30ff\uff66-\uff9f\s　]+$/.test(cell)) &&
    most((cell) => /[\s　]/.test(cell.trim()))
  )
    return "fullKana";
  return undefined;
}

function dayByHeading(heading: string): ImportField | undefined {
  if (/期|〆|締|限|due|by|deadline|기한|마감/i.test(heading)) return "replyOn";
  if (/辞退|declin|사퇴|사양/i.test(heading)) return "declinedOn";
  if (/承諾|accept|승낙/i.test(heading)) return "acceptedOn";
  if (/内定|offer|내정/i.test(heading)) return "offeredOn";
  return undefined;
}
