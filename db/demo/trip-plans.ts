// Four study trips of the demo: one that is over, one that takes applications, one whose travellers are getting ready, and
// one by criteria whose applications two are reading.
// Days count from today; "at" and "to" are clocks of the place.
type Words = { ja: string; en?: string; ko?: string };
export type DemoDay = {
  day: number;
  zone: string;
  at: string;
  to: string;
  label: Words;
  place: Words;
  programme: Words;
};
export type DemoTrip = {
  state: "open" | "closed" | "settled";
  /** Where two read: what they give points for. */
  points?: { name: string; points: number }[];
  /** By what seats are given, where they aren't drawn. */
  criteria?: Words;
  opened: number;
  applyBy: number;
  settled: number | null;
  applicants: number;
  seats: number;
  line: number;
  costYen: number;
  leaders: number;
  title: Words;
  description: Words;
  costs: Words;
  alternative: Words;
  alternativeWhen: Words;
  alternativeSeats: number | null;
  days: DemoDay[];
};

export const drawn: Words = {
  ja: "応募した方の中から、だれでも確かめられる抽選で決めます。成績や語学は問いません。",
  en: "By a draw among all who apply, which anybody can check. No marks and no language test.",
  ko: "신청하신 분 중에서 누구나 확인할 수 있는 추첨으로 정합니다. 성적이나 어학은 묻지 않습니다.",
};

const paid: Words = {
  ja: "往復の航空券、宿、保険、現地の移動は会社が払います。パスポートの手数料とおみやげはご自分でお願いします。",
  en: "The company pays flights, hotel, insurance and local transport. Passport fees and souvenirs are yours.",
  ko: "왕복 항공권, 숙소, 보험, 현지 이동은 회사가 냅니다. 여권 수수료와 선물은 본인 부담입니다.",
};
const instead: Words = {
  ja: "オンラインの見学（2時間を3回）と、名古屋の研究所での2日間。同じ社員が案内します。",
  en: "Three visits online of two hours, and two days at the Nagoya laboratory with the same colleagues.",
  ko: "온라인 견학(2시간씩 3회)과 나고야 연구소에서의 이틀. 같은 직원이 안내합니다.",
};
const when: Words = {
  ja: "旅行と同じ週の月曜と火曜。オンラインはその前の3回の水曜の夕方",
  en: "Monday and Tuesday of the same week; online on the three Wednesday evenings before",
  ko: "여행과 같은 주의 월요일과 화요일. 온라인은 그 전 세 번의 수요일 저녁",
};
/** Of the alternative: the company pays that too. */
export const paidInstead: Words = {
  ja: "交通費と宿は会社が払います。",
  en: "The company pays travel and the hotel.",
  ko: "교통비와 숙소는 회사가 냅니다.",
};
const readInstead: Words = {
  ja: "同じ研究員と、測定データを使ってオンラインで考察する半日を2回。",
  en: "Two half-days online with the same researchers, working on the measured data.",
  ko: "같은 연구원과 측정 데이터를 가지고 온라인으로 고찰하는 반나절 두 번.",
};
const japan = "Asia/Tokyo";
const west = "America/Los_Angeles";

