import { expect, test } from "vitest";
import { z } from "zod";
import { parseForm } from "~/http/parse-form.server.ts";

const schema = z.object({
  title: z.string().trim().min(1).max(20),
  email: z.email(),
  seats: z.coerce.number().int().min(1).max(500),
  unit: z.enum(["a", "b"], "ui_choose"),
});

function posted(fields: Record<string, string | string[]>, path = "/"): Request {
  const body = new URLSearchParams();
  for (const [name, values] of Object.entries(fields))
    for (const value of [values].flat()) body.append(name, value);
  return new Request(`http://localhost${path}`, { method: "POST", body });
}

test("a good form gives its values", async () => {
  const parsed = await parseForm(
    posted({ title: " 懇親会 ", email: "a@example.jp", seats: "24", unit: "a" }),
    schema,
  );
  expect(parsed).toEqual({
    ok: true,
    value: { title: "懇親会", email: "a@example.jp", seats: 24, unit: "a" },
  });
});

test("mistakes are sentences in the reader's language, and what was typed stays", async () => {
  const form = { title: "", email: "yamada.example.jp", seats: "900", unit: "c" };
  const ja = await parseForm(posted(form), schema, "ja");
  expect(ja).toEqual({
    ok: false,
    errors: {
      title: ["入力してください"],
      email: ["メールアドレスの形になっていません。「@」の前後を確かめてください"],
      seats: ["500以下の数にしてください"],
      unit: ["選んでください"],
    },
    values: form,
  });
  const ko = await parseForm(posted(form, "/?lang=ko"), schema);
  expect(!ko.ok && ko.errors.title).toEqual(["입력해 주세요"]);
});

test("a field that is missing altogether is asked for, never called undefined", async () => {
  const parsed = await parseForm(posted({}), schema, "en");
  expect(!parsed.ok && parsed.errors.title).toEqual(["Please fill this in"]);
});

test("a schema's own sentence may carry inputs", async () => {
  const strict = z.object({ day: z.string() }).superRefine((_, ctx) => {
    ctx.addIssue({ code: "custom", path: ["day"], message: "error_field_long", params: { count: 3 } });
  });
  const parsed = await parseForm(posted({ day: "x" }), strict, "ja");
  expect(!parsed.ok && parsed.errors.day).toEqual(["3文字以内にしてください"]);
});

test("a field sent several times is a list, and a password isn't shown again", async () => {
  const many = z.object({ who: z.array(z.string()), password: z.string().min(12) });
  const parsed = await parseForm(posted({ who: ["1", "2"], password: "short" }), many, "ja");
  expect(parsed).toEqual({
    ok: false,
    errors: { password: ["12文字以上で入力してください"] },
    values: { who: "1" },
  });
});
