// The people of 青葉精機株式会社. All of them and the company are invented.

export const units = ["生産技術", "設計開発", "品質保証", "ソフトウェア", "管理"] as const;

type StaffRole = "administrator" | "recruiter" | "host" | "desk" | "viewer";

type Colleague = {
  role: StaffRole;
  family: string;
  given: string;
  familyKana: string;
  givenKana: string;
  romaji: string;
  mail: string;
  position: string;
  unit: number | null;
  locale: "ja" | "ko" | "en";
};

export const staff: readonly Colleague[] = `
administrator|田村 由紀子|タムラ ユキコ|Tamura Yukiko|y.tamura|人事部長|4|ja
recruiter|森下 恵|モリシタ メグミ|Morishita Megumi|m.morishita|採用担当|4|ja
recruiter|大野 拓也|オオノ タクヤ|Ono Takuya|t.ono|採用担当|4|ja
recruiter|白石 真央|シライシ マオ|Shiraishi Mao|m.shiraishi|採用担当|4|ja
host|岡本 健|オカモト ケン|Okamoto Ken|k.okamoto|設計部・主任|1|ja
host|西村 沙織|ニシムラ サオリ|Nishimura Saori|s.nishimura|品質保証部・主任|2|ja
host|藤田 涼太|フジタ リョウタ|Fujita Ryota|r.fujita|生産技術部・2年目|0|ja
host|小川 明日香|オガワ アスカ|Ogawa Asuka|a.ogawa|生産技術部・班長|0|ja
host|이 지훈|イ ジフン|Lee Jihoon|j.lee|ソフトウェア開発部|3|ko
host|Carter Emily|カーター エミリー|Carter Emily|e.carter|ソフトウェア開発部|3|en
host|菊地 航平|キクチ コウヘイ|Kikuchi Kohei|k.kikuchi|設計部・1年目|1|ja
host|安田 瑞希|ヤスダ ミズキ|Yasuda Mizuki|m.yasuda|設計部・海外担当|1|ja
host|永井 直樹|ナガイ ナオキ|Nagai Naoki|n.nagai|長野工場・製造課|0|ja
host|土屋 千晴|ツチヤ チハル|Tsuchiya Chiharu|c.tsuchiya|品質保証部・測定室|2|ja
host|関 誠|セキ マコト|Seki Makoto|m.seki|経理部|4|ja
host|堀内 彩乃|ホリウチ アヤノ|Horiuchi Ayano|a.horiuchi|ソフトウェア開発部・2年目|3|ja
desk|水谷 佳穂|ミズタニ カホ|Mizutani Kaho|soudan|相談窓口（法務部）||ja
viewer|平田 聡|ヒラタ サトシ|Hirata Satoshi|s.hirata|取締役・技術本部長||ja
`
  .trim()
  .split("\n")
  .map((line) => {
    const [role = "", name = "", kana = "", romaji = "", mail = "", position = "", unit = "", locale = "ja"] =
      line.split("|");
    const [family = "", given = ""] = name.split(" ");
    const [familyKana = "", givenKana = ""] = kana.split(" ");
    return {
      role: role as StaffRole,
      family,
      given,
      familyKana,
      givenKana,
      romaji,
      mail: `${mail}@aoba-seiki.example.com`,
      position,
      unit: unit === "" ? null : Number(unit),
      locale: locale as "ja" | "ko" | "en",
    };
  });

/** Places in `staff` of the people who hold events and of those who look after candidates. */
export const hostPlaces = placesOf("host");
export const recruiterPlaces = placesOf("recruiter");
export const administratorPlace = placesOf("administrator")[0] ?? 0;

function placesOf(role: StaffRole): number[] {
  return staff.flatMap((colleague, place) => (colleague.role === role ? [place] : []));
}

/** What each host says of themselves: work | school | region | languages | topics, host by host. */
export const hostsSay = `
産業機械の設計。図面から試作まで|名古屋工科大学|愛知、岐阜|日本語、英語|図面、1年目の一日、残業
測定と品質の仕組みづくり|青葉大学|愛知|日本語|品質、育児と仕事、転勤
生産ラインの立ち上げ|中京工業大学|愛知、三重|日本語|1年目の一日、工場、寮の暮らし
工場のチームづくり|東海学院大学|静岡|日本語、英語|工場、キャリア、育児と仕事
装置に入るソフトウェア|서울공과대학교|ソウル、名古屋|韓国語、日本語、英語|海外から働く、プログラミング、日本語
クラウドとデータの仕組み|University of Leeds|ヨークシャー、名古屋|英語、日本語|海外から働く、プログラミング、在宅勤務
機構設計を学んでいる1年目|信州理工大学|長野|日本語|1年目の一日、研修、就活のこと
海外のお客さまと作る設計|北関東外国語大学|群馬、名古屋|日本語、英語|海外、英語、図面
長野工場で加工の現場を見る|信州理工大学|長野|日本語|工場、転勤、寮の暮らし
測定室で機械を確かめる|青葉大学|愛知、三重|日本語|品質、学会、研究
経理と予算|東海学院大学|愛知|日本語|キャリア、文系の仕事、資格
画面と操作を考えるソフトウェア|名古屋工科大学|愛知|日本語、英語|プログラミング、1年目の一日、研究
`
  .trim()
  .split("\n")
  .map((line) => {
    const [does = "", school = "", region = "", languages = "", topics = ""] = line.split("|");
    return { does, school, region, languages, topics };
  });

/** Offers of each class and what it planned to hire. The plans fell since a division became a company of its own in 2022. */
export const classes: readonly { year: number; offers: number; targets: readonly number[] }[] = [
  { year: 2022, offers: 1600, targets: [225, 215, 105, 160, 55] },
  { year: 2023, offers: 1310, targets: [185, 175, 85, 130, 45] },
  { year: 2024, offers: 873, targets: [122, 116, 58, 88, 30] },
  { year: 2025, offers: 491, targets: [69, 65, 33, 50, 17] },
  { year: 2026, offers: 270, targets: [36, 34, 17, 26, 9] },
  { year: 2027, offers: 240, targets: [35, 33, 17, 25, 8] },
];

export const company = {
  name: "青葉精機株式会社",
  postal_address: "〒460-0000 愛知県名古屋市中区青葉町1-2-3",
  contact_email: "saiyo@aoba-seiki.example.com",
  contact_phone: "052-000-0101",
  desk_contact: "相談窓口（法務部 水谷 佳穂）052-000-0199 / soudan@aoba-seiki.example.com　平日9:00〜17:00",
} as const;
