import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { formatShortDay } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { Badge } from "~/ui/badge.tsx";
import { Banner } from "~/ui/banner.tsx";
import { BulkBar } from "~/ui/bulk-bar.tsx";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { ClearFilters, FilterChip } from "~/ui/filter-chip.tsx";
import { Icon } from "~/ui/icon.tsx";
import { PageHead } from "~/ui/page-head.tsx";
import { SayStrip } from "~/ui/say-strip.tsx";
import { StaffFrame } from "~/ui/staff-frame.tsx";
import { RowCheck, SortHeader, Table } from "~/ui/table.tsx";
import { Tabs } from "~/ui/tabs.tsx";
import { WaitBadge } from "~/ui/wait-badge.tsx";
import { Who } from "~/ui/who.tsx";
import { Aside } from "./showcase-aside.tsx";
import { Forms, Importing } from "./showcase-forms.tsx";
import { type Part, people } from "./showcase-people.ts";

const now = new Date("2026-07-07T00:10:00Z");

/** Every block in its states, for people who build pages and for the tests that look at them. */
export function Showcase({ locale }: { locale: Locale }) {
  const say = (ja: string, en: string, ko: string) => ({ ja, en, ko })[locale];
  const company = say("青葉精機株式会社", "Aoba Seiki Co., Ltd.", "아오바 정밀");
  return (
    <StaffFrame
      companyName={company}
      member={{ ...people.morishita, roleName: m.ui_role_recruiter({}, { locale }) }}
      waiting={{ "/candidates": { count: 4, hasMore: false }, "/questions": { count: 25, hasMore: true } }}
      banner={
        <Banner>
          {say(
            "メールの設定がまだです。通知メールは送らず、ここに保存しています。",
            "Mail is not set up yet. Letters are kept here and not sent.",
            "메일 설정이 아직입니다. 알림 메일은 보내지 않고 여기에 보관합니다.",
          )}{" "}
          <Link to="/letters">{say("設定する", "Set it up", "설정하기")}</Link>
        </Banner>
      }
    >
      <PageHead
        title={m.ui_nav_candidates({}, { locale })}
        subtitle={say("2027年卒", "Class of 2027", "2027년 졸업")}
        lede={
          <>
            {say("目標80名まで、", "", "목표 80명까지 ")}
            <strong>{say("あと9名", "9 to go", "앞으로 9명")}</strong>
            {say("です。", " to the goal of 80.", "입니다.")}
          </>
        }
        actions={
          <>
            <ButtonLink to="/candidates/import" icon="download">
              {say("取り込む", "Import", "가져오기")}
            </ButtonLink>
            <ButtonLink to="/candidates/new" icon="plus">
              {say("内定者を追加", "Add a candidate", "합격자 추가")}
            </ButtonLink>
          </>
        }
      />
      <SayStrip
        text={say(
          "目標80/承諾71(先週比+5)/検討中46/辞退24。今週:返答期限9名",
          "Goal 80 / accepted 71 (+5 on last week) / considering 46 / declined 24. Reply dates this week: 9",
          "목표 80/승낙 71(지난주 대비 +5)/검토 중 46/사퇴 24. 이번 주 답변 기한: 9명",
        )}
        copyLabel={say("文章でコピー", "Copy as text", "문장으로 복사")}
      >
        <ButtonLink to="/acceptances/print" icon="printer">
          {say("印刷", "Print", "인쇄")}
        </ButtonLink>
      </SayStrip>
      <div className="cols wide">
        <div className="stack">
          <People locale={locale} say={say} />
          <Forms locale={locale} say={say} />
          <Importing locale={locale} say={say} />
        </div>
        <div className="stack">
          <Aside locale={locale} say={say} />
        </div>
      </div>
    </StaffFrame>
  );
}

