// Two issues that readers have, and the one that is being written.
import type { MessageText } from "../../app/features/messages/message.ts";

type Issue = Record<"ja" | "en" | "ko", MessageText>;

export const issues: readonly Issue[] = [
  {
    ja: {
      subject: "青葉精機だより：先輩の一日",
      text: "こんにちは。\n\n## 先輩の一日\n設計2年目の岡本が、朝の打ち合わせから試作の立ち会いまでをお話しします。\n\n## 図書費\n読みたい本があれば、マイページからお知らせください。1冊お届けします。",
    },
    en: {
      subject: "News from Aoba: a colleague's day",
      text: "We hope you are well.\n\n## A colleague's day\nMr Okamoto, in his second year as a designer, tells of his day, from the morning meeting to the first trial of a part.\n\n## A book of your choice\nTell us on your page what you would like to read; we send you one.",
    },
    ko: {
      subject: "아오바 소식: 선배의 하루",
      text: "안녕하세요.\n\n## 선배의 하루\n설계 2년 차 오카모토가 아침 회의부터 시제품 확인까지 하루를 이야기합니다.\n\n## 도서비\n읽고 싶은 책이 있으면 내 페이지에서 알려 주세요. 한 권 보내 드립니다.",
    },
  },
  {
    ja: {
      subject: "青葉精機だより：工場の見学をはじめます",
      text: "お変わりありませんか。\n\n## 工場の見学\n名古屋の工場を少人数でご案内します。日にちはマイページでお選びいただけます。\n\n## よくあるご質問\n- 住む場所は入社の3か月前に決まります\n- 引っ越しの費用は会社が支払います",
    },
    en: {
      subject: "News from Aoba: see the plant",
      text: "We hope you are well.\n\n## See the plant\nWe show the Nagoya plant to small groups. Choose a day on your page.\n\n## What people ask\n- Where you live is settled three months before you join\n- The company pays for the move",
    },
    ko: {
      subject: "아오바 소식: 공장 견학을 시작합니다",
      text: "잘 지내고 계신가요.\n\n## 공장 견학\n나고야 공장을 소규모로 안내합니다. 날짜는 내 페이지에서 고르실 수 있습니다.\n\n## 자주 묻는 질문\n- 살 곳은 입사 3개월 전에 정해집니다\n- 이사 비용은 회사가 냅니다",
    },
  },
  {
    ja: {
      subject: "青葉精機だより：同期の声",
      text: "こんにちは。\n\n## 同期の声\n（ここに書く）\n\n## これからの予定\n- 先輩と話す会",
    },
    en: {
      subject: "News from Aoba: from people who join with you",
      text: "We hope you are well.\n\n## From people who join with you\n(to be written)\n\n## Coming up\n- An evening with colleagues",
    },
    ko: {
      subject: "아오바 소식: 동기의 목소리",
      text: "안녕하세요.\n\n## 동기의 목소리\n(여기에 쓰기)\n\n## 앞으로의 일정\n- 선배와 이야기하는 자리",
    },
  },
];
