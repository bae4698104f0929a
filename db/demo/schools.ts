// Invented universities and the subjects studied there. A subject brings its own research themes: see drawStudies.
import type { Random } from "./random.ts";

const universities = `
東都工業大学|名南工業大学|三河技術科学大学|北辰大学|尾張大学|信濃工科大学|駿河工科大学|遠州大学|美濃大学|飛騨国際大学|伊勢湾大学|湖東工業大学
洛北工科大学|浪速工科大学|摂津大学|播州大学|備前工業大学|安芸工業大学|瀬戸内海洋大学|讃岐大学|筑紫工業大学|有明工科大学|薩摩大学|石狩工業大学
津軽大学|奥州工科大学|最上大学|越後工科大学|加賀大学|越前工業大学|武蔵野台大学|多摩川工科大学|湘南海浜大学|常陸大学|上総大学|甲斐科学大学
`
  .trim()
  .split(/[|\n]/);

type Subject = { names: readonly string[]; themes: readonly string[] };

const subjects: Readonly<
  Record<"machines" | "electric" | "materials" | "software" | "systems" | "letters", Subject>
> = {
  machines: {
    names: [
      "工学部 機械工学科",
      "工学研究科 機械システム専攻",
      "理工学部 精密機械工学科",
      "工学部 生産システム工学科",
    ],
    themes: [
      "小型歯車のかみ合い音",
      "切削工具の摩耗",
      "薄板のプレス成形",
      "ロボットハンドの把持",
      "軸受の潤滑",
      "工作機械の熱変位",
      "振動の能動制御",
      "3Dプリンターで作った部品の強度",
      "空気圧の人工筋肉",
      "流路の圧力損失",
      "ねじのゆるみ",
      "研削面のあらさ",
      "自転車フレームの最適設計",
      "熱交換器のフィン形状",
    ],
  },
  electric: {
    names: ["工学部 電気電子工学科", "理工学研究科 電気工学専攻", "工学部 電子情報工学科"],
    themes: [
      "モーターのトルクむら",
      "ワイヤレス給電",
      "電池の残量推定",
      "磁気センサーの校正",
      "電源回路の雑音",
      "画像による外観検査",
      "超音波を使った位置測定",
      "パワー半導体の放熱",
      "微小な電流の測定",
      "無線のセンサー網",
    ],
  },
  materials: {
    names: ["工学部 材料工学科", "理学部 物理学科", "理学部 化学科", "工学研究科 応用化学専攻"],
    themes: [
      "アルミ合金の時効",
      "めっき膜の密着",
      "樹脂と金属の接着",
      "ばね鋼の疲労",
      "セラミックスの焼結",
      "薄膜の応力",
      "さびの進み方の観察",
      "磁性材料の測定",
      "レーザー加工の再現性",
      "高分子の結晶化",
    ],
  },
  software: {
    names: ["情報学部 情報科学科", "工学部 情報工学科", "情報学研究科 知能情報学専攻", "理工学部 数理科学科"],
    themes: [
      "異常検知の説明のしかた",
      "工程の時間割の最適化",
      "組込みOSの応答時間",
      "点群データの圧縮",
      "手書き図面の読み取り",
      "画面の使いやすさの評価",
      "分散データベースの復旧",
      "シミュレーションの高速化",
      "音から設備の状態を知る方法",
      "ロボットの経路計画",
      "プログラムの自動テスト",
      "多言語の文書検索",
    ],
  },
  systems: {
    names: ["経営工学部 経営システム工学科", "工学部 管理工学科", "理工学部 数理情報学科"],
    themes: [
      "部品在庫の持ち方",
      "検査の抜き取り計画",
      "工場の人の動線",
      "需要のばらつき",
      "品質コストの見える化",
      "物流の積み合わせ",
      "技能の引き継ぎ",
      "設備保全の周期",
      "測定者による差",
      "図面変更の伝わり方",
    ],
  },
  letters: {
    names: [
      "経済学部 経済学科",
      "経営学部 経営学科",
      "法学部 法律学科",
      "文学部 人間科学科",
      "国際学部 国際文化学科",
      "商学部 会計学科",
    ],
    themes: [
      "中小製造業の海外展開",
      "原価計算の歴史",
      "地域の工場見学の広がり",
      "労使の話し合いの記録",
      "取引契約の条項",
      "町工場の事業承継",
      "多言語の案内表示",
      "企業博物館の役割",
      "工業団地の成り立ち",
      "働く時間の国際比較",
    ],
  },
};

const subjectsByUnit = [
  ["machines", "machines", "materials", "electric", "systems"],
  ["machines", "machines", "electric", "software", "materials"],
  ["materials", "systems", "electric", "machines"],
  ["software", "software", "electric", "systems"],
  ["letters", "letters", "systems"],
] as const;

/** isLab: there are devices and measurements to talk about. */
export type Studies = { school: string; faculty: string; theme: string; isLab: boolean };

/** Where somebody offered a place in this unit studies, and what they work on. */
export function drawStudies(rng: Random, unit: number): Studies {
  const field = rng.pick(subjectsByUnit[unit] ?? subjectsByUnit[0]);
  const subject = subjects[field];
  return {
    school: rng.pick(universities),
    faculty: rng.pick(subject.names),
    theme: rng.pick(subject.themes),
    isLab: field === "machines" || field === "electric" || field === "materials",
  };
}
