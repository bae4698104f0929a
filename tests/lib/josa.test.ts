import { expect, test } from "vitest";
import { josa } from "~/lib/josa.ts";
import { m } from "~/paraglide/messages.js";

test("a particle follows the sound before it, also behind a closing mark", () => {
  expect(josa("지수을(를) 이준을(를)")).toBe("지수를 이준을");
  expect(josa("‘승낙’(으)로 ‘서울’(으)로 ‘검토’(으)로")).toBe("‘승낙’으로 ‘서울’로 ‘검토’로");
  expect(josa("가족은(는), 지원번호 7이(가), 3이(가), 2이(가)")).toBe("가족은, 지원번호 7이, 3이, 2가");
});

test("where the sound isn't known both stay", () => {
  expect(josa("山田을(를) Kim이(가)")).toBe("山田을(를) Kim이(가)");
  expect(josa("サクラ을(를) リン을(를)")).toBe("サクラ를 リン을");
});

test("the words of the product are spoken so", () => {
  const said = m.board_done({ name: "이준호", column: "승낙" }, { locale: "ko" });
  expect(said).toBe("이준호를 ‘승낙’으로 옮겼습니다.");
});
