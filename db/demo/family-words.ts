// What the demo's families, leaflet and briefing say.

export const leaflet = {
  body: {
    ja: `# 青葉精機のこと
名古屋にある、工作機械の会社です。1958年に町工場として始まり、いまは約1,200名が働いています。お菓子の袋を閉じる機械から、飛行機の部品を測る機械まで、暮らしの裏側を支えています。

# 働く場所と住まい
はじめの3年は、名古屋の本社か長野の工場で働きます。会社から歩いて12分のところに寮があり、朝と夜の食事が出ます。

# 休みと体調
土曜と日曜、祝日は休みです。年に2回の健康診断のほか、保健師がいつでも相談にのります。

# はじめの1年
先輩がひとりずつ付きます。困ったときに話せる相談窓口もあります。`,
    en: `# About Aoba Seiki
We make machine tools in Nagoya. We began in 1958 as a small workshop; today about 1,200 people work here.

# Place of work and housing
For the first three years people work at the head office in Nagoya or at the plant in Nagano. There is a dormitory twelve minutes on foot from the office, with breakfast and supper.

# Holidays and health
Saturdays, Sundays and public holidays are free. There are two health checks a year and a nurse to talk to.

# The first year
Everybody has a senior colleague of their own, and there is a desk to turn to.`,
    ko: `# 아오바 정밀기계 이야기
나고야에 있는 공작기계 회사입니다. 1958년 작은 공장에서 시작해 지금은 약 1,200명이 일하고 있습니다.

# 근무지와 집
처음 3년은 나고야 본사나 나가노 공장에서 일합니다. 회사에서 걸어서 12분 거리에 기숙사가 있고 아침과 저녁 식사가 나옵니다.

# 휴일과 건강
토요일, 일요일, 공휴일은 쉽니다. 1년에 두 번 건강검진이 있고 언제든 상담할 수 있습니다.

# 처음 1년
선배가 한 사람씩 함께합니다. 어려울 때 이야기할 수 있는 상담 창구도 있습니다.`,
  },
  phone_hours: { ja: "平日 10:00〜17:00", en: "weekdays 10:00–17:00", ko: "평일 10:00~17:00" },
  video_url: "https://aoba-seiki.example.com/film",
};

export const briefing = {
  title: { ja: "ご家族説明会", en: "Family briefing", ko: "가족 설명회" },
  description: {
    ja: "仕事・寮・休みのお話\n社員2名がご質問にお答えします。工場の映像も15分ご覧いただきます。",
    en: "Work, the dormitory and holidays\nTwo colleagues answer your questions, and there is a film of the plant (15 minutes).",
    ko: "일, 기숙사, 휴일 이야기\n직원 2명이 질문에 답해 드립니다. 공장 영상도 15분 보여 드립니다.",
  },
  place: {
    ja: "青葉本社 1階 ホール",
    en: "Aoba head office, hall on the ground floor",
    ko: "아오바 본사 1층 홀",
  },
  address: "名古屋市中区青葉町1-2-3",
  online_url: "https://meet.example.com/aoba-families",
};

type Topic = "briefing" | "leaflet" | "news" | "emergency";
export type DemoRelative = {
  /** Family and given name of the candidate, both in the cast. */
  of: string;
  name: string;
  mail: string;
  locale: "ja" | "ko" | "en";
  phone?: string;
  topics: readonly Topic[];
  channels: readonly ("mail" | "phone" | "post")[];
  isClosed?: boolean;
  /** What they said to the briefing; null for silent. */
  answer?: "on_site" | "online" | "no" | "maybe";
  people?: number;
  needs?: string;
};

export const relatives: readonly DemoRelative[] = [
  {
    of: "山田 花",
    name: "山田 由美子",
    mail: "yumiko.yamada@example.jp",
    locale: "ja",
    topics: ["briefing", "leaflet"],
    channels: ["mail"],
  },
  {
    of: "김 서연",
    name: "김 영희",
    mail: "younghee.kim@example.com",
    locale: "ko",
    topics: ["briefing", "leaflet"],
    channels: ["mail"],
    answer: "online",
  },
  {
    of: "中村 結衣",
    name: "中村 恵子",
    mail: "keiko.nakamura@example.jp",
    locale: "ja",
    phone: "090-0000-0391",
    topics: ["briefing", "emergency"],
    channels: ["mail", "phone"],
    answer: "on_site",
    people: 2,
    needs: "足が悪いので、出入口に近い席だと助かります",
  },
  {
    of: "阿部 樹",
    name: "阿部 正志",
    mail: "masashi.abe@example.jp",
    locale: "ja",
    topics: ["briefing"],
    channels: ["mail"],
    answer: "on_site",
    people: 2,
  },
  {
    of: "井上 莉子",
    name: "井上 和代",
    mail: "kazuyo.inoue@example.jp",
    locale: "ja",
    topics: ["briefing", "news"],
    channels: ["mail"],
    answer: "on_site",
    people: 3,
  },
  {
    of: "村上 陽菜",
    name: "村上 美穂",
    mail: "miho.murakami@example.jp",
    locale: "ja",
    topics: ["briefing"],
    channels: ["mail"],
    answer: "no",
  },
  {
    of: "藤原 奏",
    name: "藤原 隆",
    mail: "takashi.fujiwara@example.jp",
    locale: "ja",
    topics: ["leaflet", "news"],
    channels: ["mail"],
  },
  {
    of: "Nguyen Thi Mai",
    name: "Nguyen Van Hung",
    mail: "hung.nguyen@example.com",
    locale: "en",
    topics: ["briefing", "emergency"],
    channels: ["mail"],
    answer: "maybe",
  },
  {
    of: "清水 湊",
    name: "清水 久美",
    mail: "kumi.shimizu@example.jp",
    locale: "ja",
    topics: ["briefing"],
    channels: ["mail"],
    isClosed: true,
  },
];

export const questions = [
  {
    by: "中村 恵子",
    topic: "place_of_work",
    question: "はじめの勤務地は、いつごろ決まりますか。住まいの準備のことを知りたいです。",
    daysAgo: 1,
    callPhone: "090-0000-0391",
    callAt: "平日の夕方5時ごろ",
  },
  {
    by: "김 영희",
    topic: "safety",
    question: "공장에서 일할 때 안전 교육은 어떻게 하나요?",
    daysAgo: 0.2,
    callPhone: "",
    callAt: "",
  },
  {
    by: "阿部 正志",
    topic: "other",
    question: "寮の食事は、毎日出ますか。",
    daysAgo: 6,
    callPhone: "",
    callAt: "",
    answer: "平日は朝と夜に食事が出ます。土曜・日曜は各自でご用意いただきますが、台所もお使いいただけます。",
    publicQuestion: "寮の食事は毎日ありますか",
    publicAnswer: "平日は朝と夜に出ます。土曜・日曜は各自で、台所もあります。",
  },
] as const;
