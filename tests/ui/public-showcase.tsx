import { formatTimeRange } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { AnswerCards } from "~/ui/answer-cards.tsx";
import { Badge } from "~/ui/badge.tsx";
import { Banner } from "~/ui/banner.tsx";
import { Button } from "~/ui/button.tsx";
import { DateBlock } from "~/ui/date-block.tsx";
import { Empty } from "~/ui/empty.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { TextArea, TextField } from "~/ui/field.tsx";
import { Icon } from "~/ui/icon.tsx";
import { PublicFrame } from "~/ui/public-frame.tsx";

const zone = "Asia/Tokyo";
const start = new Date("2026-07-18T05:00:00Z");
const end = new Date("2026-07-18T07:30:00Z");

/** The blocks of the pages for candidates and families, as on an answer page. */
export function PublicShowcase({ locale, isFamily = false }: { locale: Locale; isFamily?: boolean }) {
  const say = (ja: string, en: string, ko: string) => ({ ja, en, ko })[locale];
  return (
    <PublicFrame
      companyName={say("青葉精機株式会社", "Aoba Seiki Co., Ltd.", "아오바 정밀")}
      isFamily={isFamily}
      footer={
        <p>
          {say(
            "このページは山田 花さん専用です。ほかの参加者のお名前は表示しません。",
            "This page is for Hana Yamada only. No other names are shown.",
            "이 페이지는 야마다 하나 님 전용입니다. 다른 참석자의 이름은 표시하지 않습니다.",
          )}
        </p>
      }
    >
      <p className="soft">{say("山田 花さん", "Hana Yamada", "야마다 하나 님")}</p>
      <h1>
        {say("夏の懇親会に", "Would you like to come", "여름 친목회에")}
        <wbr />
        {say("いらっしゃいませんか", " to our summer get-together?", " 오시겠습니까")}
      </h1>
      <p>
        {say(
          "来春の入社を考えている同期と、先輩6名に会える会です。かるい食事をご用意します。",
          "You can meet others who are considering joining next spring, and six colleagues. There is something light to eat.",
          "내년 봄 입사를 생각하는 동기와 선배 6명을 만날 수 있는 자리입니다. 가벼운 식사를 준비합니다.",
        )}
      </p>
      <div className="when">
        <DateBlock when={start} zone={zone} />
        <p>
          <b>{formatTimeRange(start, end, { locale, zone })}</b>
          <small>
            {say(
              "日本時間・出入りは自由です",
              "Japan time. Come and go as you like",
              "일본 시간·출입은 자유입니다",
            )}
          </small>
        </p>
      </div>
      <div className="facts">
        <div>
          <Icon name="pin" />
          <span>
            {say("青葉本社 5階 ラウンジ", "Head office, 5th floor lounge", "본사 5층 라운지")}
            <small>
              {say(
                "地下鉄 伏見駅 6番出口から歩いて5分",
                "5 minutes on foot from Fushimi station, exit 6",
                "지하철 후시미역 6번 출구에서 걸어서 5분",
              )}{" "}
              <a href="https://maps.example">{say("地図を見る", "See the map", "지도 보기")}</a>
            </small>
          </span>
        </div>
      </div>
      <p className="pill">
        <Icon name="check" />
        <span>
          <b>{say("参加は自由です。", "Coming is up to you. ", "참석은 자유입니다. ")}</b>
          {say(
            "参加しなくても、内々定や配属に影響はありません。",
            "It has no effect on your offer.",
            "오지 않으셔도 영향이 없습니다.",
          )}
        </span>
      </p>
      <form method="post">
        <section>
          <ErrorSummary
            errors={{ answer: [say("ひとつ選んでください", "Please choose one", "하나를 골라 주세요")] }}
          />
          <AnswerCards
            name="answer"
            legend={say("ご都合はいかがですか", "Can you come?", "오실 수 있습니까")}
            hint={say(
              "メールで選んだ回答です。変えられます。",
              "This is what you chose in the mail. You can change it.",
              "메일에서 고르신 답변입니다. 바꾸실 수 있습니다.",
            )}
            chosen="yes"
            error={say("ひとつ選んでください", "Please choose one", "하나를 골라 주세요")}
            cards={[
              {
                value: "yes",
                label: say("参加します", "I'll come", "참석합니다"),
                help: say("席は空いています", "There are seats", "자리가 있습니다"),
              },
              {
                value: "no",
                label: say("今回は参加しません", "Not this time", "이번에는 참석하지 않습니다"),
                help: say("理由は書かなくて大丈夫です", "No need to say why", "이유는 쓰지 않으셔도 됩니다"),
              },
              {
                value: "maybe",
                label: say("まだ決められません", "I can't say yet", "아직 정하지 못했습니다"),
              },
            ]}
          />
          <TextArea
            name="message"
            label={say("ひとこと", "A word", "한마디")}
            isOptional
            hint={say(
              "食べものや、会場で手助けが必要なことなど",
              "Food, or help you need on site",
              "음식이나 도움이 필요하신 점 등",
            )}
          />
          <TextField name="phone" label={say("電話", "Phone", "전화")} isOptional inputMode="tel" />
          <p style={{ marginTop: 20 }}>
            <Button variant="go" size="wide">
              {say("この内容で回答する", "Answer like this", "이대로 답하기")}
            </Button>
          </p>
          <p className="hint" style={{ marginTop: 10 }}>
            {say(
              "7月16日(木)まで、何度でも変えられます。",
              "You can change it until Thu 16 July.",
              "7월 16일(목)까지 몇 번이든 바꾸실 수 있습니다.",
            )}
          </p>
        </section>
      </form>
      {!isFamily && (
        <section>
          <h2>{say("席をご用意できます", "There is a seat for you", "자리를 드릴 수 있습니다")}</h2>
          <div className="panel">
            <p>
              {say(
                "席が空きました。7月8日(水) 12:00まで取り置いています。",
                "A seat is free. We keep it until Wed 8 July, 12:00.",
                "자리가 났습니다. 7월 8일(수) 12:00까지 맡아 두겠습니다.",
              )}
            </p>
            <div className="duo">
              <Button size="big">{say("参加します", "I'll come", "참석합니다")}</Button>
              <Button size="big">{say("見送ります", "Not this time", "이번에는 쉬겠습니다")}</Button>
            </div>
          </div>
          <p style={{ marginTop: 12 }}>
            <Badge tone="matsu" icon="check-round">
              {say("参加", "Going", "참석")}
            </Badge>{" "}
            <Badge tone="ai" icon="list">
              {say("キャンセル待ち", "Waiting list", "대기")}
            </Badge>
          </p>
          <Banner tone="matsu">
            {say("お返事をうけとりました。", "We have your answer.", "답변을 받았습니다.")}
          </Banner>
          <Empty
            icon="calendar"
            title={say("この会は終わりました", "This event is over", "이 행사는 끝났습니다")}
          />
        </section>
      )}
      <section>
        <h2>{say("ほかにできること", "What else you can do", "그 밖에 하실 수 있는 일")}</h2>
        <ul className="links">
          <li>
            <a href="/a/x/question">
              <Icon name="question" />
              <span>
                <u>{say("質問する", "Ask a question", "질문하기")}</u>
                <small>
                  {say(
                    "お名前を出さずに聞くこともできます",
                    "Also without your name",
                    "이름을 밝히지 않고 물으실 수도 있습니다",
                  )}
                </small>
              </span>
            </a>
          </li>
        </ul>
      </section>
      <p className="hint">{m.ui_made_with({}, { locale })}</p>
    </PublicFrame>
  );
}
