import { Link } from "@remix-run/react";
import { formatDay, formatRange } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { Avatar } from "~/ui/avatar.tsx";
import { Badge } from "~/ui/badge.tsx";
import { Button } from "~/ui/button.tsx";
import { CallCard, CallList } from "~/ui/call-card.tsx";
import { Card } from "~/ui/card.tsx";
import { DateBlock } from "~/ui/date-block.tsx";
import { DueBars } from "~/ui/due-bars.tsx";
import { GoalBar } from "~/ui/goal-bar.tsx";
import { Icon, iconNames } from "~/ui/icon.tsx";
import { SeatMeter } from "~/ui/seat-meter.tsx";
import { Timeline, TimelineEntry } from "~/ui/timeline.tsx";
import { WaitBadge } from "~/ui/wait-badge.tsx";
import { Who } from "~/ui/who.tsx";

import { type Part, people } from "./showcase-people.ts";

const zone = "Asia/Tokyo";
const start = new Date("2026-07-18T05:00:00Z");
const end = new Date("2026-07-18T07:30:00Z");
const now = new Date("2026-07-07T00:10:00Z");

export function Aside({ locale, say }: Part) {
  return (
    <>
      <Card
        title={say("夏の懇親会", "Summer get-together", "여름 친목회")}
        end={<Link to="/events">{say("直す", "Edit", "고치기")}</Link>}
      >
        <div className="row">
          <DateBlock when={start} zone={zone} />
          <p>{formatRange(start, end, { locale, zone })}</p>
        </div>
        <div style={{ marginTop: 12 }}>
          <SeatMeter taken={22} offered={2} all={24} />
        </div>
        <p className="sm soft">{m.ui_seats_offered({ taken: 22, all: 24, offered: 2 }, { locale })}</p>
        <div style={{ marginTop: 12 }}>
          <SeatMeter taken={70} offered={4} all={120} />
        </div>
        <div style={{ marginTop: 12 }}>
          <GoalBar value={71} target={80} label={true} />
        </div>
        <div className="row" style={{ marginTop: 12 }}>
          <Badge tone="matsu" icon="check-round">
            {say("参加", "Going", "참석")}
          </Badge>
          <Badge icon="minus-round">{say("不参加", "Not going", "불참")}</Badge>
          <Badge tone="yama" icon="tilde">
            {say("未定", "Not sure", "미정")}
          </Badge>
          <Badge tone="line" icon="dashed-round">
            {say("未回答", "No answer yet", "미응답")}
          </Badge>
          <Badge tone="ai" icon="list">
            {say("キャンセル待ち", "Waiting list", "대기")}
          </Badge>
          <Badge tone="solid" icon="document-check">
            {say("内定", "Formal offer", "내정")}
          </Badge>
          <Badge tone="enji" icon="alert">
            {say("直すところ", "To put right", "고칠 곳")}
          </Badge>
          <Badge tone="shu" icon="clock">
            {say("返事待ち", "Waiting", "답변 대기")}
          </Badge>
        </div>
      </Card>
      <Card
        title={say("きょう電話する方", "To call today", "오늘 전화할 분")}
        end={say("15名", "15", "15명")}
        isFlush
      >
        <h3 className="callh">
          {say("期日が7日以内 9名", "Reply date within 7 days: 9", "기한 7일 이내 9명")}
        </h3>
        <CallList>
          <CallCard
            isOpen
            who={<Who person={people.sakiyama} to="/candidates/1" />}
            phone="090-0000-0101"
            reasonIcon="clock"
            reason={say("品質保証・期日 7/9(木)", "Quality, reply date 9 July", "품질 보증·기한 7/9(목)")}
            script={{
              title: say("そのまま話せる文", "You can say it like this", "그대로 말할 수 있는 문장"),
              text: say(
                "「青葉精機の森下です。いま少しお話しできますか。お返事は9日までお待ちしています。急がなくて大丈夫です。」",
                "“This is Megumi Morishita of Aoba Seiki. Do you have a moment? We'll wait for your reply until the 9th. There is no hurry.”",
                "“아오바 정밀의 모리시타입니다. 잠시 통화 괜찮으실까요? 답변은 9일까지 기다리겠습니다. 서두르지 않으셔도 됩니다.”",
              ),
            }}
          >
            <Button>
              <kbd>1</kbd>
              {say("つながった", "Reached", "통화함")}
            </Button>
            <Button>
              <kbd>2</kbd>
              {say("留守", "No reply", "부재")}
            </Button>
            <Button>
              <kbd>3</kbd>
              {say("かけ直す", "Call back", "다시 걸기")}
            </Button>
          </CallCard>
          <CallCard
            who={<Who person={people.takahashi} to="/candidates/2" />}
            phone="090-0000-0102"
            reason={<WaitBadge since={new Date("2026-07-02T00:00:00Z")} now={now} />}
          />
          <CallCard
            who={<Who person={people.abe} to="/candidates/3" />}
            phone="090-0000-0103"
            reasonIcon="note"
            reason={say("34日、接点なし", "No contact for 34 days", "34일간 접점 없음")}
          />
        </CallList>
      </Card>
      <Card title={say("これからの返事の期日", "Reply dates ahead", "앞으로의 답변 기한")}>
        <DueBars
          bars={[
            {
              label: say("今週", "This week", "이번 주"),
              count: 9,
              words: say("9名", "9", "9명"),
              to: "/candidates?due=1",
              isNow: true,
            },
            { label: "7/15〜7/21", count: 15, words: say("15名", "15", "15명"), to: "/candidates?due=2" },
            {
              label: say("7/22から先", "From 22 July", "7/22부터"),
              count: 0,
              words: say("0名", "0", "0명"),
              to: "/candidates?due=3",
            },
          ]}
        />
      </Card>
      <Card title={say("これまでの接点", "Contact so far", "지금까지의 접점")}>
        <Timeline label={say("これまでの接点", "Contact so far", "지금까지의 접점")}>
          <TimelineEntry
            when="2026-07-02"
            day={formatDay("2026-07-02", { locale, year: false })}
            icon="hourglass"
            isFromThem
            title={say("「もう少し時間がほしい」と連絡", "Asked for more time", "시간이 더 필요하다고 연락")}
          >
            {say("返事はまだです", "Not answered yet", "아직 답하지 않았습니다")}
          </TimelineEntry>
          <TimelineEntry
            when="2026-07-01"
            day={formatDay("2026-07-01", { locale, year: false })}
            icon="calendar"
            title={say("夏の懇親会に招待", "Invited to the get-together", "여름 친목회에 초대")}
            badge={
              <Badge tone="line" icon="dashed-round">
                {say("未回答", "No answer yet", "미응답")}
              </Badge>
            }
          />
        </Timeline>
      </Card>
      <Card title={say("絵", "Icons", "아이콘")}>
        <div className="row">
          <Avatar person={people.takahashi} />
          <Avatar person={{ familyName: "Nguyen", givenName: "Mai" }} size="big" />
        </div>
        <div className="row" style={{ marginTop: 12 }}>
          {iconNames.map((name) => (
            <Icon key={name} name={name} />
          ))}
        </div>
      </Card>
    </>
  );
}
