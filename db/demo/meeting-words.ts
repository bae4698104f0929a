// Titles, texts and places of the demo's events in three languages.
import type { EventKind } from "./meetings.ts";

type Texts = { ja: string; en: string; ko: string };
type Words = { title: Texts; text: Texts };

function words(title: Texts, text: Texts): Words {
  return { title, text };
}

const social: Texts = {
  ja: "来春の入社を考えている同期と、先輩社員が集まります。お茶とお菓子を用意します。お酒はありません。",
  en: "Others who are considering joining next spring, and a few of us, over tea and sweets. No alcohol.",
  ko: "내년 봄 입사를 생각하는 동기와 선배 사원이 모입니다. 차와 다과를 준비합니다. 술은 없습니다.",
};
const meetupText = (ja: string, en: string, ko: string): Texts => ({
  ja: `${ja}聞きたいことは、当日でも前もってでもかまいません。`,
  en: `${en} Ask on the day, or write to us before.`,
  ko: `${ko} 궁금한 점은 당일이나 미리 물어보셔도 됩니다.`,
});

export const eventWords: Readonly<Record<EventKind, readonly Words[]>> = {
  meetup: [
    words(
      { ja: "先輩面談", en: "Meet a senior colleague", ko: "선배와의 만남" },
      meetupText(
        "ふだんの仕事について、先輩社員が少人数で話します。",
        "A colleague talks about everyday work in a small group.",
        "선배 사원이 평소 하는 일을 작은 모임에서 이야기합니다.",
      ),
    ),
    words(
      {
        ja: "先輩面談 設計の一日",
        en: "Meet a colleague: a day in design",
        ko: "선배와의 만남: 설계 업무의 하루",
      },
      meetupText(
        "図面が部品になるまでを、設計の先輩が話します。",
        "How a drawing becomes a part, told by a designer.",
        "도면이 부품이 되기까지를 설계 선배가 이야기합니다.",
      ),
    ),
    words(
      {
        ja: "先輩面談 1年目の話",
        en: "Meet a colleague: the first year",
        ko: "선배와의 만남: 입사 첫해 이야기",
      },
      meetupText(
        "入社1年目の社員が、研修と最初の仕事を話します。",
        "First-year colleagues on training and their first job.",
        "입사 1년 차 사원이 연수와 첫 업무를 이야기합니다.",
      ),
    ),
    words(
      {
        ja: "先輩面談 工場のしごと",
        en: "Meet a colleague: work in the plant",
        ko: "선배와의 만남: 공장 업무",
      },
      meetupText(
        "工場で働く先輩が、ものづくりの現場を話します。",
        "A colleague from the plant on how things are made.",
        "공장에서 일하는 선배가 제조 현장을 이야기합니다.",
      ),
    ),
    words(
      {
        ja: "先輩面談 働き方と制度",
        en: "Meet a colleague: hours and leave",
        ko: "선배와의 만남: 일하는 방식과 제도",
      },
      meetupText(
        "休みの取り方や在宅勤務を、先輩がそのまま話します。",
        "Leave and working from home, as it really is.",
        "휴가와 재택근무를 선배가 있는 그대로 이야기합니다.",
      ),
    ),
  ],
  social: [
    words({ ja: "同期の懇親会", en: "Get-together of your year", ko: "동기 친목 모임" }, social),
    words({ ja: "先輩との懇親会", en: "Get-together with colleagues", ko: "선배와의 친목 모임" }, social),
    words({ ja: "お茶の懇親会", en: "Get-together over tea", ko: "차 한잔 친목 모임" }, social),
  ],
  workshop: [
    words(
      { ja: "配属相談会", en: "Talking about where you might work", ko: "배치 상담회" },
      {
        ja: "部門の社員が仕事の中身を話し、配属についての質問に答えます。",
        en: "People from the departments describe their work and answer questions about placement.",
        ko: "각 부문 사원이 업무를 소개하고 배치에 관한 질문에 답합니다.",
      },
    ),
    words(
      { ja: "図面と測定の入門", en: "Drawings and measuring, a first look", ko: "도면과 측정 입문" },
      {
        ja: "図面の読み方と測り方を、道具にさわりながら学びます。",
        en: "Reading drawings and measuring, hands on.",
        ko: "도면 읽는 법과 측정 방법을 도구를 만지며 배웁니다.",
      },
    ),
    words(
      { ja: "入社前の相談会", en: "Questions before the first day", ko: "입사 전 궁금한 점 모임" },
      {
        ja: "持ち物、引っ越し、研修の流れについて、先輩が答えます。",
        en: "What to bring, moving, how training goes: colleagues answer.",
        ko: "준비물, 이사, 연수 흐름에 대해 선배가 답합니다.",
      },
    ),
  ],
  visit: [
    words(
      { ja: "長野工場の見学", en: "A visit to the Nagano plant", ko: "나가노 공장 견학" },
      {
        ja: "加工から検査までを歩いて見ます。長そでと歩きやすい靴でお越しください。",
        en: "A walk from machining to inspection. Long sleeves and comfortable shoes, please.",
        ko: "가공부터 검사까지 걸으며 둘러봅니다. 긴소매와 편한 신발로 와 주세요.",
      },
    ),
  ],
  ceremony: [
    words(
      { ja: "内定式", en: "Offer ceremony", ko: "내정식" },
      {
        ja: "内定の書面をお渡しし、同期とゆっくり話す時間を取ります。",
        en: "You receive your formal offer, and there is time to meet the others.",
        ko: "입사 제안 서면을 전해 드리고 동기와 이야기할 시간을 마련합니다.",
      },
    ),
  ],
  trip: [
    words(
      {
        ja: "研修旅行 長野と松本",
        en: "Study trip to Nagano and Matsumoto",
        ko: "연수여행 나가노와 마쓰모토",
      },
      {
        ja: "3日で工場と協力会社をたずねます。費用は会社が持ちます。行けない方には同じ内容のオンラインの回があります。",
        en: "Three days at our plants and partners. The company pays. The same programme is offered online.",
        ko: "사흘 동안 공장과 협력사를 방문합니다. 비용은 회사가 부담하며, 같은 내용의 온라인 회차도 있습니다.",
      },
    ),
  ],
  family_briefing: [
    words(
      { ja: "ご家族説明会", en: "Company briefing, families welcome", ko: "가족 설명회" },
      {
        ja: "会社のようすを紹介します。お一人でも、ご家族とでも参加できます。お決めいただくことはありません。",
        en: "An introduction to the company. Come alone or with your family. There is nothing to decide.",
        ko: "회사를 소개합니다. 혼자 또는 가족과 함께 오셔도 됩니다. 정하실 것은 없습니다.",
      },
    ),
  ],
};

