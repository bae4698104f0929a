import { expect, test } from "vitest";
import { AnswerCards } from "~/ui/answer-cards.tsx";
import { Avatar } from "~/ui/avatar.tsx";
import { BulkBar } from "~/ui/bulk-bar.tsx";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { DateBlock } from "~/ui/date-block.tsx";
import { DateField } from "~/ui/date-field.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";
import { CheckField, TextField } from "~/ui/field.tsx";
import { GoalBar } from "~/ui/goal-bar.tsx";
import { LanguageLinks, LanguageSwitch } from "~/ui/language-switch.tsx";
import { localeOfMatches } from "~/ui/locale.tsx";
import { SeatMeter } from "~/ui/seat-meter.tsx";
import { StaffFrame } from "~/ui/staff-frame.tsx";
import { WaitBadge } from "~/ui/wait-badge.tsx";
import { Who } from "~/ui/who.tsx";
import { render } from "./render.tsx";
import { people } from "./showcase-people.ts";

test("a button that can't be pressed says why and stays reachable", () => {
  const html = render(<Button disabledReason="部屋の定員は24席です">席を増やす</Button>);
  const id = /aria-describedby="([^"]+)"/.exec(html)?.[1];
  expect(html).toContain('aria-disabled="true"');
  expect(html).not.toMatch(/ disabled/);
  expect(html).toContain(`<span id="${id}" class="why-not">部屋の定員は24席です</span>`);
});

test("a busy button says what it is doing instead of its verb", () => {
  const html = render(
    <Button variant="go" busy="送っています…">
      招待を送る
    </Button>,
  );
  expect(html).toContain('aria-busy="true"');
  expect(html).toContain("送っています…");
  expect(html).not.toContain("招待を送る");
});

test("a button sends its form unless it does something else", () => {
  expect(render(<Button>保存</Button>)).toContain('type="submit"');
  expect(render(<Button onClick={() => {}}>閉じる</Button>)).toContain('type="button"');
});

test("a link that looks like a button is a link", () => {
  expect(
    render(
      <ButtonLink to="/events" variant="go" size="wide">
        見る
      </ButtonLink>,
    ),
  ).toContain('class="btn go big wide"');
});

test("a field ties label, hint and error to its control, and keeps what was typed", () => {
  const html = render(
    <TextField
      name="email"
      label="メール"
      hint="会社のもの"
      error={["「@」がありません"]}
      defaultValue="yamada"
    />,
  );
  expect(html).toContain('<label for="f-email">メール</label>');
  expect(html).toContain('aria-describedby="f-email-hint f-email-error"');
  expect(html).toContain('aria-invalid="true"');
  expect(html).toContain('value="yamada"');
});

test("optional is said in the label and required has no mark", () => {
  expect(render(<TextField name="note" label="メモ" isOptional />)).toContain("（書かなくてもかまいません）");
  const html = render(<TextField name="note" label="メモ" />);
  expect(html).toContain('aria-required="true"');
  expect(html).not.toContain("＊");
});

test("the error summary links each sentence to its field", () => {
  const html = render(
    <ErrorSummary errors={{ email: ["「@」がありません"], "": ["保存できませんでした"] }} />,
  );
  expect(html).toContain("2か所を直してください");
  expect(html).toContain('<a href="#f-email">「@」がありません</a>');
  expect(html).toContain("<li>保存できませんでした</li>");
  expect(render(<ErrorSummary errors={{}} />)).not.toContain("role");
});

test("a date field shows back the day it understood", () => {
  const html = render(<DateField name="reply_on" label="回答期日" today="2026-07-07" defaultValue="7/21" />);
  expect(html).toContain("2026年7月21日(火)");
  expect(
    render(<DateField name="reply_on" label="回答期日" today="2026-07-07" defaultValue="7月ごろ" />),
  ).not.toContain("日(");
});

test("no answer is chosen unless the person chose it", () => {
  const cards = [
    { value: "yes", label: "参加します" },
    { value: "no", label: "今回は参加しません" },
  ];
  expect(render(<AnswerCards name="answer" legend="ご都合はいかがですか" cards={cards} />)).not.toContain(
    "checked",
  );
  expect(
    render(<AnswerCards name="answer" legend="ご都合はいかがですか" cards={cards} chosen="no" />).match(
      /checked/g,
    ),
  ).toHaveLength(1);
});

