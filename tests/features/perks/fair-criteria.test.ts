// What may decide who gets a perk: sentences as recruiters write them, in three languages, and what is found in each.
import { expect, test } from "vitest";
import { checkBody, checkCriteria, checkReason, checkTitle } from "~/features/perks/fair-criteria.ts";

const refused: Record<string, string[]> = {
  family: [
    "保護者の同意書を提出できる方",
    "実家が愛知県内の方",
    "自宅から通える方",
    "Parental permission required",
    "보호자 동의 필수",
    "자취하는 분",
    "ご両親が賛成している方",
    "家庭の事情で留学できなかった方を優先します",
    "独身の方に限ります",
    "Preference to people without dependants.",
    "Parents should agree",
    "가정 형편이 어려운 분을 우선합니다",
    "미혼인 분",
    "부모님이 동의하신 분",
  ],
  gender: [
    "女性限定",
    "Ladies only",
    "여성 한정",
    "女性のみ",
    "男子学生を対象とします",
    "年齢不問、男性に限る",
    "Women only",
    "Open to male candidates.",
    "여성 우대",
    "군필자에 한합니다",
  ],
  age: [
    "25歳以下の方",
    "年齢が若い方を優先します",
    "２５才まで",
    "Applicants under 30",
    "People aged 22 to 25",
    "만 26세 이하",
    "2003년생까지",
  ],
  health: [
    "健康診断で異常のない方",
    "喫煙しない方",
    "うつ病の経験がない方",
    "Must pass a health check",
    "건강검진 결과 이상 없는 분",
    "健康な方",
    "持病のない方",
    "長時間の移動に耐える体力のある方",
    "Candidates in good health",
    "No chronic illness",
    "건강한 분",
    "장애가 없는 분",
  ],
  nationality: [
    "日本国籍の方",
    "留学生を除く",
    "ビザが不要な方",
    "Japanese nationals",
    "Native speakers are excluded",
    "외국인은 제외합니다",
    "한국인만 신청할 수 있습니다",
  ],
  school: [
    "出身校が当社の採用実績校である方",
    "学校推薦の方",
    "修士以上の方",
    "体育会系の部活に所属していた方",
    "Recommended by your school",
    "Students of partner universities",
    "출신 학교 우대",
    "학교 추천을 받은 분",
    "青葉大学の方を優先します",
    "国立大学に在籍する方",
    "偏差値60以上の大学",
    "早慶以上",
    "Students of Aoba University",
    "University of Tokyo graduates first",
    "서울대 출신",
    "아오바대학교 재학생",
  ],
  vague: [
    "優秀な成績の方",
    "成績上位の方",
    "GPAが高い方",
    "Outstanding academic record",
    "성적이 우수한 분",
    "학점이 높은 분",
    "優秀な方",
    "成績優秀者",
    "内定者のうち上位5名",
    "最優秀賞に選ばれた方",
    "Outstanding results",
    "The top 5 candidates",
    "우수한 분",
    "성적 우수자",
  ],
  private: [
    "宗教や思想が会社に合う方",
    "労働組合に入っていない方",
    "社員の紹介がある方",
    "Christians only",
    "종교가 없는 분",
  ],
  choice: [
    "他社の内定を辞退した方",
    "就職活動を終えた方",
    "内定承諾書を出した方",
    "第一志望で入社を決めた方",
    "People who stopped looking for other jobs",
    "취업 활동을 끝낸 분",
  ],
  repay: [
    "入社後1年以内に退職した場合は返金していただきます",
    "辞退した場合は費用を負担していただきます",
    "入社後3年間は勤務すること",
    "You repay the course fee if you decline.",
    "You pay it back if you leave us",
    "Everybody stays for at least 2 years.",
    "입사 후 1년 안에 퇴사하면 전액 반환해야 합니다",
    "최소 2년 근무",
  ],
};

