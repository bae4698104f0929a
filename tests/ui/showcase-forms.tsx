import { m } from "~/paraglide/messages.js";
import { Banner } from "~/ui/banner.tsx";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { CopyButton } from "~/ui/copy-button.tsx";
import { DateField } from "~/ui/date-field.tsx";
import { DropBox } from "~/ui/drop-box.tsx";
import { Empty } from "~/ui/empty.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { CheckField, TextArea, TextField } from "~/ui/field.tsx";
import { FinishBar } from "~/ui/finish-bar.tsx";
import { Progress } from "~/ui/progress.tsx";
import { SelectField } from "~/ui/select-field.tsx";
import { Skeleton } from "~/ui/skeleton.tsx";
import { Steps } from "~/ui/steps.tsx";
import { Tally } from "~/ui/tally.tsx";

import type { Part } from "./showcase-people.ts";

export function Forms({ locale, say }: Part) {
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

export function Importing({ say }: Part) {
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