test("check boxes of one name have ids of their own", () => {
  const html = render(
    <>
      <CheckField name="host" value="a" label="岡本 健" />
      <CheckField name="host" value="b" label="西村 沙織" />
    </>,
  );
  expect(html).toContain('id="f-host-a"');
  expect(html).toContain('id="f-host-b"');
});

test("a meter has one cell a seat up to thirty, then a bar, and always its sentence", () => {
  const small = render(<SeatMeter taken={22} offered={2} all={24} />);
  expect(small.match(/<i /g)).toHaveLength(24);
  expect(small).toContain('role="img" aria-label="22／24席が決まっています。2席は繰上げの方に案内中です"');
  expect(render(<SeatMeter taken={70} all={120} />).match(/<i /g)).toHaveLength(2);
});

test("a goal of nothing and more than the goal stay inside the bar", () => {
  expect(render(<GoalBar value={5} target={0} />)).toContain("width:0%");
  expect(render(<GoalBar value={90} target={80} />)).toContain("width:100%");
});

test("a waiting time is said in hours on the first day and in days after it", () => {
  const now = new Date("2026-07-07T00:00:00Z");
  expect(render(<WaitBadge since={new Date("2026-07-06T20:00:00Z")} now={now} />)).toContain(
    "返事待ち 4時間",
  );
  expect(render(<WaitBadge since={new Date("2026-07-02T00:00:00Z")} now={now} />)).toContain("返事待ち 5日");
});

test("a name in hangul says so on a Japanese page", () => {
  expect(render(<Who person={people.kim} />)).toContain('<b lang="ko">김 서연</b>');
  expect(render(<Who person={people.kim} />, { locale: "ko" })).toContain("<b>김서연</b>");
  expect(render(<Avatar person={people.takahashi} />)).toContain("髙");
});

test("the date block reads as one date", () => {
  const html = render(<DateBlock when={new Date("2026-07-18T05:00:00Z")} zone="Asia/Tokyo" />);
  expect(html).toContain("2026年7月18日(土)</span>");
  expect(html).toContain('dateTime="2026-07-18T05:00:00.000Z"');
});

test("a card is named by its title", () => {
  const html = render(<Card title="次の予定">7/14</Card>);
  const id = /aria-labelledby="([^"]+)"/.exec(html)?.[1];
  expect(html).toContain(`<h2 id="${id}">次の予定</h2>`);
});

test("the bulk bar is there only while somebody is chosen", () => {
  const bar = (count: number) =>
    render(
      <BulkBar count={count} onClear={() => {}}>
        <span>x</span>
      </BulkBar>,
    );
  expect(bar(0)).not.toContain("toolbar");
  expect(bar(3)).toContain("3名を選んでいます");
});

test("the language links of a public page keep its address", () => {
  const html = render(<LanguageLinks />, { pathname: "/a/abc?answer=yes" });
  expect(html).toContain('href="/a/abc?answer=yes&amp;lang=en"');
  expect(html).toContain('<b lang="ja" aria-current="true">日本語</b>');
});

test("the language switch of staff posts and comes back", () => {
  const html = render(<LanguageSwitch />, { pathname: "/candidates?unit=1" });
  expect(html).toContain('method="post" action="/language"');
  expect(html).toContain('name="next" value="/candidates?unit=1"');
});

test("the staff frame marks where one is and shows only the rooms one may enter", () => {
  const html = render(
    <StaffFrame
      companyName="青葉精機株式会社"
      member={{ ...people.morishita, roleName: "採用担当" }}
      only={["/acceptances", "/candidates"]}
    >
      <h1>内定者</h1>
    </StaffFrame>,
    { pathname: "/candidates/123" },
  );
  expect(html.match(/aria-current="page"/g)).toHaveLength(1);
  expect(html).toMatch(
    /aria-current="page"[^>]*href="\/candidates"|href="\/candidates"[^>]*aria-current="page"/,
  );
  expect(html).not.toContain('href="/letters"');
  expect(html.indexOf('href="#main"')).toBeLessThan(html.indexOf("<nav"));
});

test("the language of a page is what the deepest loader says", () => {
  expect(
    localeOfMatches([{ data: { locale: "ja" } }, { data: { locale: "ko" } }, { data: { rows: [] } }]),
  ).toBe("ko");
  expect(localeOfMatches([{ data: undefined }, undefined])).toBe("ja");
});