const kept = [
  "修士論文の研究を、英語で発表した方",
  "政治経済や歴史の本にも使えます。禁煙の会場です",
  "就職活動や部活、帰省と重ならない日を選べます",
  "他社の講座にも使えます。コネクタの設計に関心がある方",
  "先生の推薦図書から選んだ本",
  "Courses of other companies count too. The building is smoke-free.",
  "취업 활동과 겹치지 않는 날을 고를 수 있습니다. 다른 회사의 강좌도 됩니다",
  "入社前英語テスト(6月)のスコアが高い順に8名",
  "卒論賞で優秀賞を受けた方",
  "社内ハッカソンの発表で優秀と評価された方",
  "性別・年齢・国籍・健康状態は問いません",
  "学校名は問いません。希望した順に決めます",
  "大学の授業と重ならない日程で参加できる方",
  "大学生活の残りの時間を大切にできる日程を選んでください",
  "TOEIC 600点以上",
  "希望する方は全員。費用は会社が負担し、返還は不要です",
  "母語が日本語以外の方も申し込めます",
  "設計部門に関心があり、応募の日に申し込んだ順",
  "親睦を深めたい方",
  "Everyone who asks. Nothing has to be repaid.",
  "The highest scores in the June English test",
  "Excellent marks in the thesis contest",
  "Regardless of age, gender, nationality or school name",
  "You can read technical English at the level of the sample paper.",
  "Your university timetable comes first.",
  "6월 영어 시험 점수가 높은 순서로 8명",
  "졸업논문 발표에서 우수 평가를 받은 분",
  "성별·나이·국적 무관",
  "신청한 순서대로 정합니다. 반환은 필요 없습니다",
  "대학 수업과 겹치지 않는 분",
];

for (const [reason, sentences] of Object.entries(refused))
  test(`criteria may not speak of ${reason}`, () => {
    const missed = sentences.filter(
      (sentence) => !checkCriteria(sentence).some((found) => found.reason === reason),
    );
    expect(missed).toEqual([]);
  });

test("what names an assessed thing, a wish or an order, and says who isn't asked what, is kept", () => {
  const stopped = kept.flatMap((sentence) =>
    checkCriteria(sentence).map(({ reason, quote }) => `${sentence}: ${reason} (${quote})`),
  );
  expect(stopped).toEqual([]);
});

test("a name of a school that candidates gave is known however it is written", () => {
  const found = checkCriteria("みどり野カレッジの方", ["みどり野カレッジ"]);
  expect(found).toEqual([{ reason: "school", quote: "みどり野カレッジ" }]);
  expect(checkCriteria("青葉大学の方")).toEqual([{ reason: "school", quote: "青葉大学" }]);
});

test("title and text may speak of schools and families, but of no repayment; a title praises nobody without a thing", () => {
  expect(checkBody("ご家族も大学の先生も読める案内です。優れた講師が教えます。")).toEqual([]);
  expect(checkBody("途中でやめた場合は返金をお願いします。")).toMatchObject([{ reason: "repay" }]);
  expect(checkTitle("成績優秀者の海外研修")).toMatchObject([{ reason: "vague", quote: "優秀" }]);
  expect(checkTitle("英語テスト優秀者の海外研修")).toEqual([]);
});

test("the reason of a decision says nothing of how one compares with others, though criteria may go by points", () => {
  const compared = [
    ...[
      "8名中3番目でした",
      "英語テストで2位でした",
      "順位が低かったためです",
      "ほかの方のほうが点数が高かったためです",
    ],
    ...["You were third of eight", "Ranked 5th", "You came second", "Other applicants had better scores"],
    ...["8명 중 3위였습니다", "순위가 낮았습니다", "다른 분이 더 높은 점수였습니다"],
  ];
  const plain = [
    ...[
      "6月の英語テストで、条件の600点に届きませんでした",
      "期日までに空きが出ませんでした",
      "第1希望の講座は満員でした",
    ],
    ...["The June test was below 600 points", "You applied on the 3rd of July", "席が増えました"],
    ...["6월 시험이 600점에 미치지 못했습니다", "2번째 과제의 발표를 위원회에서 확인했습니다"],
  ];
  expect(compared.filter((text) => !checkReason(text).some(({ reason }) => reason === "rank"))).toEqual([]);
  expect(plain.flatMap(checkReason)).toEqual([]);
  expect(checkCriteria("6月の英語テストのスコアが高い順に8名")).toEqual([]);
});
