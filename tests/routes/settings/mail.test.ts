import { expect, onTestFinished, test } from "vitest";
import { testDatabase } from "#tests/support/database.ts";
import { aCompany, aMember } from "#tests/support/factories.ts";
import { aContext, signedIn } from "#tests/support/sign-in.ts";
import { startSmtp } from "#tests/support/smtp.ts";
import type { MailMeans } from "~/features/mail-setup/mail-means.ts";
import { noMail } from "~/features/mail-setup/mail-setup-page.server.ts";
import { action, loader } from "~/routes/recruiter/settings/mail.tsx";
import { action as keyAction } from "~/routes/recruiter/settings/mail-key.ts";

const db = testDatabase();
const mail: MailMeans = {
  ...noMail,
  smtpUrl: "smtps://aoba:himitsu%21@mail.aoba.example.jp:465",
  imapUrl: "imaps://saiyo:mitsu@mail.aoba.example.jp",
  from: "採用チーム <saiyo@aoba.example.jp>",
};

async function asked(role: "administrator" | "recruiter", form?: Record<string, string>, means = mail) {
  await aCompany(db);
  const context = aContext(db, { mail: means, appUrl: "https://enishi.aoba.example.jp" });
  const member = await aMember(db, { role });
  const Cookie = await signedIn(db, context, member);
  const init = form ? { method: "POST", body: new URLSearchParams(form) } : {};
  const request = new Request("http://enishi.test/settings/mail?lang=ja", { ...init, headers: { Cookie } });
  return {
    args: { request, context, params: {}, response: undefined } as unknown as Parameters<typeof loader>[0],
    member,
  };
}

test("mail: the page says what is set and what to publish, and no secret", async () => {
  await keyAction((await asked("administrator", { intent: "make" })).args);
  const { page } = await loader((await asked("administrator")).args);
  expect(page).toMatchObject({ smtpServer: "smtps://mail.aoba.example.jp:465", signDo: "start" });
  expect(page.records.map(({ what }) => what)).toEqual(["spf", "dkim", "dmarc", "mx"]);
  expect(page.records[1]?.pieces).toMatch(/^"v=DKIM1; k=rsa; p=[^"]+" "[^"]+"$/);
  expect(JSON.stringify(page)).not.toMatch(/himitsu|mitsu@|PRIVATE/);
  await keyAction((await asked("administrator", { intent: "start" })).args);
  expect((await loader((await asked("administrator")).args)).page.signDo).toBe("stop");
});

test("mail: without servers the page says what stays undone, and why", async () => {
  const { page } = await loader((await asked("administrator", undefined, noMail)).args);
  expect(page.outState).toMatch(/保管され、送られていません。SMTP_URL/);
  expect(page.inState.join()).toMatch(/IMAP_URL/);
  expect(page.records).toEqual([]);
  expect(page.dnsLede).toMatch(/localhost/);
});

test("mail: a trial ends with sentences; many in a row are put off", async () => {
  const smtp = await startSmtp();
  onTestFinished(() => smtp.stop());
  const { args, member } = await asked("administrator", { intent: "smtp" }, { ...mail, smtpUrl: smtp.url });
  const again = () => action({ ...args, request: args.request.clone() });
  const first = await again();
  expect(first).toMatchObject({
    smtp: { ok: true, sentences: expect.arrayContaining([expect.stringContaining(member.email)]) },
  });
  for (let count = 1; count < 20; count++) await again();
  expect(await again()).toMatchObject({ init: { status: 429 } });
  expect(smtp.received).toHaveLength(20);
});

test("mail: only administrators see or change any of it", async () => {
  await expect(loader((await asked("recruiter")).args)).rejects.toMatchObject({ status: 404 });
  await expect(action((await asked("recruiter", { intent: "smtp" })).args)).rejects.toMatchObject({
    status: 404,
  });
  await expect(keyAction((await asked("recruiter", { intent: "make" })).args)).rejects.toMatchObject({
    status: 404,
  });
  expect(await db.selectFrom("dkim_key").select("id").execute()).toEqual([]);
});