function People({ locale, say }: Part) {
  const rows = [
    {
      person: people.abe,
      badge: (
        <Badge tone="matsu" icon="check">
          {say("承諾", "Accepted", "승낙")}
        </Badge>
      ),
      next: formatShortDay("2026-07-14", { locale }),
      wait: "" as ReactNode,
    },
    {
      person: people.takahashi,
      badge: (
        <Badge tone="fuji" icon="hourglass">
          {say("期日延長", "More time", "기한 연장")}
        </Badge>
      ),
      next: formatShortDay("2026-07-18", { locale }),
      wait: <WaitBadge since={new Date("2026-07-02T00:00:00Z")} now={now} />,
    },
    {
      person: people.kim,
      badge: (
        <Badge tone="ai" icon="clock">
          {say("検討中", "Considering", "검토 중")}
        </Badge>
      ),
      next: "",
      wait: <WaitBadge since={new Date("2026-07-06T20:00:00Z")} now={now} />,
      isChosen: true,
    },
    {
      person: people.sakiyama,
      badge: (
        <Badge tone="line" icon="document">
          {say("内々定", "Informal offer", "내내정")}
        </Badge>
      ),
      next: "",
      wait: "" as ReactNode,
    },
  ];
  return (
    <div>
      <Tabs
        label={say("保存した条件", "Saved views", "저장한 조건")}
        tabs={[
          {
            to: "/candidates",
            label: say("在籍中の全員", "Everyone", "전원"),
            count: say("117名", "117", "117명"),
            isCurrent: true,
          },
          {
            to: "/candidates?view=waiting",
            label: say("返事を待っている", "Waiting for us", "답변을 기다리는 분"),
            count: say("4名", "4", "4명"),
          },
          {
            to: "/candidates?view=due",
            label: say("期日が7日以内", "Reply date within 7 days", "기한 7일 이내"),
            count: say("9名", "9", "9명"),
          },
        ]}
      />
      <div className="filters">
        <label className="search grow">
          <Icon name="search" />
          <span className="sr">{say("さがす", "Search", "찾기")}</span>
          <input name="q" placeholder={say("氏名・カナ・メール", "Name, kana or email", "이름·가나·메일")} />
        </label>
        <FilterChip name={say("ステータス", "Status", "상태")}>
          <label>
            <input type="checkbox" className="box" />
            {say("検討中", "Considering", "검토 중")}
            <span className="count">46</span>
          </label>
          <Button variant="go" size="small">
            {say("しぼる", "Apply", "적용")}
          </Button>
        </FilterChip>
        <FilterChip name={say("部門", "Unit", "부서")} value={say("4つ", "4", "4개")} clearTo="/candidates">
          <span />
        </FilterChip>
        <ClearFilters to="/candidates" />
      </div>
      <div className="card flush">
        <Table name={m.ui_nav_candidates({}, { locale })} className="people">
          <thead>
            <tr>
              <th scope="col">
                <RowCheck label={say("全員を選ぶ", "Select everyone", "전원 선택")} isMixed />
              </th>
              <SortHeader to="/candidates?sort=kana" direction="ascending">
                {say("氏名（カナ順）", "Name (kana)", "이름(가나순)")}
              </SortHeader>
              <th scope="col">{say("ステータス", "Status", "상태")}</th>
              <th scope="col">{say("次の予定", "Next", "다음 일정")}</th>
              <th scope="col">{say("待ち", "Waiting", "대기")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ person, badge, next, wait, isChosen }) => (
              <tr key={person.familyName}>
                <td>
                  <RowCheck label={person.familyName} defaultChecked={Boolean(isChosen)} />
                </td>
                <td>
                  <Who person={person} to={`/candidates/${person.romaji}`} />
                </td>
                <td>{badge}</td>
                <td className="nowrap second">{next}</td>
                <td className="third">{wait}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
      <BulkBar count={3} all={117} onSelectAll={() => {}} onClear={() => {}}>
        <ButtonLink to="/events" variant="go" size="small" icon="calendar">
          {say("イベントに招待", "Invite to an event", "행사에 초대")}
        </ButtonLink>
        <Button size="small" icon="person">
          {say("担当を決める", "Assign", "담당 정하기")}
        </Button>
      </BulkBar>
      <div className="foot">
        <span>
          {say("117名のうち4名を表示しています", "Showing 4 of 117", "117명 중 4명을 표시하고 있습니다")}
        </span>
        <ButtonLink size="small" to="/candidates?after=1">
          {say("つづきの50名を表示", "Show the next 50", "다음 50명 보기")}
        </ButtonLink>
      </div>
    </div>
  );
}
