import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { formatDay, formatRange, formatShortDay } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { Avatar } from "~/ui/avatar.tsx";
import { Badge } from "~/ui/badge.tsx";
import { Banner } from "~/ui/banner.tsx";
import { BulkBar } from "~/ui/bulk-bar.tsx";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { CallCard, CallList } from "~/ui/call-card.tsx";
import { Card } from "~/ui/card.tsx";
import { CopyButton } from "~/ui/copy-button.tsx";
import { DateBlock } from "~/ui/date-block.tsx";
import { DateField } from "~/ui/date-field.tsx";
import { DropBox } from "~/ui/drop-box.tsx";
import { DueBars } from "~/ui/due-bars.tsx";
import { Empty } from "~/ui/empty.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { CheckField, TextArea, TextField } from "~/ui/field.tsx";
import { ClearFilters, FilterChip } from "~/ui/filter-chip.tsx";
import { FinishBar } from "~/ui/finish-bar.tsx";
import { GoalBar } from "~/ui/goal-bar.tsx";
import { Icon, iconNames } from "~/ui/icon.tsx";
import { PageHead } from "~/ui/page-head.tsx";
import { Progress } from "~/ui/progress.tsx";
import { SayStrip } from "~/ui/say-strip.tsx";
import { SeatMeter } from "~/ui/seat-meter.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import { Skeleton } from "~/ui/skeleton.tsx";
import { StaffFrame } from "~/ui/staff-frame.tsx";
import { Steps } from "~/ui/steps.tsx";
import { RowCheck, SortHeader, Table } from "~/ui/table.tsx";
import { Tabs } from "~/ui/tabs.tsx";
import { Tally } from "~/ui/tally.tsx";
import { Timeline, TimelineEntry } from "~/ui/timeline.tsx";
import { WaitBadge } from "~/ui/wait-badge.tsx";
import { Who } from "~/ui/who.tsx";

const zone = "Asia/Tokyo";
const now = new Date("2026-07-07T00:10:00Z");
const start = new Date("2026-07-18T05:00:00Z");
const end = new Date("2026-07-18T07:30:00Z");

export const people = {
  morishita: {
    familyName: "森下",
    givenName: "恵",
    familyKana: "モリシタ",
    givenKana: "メグミ",
    romaji: "Morishita Megumi",
  },
  abe: { familyName: "阿部", givenName: "樹", familyKana: "アベ", givenKana: "イツキ", romaji: "Abe Itsuki" },
  takahashi: {
    familyName: "髙橋",
    givenName: "蓮",
    familyKana: "タカハシ",
    givenKana: "レン",
    romaji: "Takahashi Ren",
  },
  kim: {
    familyName: "김",
    givenName: "서연",
    familyKana: "キム",
    givenKana: "ソヨン",
    romaji: "Kim Seoyeon",
  },
  sakiyama: {
    familyName: "﨑山",
    givenName: "美月",
    familyKana: "サキヤマ",
    givenKana: "ミツキ",
    romaji: "Sakiyama Mitsuki",
  },
};

