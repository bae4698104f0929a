import { expect, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCompany, aMember } from "#tests/support/factories.ts";
import { aContext, signedIn } from "#tests/support/sign-in.ts";
import { visit } from "#tests/support/visit.ts";
import * as language from "~/routes/public/language.tsx";
import * as frame from "~/routes/recruiter/frame.tsx";

const db = testDatabase();
const context = aContext(db);

test("choosing a language keeps it for the colleague and in a cookie, and goes back to the page", async () => {
  await aCompany(db);
  const member = await aMember(db, { role: "recruiter", locale: "ja" });
  const cookie = await signedIn(db, context, member);
  const answer = await visit(language, {
    path: "/language",
    context,
    cookie,
    form: { locale: "ko", next: "/candidates?unit=1&lang=en" },
  });
  expect(answer).toMatchObject({ status: 302, location: "/candidates?unit=1" });
  expect(answer.cookies.join()).toContain("enishi_language=ko");
  const kept = await db
    .selectFrom("member")
    .select("locale")
    .where("id", "=", member.id)
    .executeTakeFirstOrThrow();
  expect(kept.locale).toBe("ko");
  const page = await visit(frame, { path: "/candidates", context, cookie });
  expect(page.data).toMatchObject({ locale: "ko", member: { roleName: "채용 담당" } });
});

test("before signing in the cookie alone remembers it", async () => {
  const answer = await visit(language, {
    path: "/language",
    context,
    form: { locale: "en", next: "/sign-in" },
  });
  expect(answer).toMatchObject({ status: 302, location: "/sign-in" });
  expect(answer.cookies.join()).toContain("enishi_language=en");
});

test("a language we don't speak is refused, and the way back never leads to another site", async () => {
  expect(
    (await visit(language, { path: "/language", context, form: { locale: "fr", next: "/" } })).status,
  ).toBe(400);
  for (const next of ["//evil.example", "https://evil.example", "/\\evil.example", ""])
    expect(
      (await visit(language, { path: "/language", context, form: { locale: "ja", next } })).location,
    ).toBe("/");
});

test("the navigation shows a role only the rooms it may enter", async () => {
  await aCompany(db);
  const rooms = async (role: "recruiter" | "viewer" | "desk") => {
    const cookie = await signedIn(db, context, await aMember(db, { role }));
    return (await visit(frame, { path: "/acceptances", context, cookie })).data as { places: string[] };
  };
  expect((await rooms("recruiter")).places).toContain("/letters");
  expect((await rooms("viewer")).places).not.toContain("/letters");
  expect((await rooms("desk")).places).toEqual(["/questions"]);
});