export type Place = { name: Texts; address: string; url: string };

const online: Place = {
  name: { ja: "オンライン", en: "Online", ko: "온라인" },
  address: "",
  url: "https://meet.example.com/aoba",
};
const lounge: Place = {
  name: {
    ja: "青葉本社 5階 ラウンジ",
    en: "Aoba head office, lounge on the 5th floor",
    ko: "아오바 본사 5층 라운지",
  },
  address: "愛知県名古屋市中区青葉町1-2-3",
  url: "",
};
const room: Place = {
  name: {
    ja: "青葉本社 3階 会議室A",
    en: "Aoba head office, room A on the 3rd floor",
    ko: "아오바 본사 3층 회의실 A",
  },
  address: "愛知県名古屋市中区青葉町1-2-3",
  url: "",
};
const tokyo: Place = {
  name: { ja: "東京営業所 会議室", en: "Tokyo office, meeting room", ko: "도쿄 영업소 회의실" },
  address: "東京都港区青葉台4-5-6",
  url: "",
};
const osaka: Place = {
  name: { ja: "大阪営業所 会議室", en: "Osaka office, meeting room", ko: "오사카 영업소 회의실" },
  address: "大阪府大阪市北区青葉通7-8-9",
  url: "",
};
const plant: Place = {
  name: { ja: "長野工場", en: "Nagano plant", ko: "나가노 공장" },
  address: "長野県松本市青葉平10-11",
  url: "",
};

/** Where an event of this kind is held; the number tells parallel ones apart. */
export function placeOf(kind: EventKind, place: number): Place {
  if (kind === "visit" || kind === "trip") return plant;
  if (kind === "social" || kind === "ceremony") return [lounge, tokyo, osaka][place % 3] ?? lounge;
  if (kind === "workshop") return lounge;
  return [online, room, online, tokyo][place % 4] ?? online;
}