/** Every block in its states, for people who build pages and for the tests that look at them. */
export function Showcase({ locale }: { locale: Locale }) {
  const say = (ja: string, en: string, ko: string) => ({ ja, en, ko })[locale];
  const company = say("青葉精機株式会社", "Aoba Seiki Co., Ltd.", "아오바 정밀");
  return (
    <StaffFrame
      companyName={company}
      member={{ ...people.morishita, roleName: m.ui_role_recruiter({}, { locale }) }}
      waiting={{ "/candidates": 4 }}
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

type Part = { locale: Locale; say: (ja: string, en: string, ko: string) => string };

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

function Forms({ locale, say }: Part) {
  const early = say(
    "回答期日は7月21日(火)以降にしてください",
    "Choose a reply date from 21 July",
    "답변 기한은 7월 21일(화) 이후로 정해 주세요",
  );
  return (
    <>
      <Card title={say("ボタン", "Buttons", "버튼")}>
        <div className="row">
          <Button variant="go">{say("招待を送る", "Send invitation", "초대 보내기")}</Button>
          <Button>{say("下書きを保存", "Save draft", "초안 저장")}</Button>
          <Button variant="quiet">{say("あとにする", "Later", "나중에")}</Button>
          <Button variant="danger">{say("取り消す", "Cancel it", "취소하기")}</Button>
          <Button isSquare icon="dots">
            {say("ほかの操作", "More actions", "다른 작업")}
          </Button>
        </div>
        <div className="row" style={{ marginTop: 12 }}>
          <Button variant="go" busy={say("送っています…", "Sending…", "보내는 중…")}>
            {say("招待を送る", "Send invitation", "초대 보내기")}
          </Button>
          <Button
            disabledReason={say("部屋の定員は24席です", "The room has 24 seats", "방 정원은 24석입니다")}
          >
            {say("席を増やす", "Add seats", "자리 늘리기")}
          </Button>
        </div>
        <div className="row" style={{ marginTop: 12 }}>
          <Button size="big" variant="go">
            {say("この内容で回答する", "Answer like this", "이대로 답하기")}
          </Button>
          <CopyButton targetId="said" />
          <samp id="said" className="sr">
            x
          </samp>
        </div>
      </Card>
      <Card title={say("入力と誤り", "Fields and errors", "입력과 오류")}>
        <ErrorSummary
          errors={{
            reply_on: [early],
            unit: [say("部門を選んでください", "Choose a unit", "부서를 골라 주세요")],
          }}
        />
        <div className="fields">
          <DateField
            name="reply_on"
            label={say("回答期日", "Reply date", "답변 기한")}
            today="2026-07-07"
            defaultValue="7/10"
            error={early}
          />
          <SelectField
            name="unit"
            label={say("部門", "Unit", "부서")}
            emptyLabel={m.ui_choose({}, { locale })}
            options={[{ value: "1", label: say("生産技術", "Production", "생산 기술") }]}
            error={say("部門を選んでください", "Choose a unit", "부서를 골라 주세요")}
          />
          <TextField
            name="title"
            label={say("題名", "Title", "제목")}
            hint={say(
              "通知メールの題名にもなります",
              "Also the subject of the letter",
              "알림 메일의 제목이 됩니다",
            )}
            defaultValue={say("夏の懇親会", "Summer get-together", "여름 친목회")}
          />
          <TextArea name="note" label={say("メモ", "Note", "메모")} isOptional />
          <CheckField
            name="paid"
            label={say(
              "業務として行い、給与を支払います",
              "It is work, and paid",
              "업무로 진행하며 급여를 지급합니다",
            )}
            hint={say(
              "任意参加のときは、印をつけないでください",
              "Leave it open when coming is up to them",
              "자유 참석이면 표시하지 마세요",
            )}
          />
        </div>
      </Card>
      <Card
        title={say("からっぽ・読みこみ・進みぐあい", "Empty, loading, progress", "비어 있음·불러오기·진행")}
      >
        <Empty
          title={say("待っている人はいません", "Nobody is waiting", "기다리는 사람이 없습니다")}
          action={
            <ButtonLink to="/events">
              {say("来週の予定を見る", "See next week", "다음 주 일정 보기")}
            </ButtonLink>
          }
        >
          {say(
            "きょうは5件、済ませました。次の期日は7月16日(木)です。",
            "5 done today. The next reply date is Thu 16 July.",
            "오늘 5건을 마쳤습니다. 다음 기한은 7월 16일(목)입니다.",
          )}
        </Empty>
        <Skeleton />
        <div style={{ marginTop: 20 }}>
          <Progress
            label={say("取り込み", "Import", "가져오기")}
            done={62_000}
            all={100_000}
            foot={m.ui_progress_leave({}, { locale })}
          >
            <b>62,000／100,000</b>
          </Progress>
        </div>
      </Card>
      <div className="stack tight">
        <Banner tone="yama">{m.error_page_offline_text({}, { locale })}</Banner>
        <Banner tone="matsu">
          {say(
            "取り込みました。24時間は元に戻せます。",
            "Imported. You can undo it for 24 hours.",
            "가져왔습니다. 24시간 동안 되돌릴 수 있습니다.",
          )}
        </Banner>
      </div>
      <Card title={say("確認と知らせ", "Dialog and toast", "확인과 알림")}>
        <dialog
          open
          className="dialog"
          style={{ position: "static", margin: 0 }}
          aria-labelledby="dialog-title"
        >
          <h2 id="dialog-title">
            {say("夏の懇親会を中止します", "Cancel the summer get-together", "여름 친목회를 취소합니다")}
          </h2>
          <p>
            {say(
              "参加予定の22名と担当社員2名に、中止のメールとカレンダーの取り消しが届きます。この操作は元に戻せません。",
              "22 people who are coming and 2 hosts get a letter, and their calendar entry is cancelled. This can't be undone.",
              "참석 예정 22명과 담당 사원 2명에게 취소 메일과 일정 취소가 전달됩니다. 되돌릴 수 없습니다.",
            )}
          </p>
          <div className="ends">
            <Button>{m.ui_cancel({}, { locale })}</Button>
            <Button variant="danger">
              {say("中止して知らせる", "Cancel and tell them", "취소하고 알리기")}
            </Button>
          </div>
        </dialog>
        <div className="toast" style={{ marginTop: 20, width: "max-content", maxWidth: "100%" }}>
          <p>
            {say(
              "6名におしらせを送ります。10秒後に送信します",
              "A note goes to 6 people in 10 seconds",
              "6명에게 알림을 보냅니다. 10초 뒤에 발송합니다",
            )}
          </p>
          <button type="button">{m.ui_undo({}, { locale })}</button>
        </div>
      </Card>
    </>
  );
}

function Importing({ say }: Part) {
  return (
    <div>
      <Steps
        label={say("取り込みの段階", "Steps", "가져오기 단계")}
        current={2}
        steps={[
          { label: say("ファイル", "File", "파일"), to: "/candidates/import" },
          { label: say("項目の対応", "Columns", "항목 대응") },
          { label: say("確認", "Check", "확인") },
          { label: say("完了", "Done", "완료") },
        ]}
      />
      <DropBox
        name="file"
        accept=".csv,.xlsx"
        chooseLabel={say("別のファイルを選ぶ", "Choose another file", "다른 파일 선택")}
      >
        <b>内定者一覧_27卒_0707.csv</b>
        <p className="sm soft">
          {say("142行・12列・38 KB", "142 rows, 12 columns, 38 KB", "142행·12열·38 KB")}
        </p>
      </DropBox>
      <div className="card flush" style={{ marginTop: 20 }}>
        <Tally
          label={say("ためし読み", "Dry run", "시험 읽기")}
          counts={[
            {
              to: "?show=new",
              icon: "plus",
              label: say("新規", "New", "신규"),
              count: 118,
              unit: say("名", "", "명"),
            },
            {
              to: "?show=changed",
              icon: "pen",
              label: say("変更", "Changed", "변경"),
              count: 19,
              unit: say("名", "", "명"),
            },
            {
              to: "?show=double",
              icon: "people",
              label: say("重複の可能性", "Likely doubles", "중복 가능성"),
              count: 3,
              unit: say("名", "", "명"),
              isCurrent: true,
            },
            {
              to: "?show=faulty",
              icon: "alert",
              label: say("直すところ", "To put right", "고칠 곳"),
              count: 2,
              unit: say("行", "", "행"),
            },
          ]}
        />
      </div>
      <FinishBar
        back={<Button>{say("前へ戻る", "Back", "이전")}</Button>}
        note={say("24時間は元に戻せます", "Can be undone for 24 hours", "24시간 동안 되돌릴 수 있습니다")}
        action={
          <Button variant="go" icon="download">
            {say("138行を取り込む", "Import 138 rows", "138행 가져오기")}
          </Button>
        }
      >
        <b>
          {say("新規118・変更19・まとめる1", "118 new, 19 changed, 1 merged", "신규 118·변경 19·합치기 1")}
        </b>
      </FinishBar>
    </div>
  );
}

function Aside({ locale, say }: Part) {
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