export const demoTrips: DemoTrip[] = [
  {
    ...{ state: "settled", opened: -75, applyBy: -58, settled: -57, applicants: 7, seats: 4, line: 2 },
    ...{
      costYen: 62_000,
      leaders: 1,
      costs: paid,
      alternative: instead,
      alternativeSeats: null,
      alternativeWhen: when,
    },
    title: {
      ja: "台湾の工場見学（3日間）",
      en: "Plant visit in Taiwan, three days",
      ko: "대만 공장 견학(3일)",
    },
    description: { ja: "新竹の工場で、立ち上げ中のラインを見学します。" },
    days: [
      {
        ...{ day: -24, zone: japan, at: "9:00", to: "17:30" },
        label: { ja: "1日目 出発", en: "Day 1: departure", ko: "1일째 출발" },
        place: { ja: "中部国際空港", en: "Chubu airport", ko: "주부 국제공항" },
        programme: { ja: "9:00 第1ターミナル3階に集合\n11:00 出発\n14:00 台北に到着（現地時間）" },
      },
      {
        ...{ day: -23, zone: "Asia/Taipei", at: "9:00", to: "17:00" },
        label: { ja: "2日目 工場", en: "Day 2: plant", ko: "2일째 공장" },
        place: { ja: "新竹工場", en: "Hsinchu plant", ko: "신주 공장" },
        programme: { ja: "9:00 ロビーに集合\n10:00 ラインの見学\n14:00 現地の社員と話す会" },
      },
      {
        ...{ day: -22, zone: "Asia/Taipei", at: "8:30", to: "16:00" },
        label: { ja: "3日目 帰国", en: "Day 3: return", ko: "3일째 귀국" },
        place: { ja: "台北", en: "Taipei", ko: "타이베이" },
        programme: { ja: "8:30 ロビーに集合\n12:00 出発" },
      },
    ],
  },
  {
    ...{ state: "open", opened: -6, applyBy: 15, settled: null, applicants: 9, seats: 6, line: 4 },
    ...{
      costYen: 410_000,
      leaders: 2,
      costs: paid,
      alternative: instead,
      alternativeSeats: null,
      alternativeWhen: when,
    },
    title: { ja: "シリコンバレー研修（4日間）", en: "Silicon Valley, four days", ko: "실리콘밸리 연수(4일)" },
    description: {
      ja: "開発拠点で先輩社員の一日に同行し、大学の研究室を訪ねます。",
      en: "A day beside a colleague at our development site, and a visit to a university laboratory.",
      ko: "개발 거점에서 선배의 하루를 함께하고 대학 연구실을 방문합니다.",
    },
    days: [
      {
        ...{ day: 70, zone: japan, at: "14:00", to: "18:00" },
        label: { ja: "1日目 出発", en: "Day 1: departure", ko: "1일째 출발" },
        place: { ja: "羽田空港 第3ターミナル", en: "Haneda, terminal 3", ko: "하네다 제3터미널" },
        programme: { ja: "14:00 3階に集合\n17:00 出発" },
      },
      {
        ...{ day: 71, zone: west, at: "9:30", to: "16:30" },
        label: { ja: "2日目 開発拠点", en: "Day 2: development site", ko: "2일째 개발 거점" },
        place: { ja: "サンノゼ開発拠点", en: "San José site", ko: "새너제이 개발 거점" },
        programme: { ja: "9:30 ロビーに集合\n10:00 先輩社員の一日に同行" },
      },
      {
        ...{ day: 72, zone: west, at: "10:00", to: "15:00" },
        label: { ja: "3日目 大学", en: "Day 3: university", ko: "3일째 대학" },
        place: { ja: "バークレー", en: "Berkeley", ko: "버클리" },
        programme: { ja: "10:00 研究室の見学\n13:00 学生と話す会" },
      },
      {
        ...{ day: 73, zone: west, at: "9:00", to: "18:00" },
        label: { ja: "4日目 帰国の便", en: "Day 4: flight home", ko: "4일째 귀국 편" },
        place: { ja: "サンフランシスコ国際空港", en: "San Francisco airport", ko: "샌프란시스코 국제공항" },
        programme: { ja: "9:00 ホテルを出発\n12:30 出発" },
      },
    ],
  },
  {
    ...{ state: "settled", opened: -40, applyBy: -20, settled: -19, applicants: 11, seats: 5, line: 3 },
    ...{
      costYen: 128_000,
      leaders: 2,
      costs: paid,
      alternative: instead,
      alternativeSeats: null,
      alternativeWhen: when,
    },
    title: {
      ja: "ソウル研究所の見学（3日間）",
      en: "Seoul laboratory, three days",
      ko: "서울 연구소 견학(3일)",
    },
    description: { ja: "ソウルの研究所で、センサーの開発を見学します。" },
    days: [
      {
        ...{ day: 18, zone: japan, at: "9:30", to: "16:00" },
        label: { ja: "1日目 出発", en: "Day 1: departure", ko: "1일째 출발" },
        place: { ja: "中部国際空港", en: "Chubu airport", ko: "주부 국제공항" },
        programme: {
          ja: "9:30 第1ターミナル3階に集合\n12:00 出発",
          ko: "9:30 제1터미널 3층 집합\n12:00 출발",
        },
      },
      {
        ...{ day: 19, zone: "Asia/Seoul", at: "9:30", to: "17:00" },
        label: { ja: "2日目 研究所", en: "Day 2: laboratory", ko: "2일째 연구소" },
        place: { ja: "ソウル研究所", en: "Seoul laboratory", ko: "서울 연구소" },
        programme: {
          ja: "9:30 ロビーに集合\n10:00 見学\n15:00 社員と話す会",
          ko: "9:30 로비 집합\n10:00 견학\n15:00 직원과의 대화",
        },
      },
      {
        ...{ day: 20, zone: "Asia/Seoul", at: "10:00", to: "16:30" },
        label: { ja: "3日目 帰国", en: "Day 3: return", ko: "3일째 귀국" },
        place: { ja: "仁川国際空港", en: "Incheon airport", ko: "인천국제공항" },
        programme: { ja: "10:00 ホテルを出発\n13:30 出発", ko: "10:00 호텔 출발\n13:30 출발" },
      },
    ],
  },
  {
    ...{ state: "closed", opened: -25, applyBy: -3, settled: null, applicants: 6, seats: 3, line: 2 },
    ...{ costYen: 45_000, leaders: 1, costs: paidInstead, alternative: readInstead, alternativeSeats: 4 },
    alternativeWhen: {
      ja: "同じ週の水曜と木曜の午後、オンライン",
      en: "Wednesday and Thursday afternoon of the same week, online",
      ko: "같은 주 수요일과 목요일 오후, 온라인",
    },
    title: {
      ja: "つくばの共同研究に加わる2日間",
      en: "Two days in the joint research at Tsukuba",
      ko: "쓰쿠바 공동 연구에 참여하는 이틀",
    },
    description: {
      ja: "大学との共同研究の実験に加わり、測定から考察までを研究員と行います。",
      en: "Take part in an experiment with the university, from measuring to drawing conclusions.",
      ko: "대학과의 공동 연구 실험에 참여하여 측정부터 고찰까지 연구원과 함께합니다.",
    },
    criteria: {
      ja: "応募の言葉を、2名が別々に番号だけで読みます。問いの具体性に10点、これまでに手を動かしたことに5点。同じ点のときは抽選です。",
      en: "Two colleagues read each application by its number alone: up to 10 points for how concrete the question is, up to 5 for what was made by hand. Between equal points a draw decides.",
      ko: "두 사람이 따로따로 번호만 보고 읽습니다. 질문의 구체성 10점, 직접 해 본 것 5점. 같은 점수일 때는 추첨합니다.",
    },
    points: [
      { name: "問いの具体性", points: 10 },
      { name: "手を動かしたこと", points: 5 },
    ],
    days: [
      {
        ...{ day: 32, zone: japan, at: "10:00", to: "17:30" },
        label: { ja: "1日目 測定", en: "Day 1: measuring", ko: "1일째 측정" },
        place: { ja: "つくば研究所", en: "Tsukuba laboratory", ko: "쓰쿠바 연구소" },
        programme: { ja: "10:00 ロビーに集合\n11:00 装置の説明\n13:30 測定" },
      },
      {
        ...{ day: 33, zone: japan, at: "9:30", to: "16:00" },
        label: { ja: "2日目 考察", en: "Day 2: conclusions", ko: "2일째 고찰" },
        place: { ja: "つくば研究所", en: "Tsukuba laboratory", ko: "쓰쿠바 연구소" },
        programme: { ja: "9:30 ロビーに集合\n10:00 データの整理\n14:00 研究員と話す会" },
      },
    ],
  },
];

/** What six applicants wrote, in the order of their numbers; each in the language they wrote in. */
export const statements = [
  "卒業研究で振動の測定をしています。ノイズの原因を一つずつ外していく手順を、実際の装置の前で知りたいです。特に、温度を変えたときに測り直す順番をどう決めているのかを聞いてみたいです。",
  "自分で組んだ小さな測定器では、基準の取り方でいつも迷います。共同研究では何を基準にしているのか、なぜそれを選んだのかを知りたいです。",
  "실험 데이터를 정리하는 프로그램을 직접 만들어 쓰고 있습니다. 연구소에서는 측정한 날의 조건을 어떻게 남기는지, 나중에 다시 볼 때 무엇이 도움이 되는지 보고 싶습니다.",
  "研究の進め方を見てみたいです。",
  "ロボットの大会で、センサーの値のずれに三か月なやみました。ずれを見つける早い方法があれば、大会の仲間にも持ち帰りたいです。",
  "",
] as const;
