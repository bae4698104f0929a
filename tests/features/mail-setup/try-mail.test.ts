import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { simpleParser } from "mailparser";
import { expect, onTestFinished, test } from "vitest";
import { anImapMailbox } from "#tests/support/imap.ts";
import { startSmtp } from "#tests/support/smtp.ts";
import { noMail } from "~/features/mail-setup/mail-setup-page.server.ts";
import { tryImap } from "~/features/mail-setup/try-imap.server.ts";
import { trySmtp } from "~/features/mail-setup/try-smtp.server.ts";

const from = "採用チーム <saiyo@aoba.example.jp>";

function trial(smtpUrl: string | undefined) {
  return trySmtp(
    { ...noMail, from, smtpUrl },
    {
      to: { name: "森下 恵", address: "morishita@aoba.example.jp" },
      greeting: "森下 恵様",
      locale: "ja",
      sender: {
        company: "青葉精機株式会社",
        postalAddress: "",
        contactEmail: "saiyo@aoba.example.jp",
        contactPhone: "",
        desk: "",
        person: "",
      },
      appUrl: "https://enishi.example.jp",
      messageId: "trial",
      now: new Date("2026-07-01T03:00:00Z"),
      sign: async (source) => source,
    },
  );
}

async function anSmtp(options: Parameters<typeof startSmtp>[0] = {}) {
  const smtp = await startSmtp(options);
  onTestFinished(() => smtp.stop());
  return smtp;
}

/** Something that listens and answers with one line, or with nothing. */
async function aStranger(greeting: string) {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.end(greeting);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

test("mail: a trial sends one letter to oneself and says whether the line was encrypted", async () => {
  const smtp = await anSmtp({ auth: { user: "aoba", pass: "himitsu" } });
  expect(await trial(smtp.url)).toMatchObject({ ok: true, isEncrypted: false, isSignedIn: true });
  const [letter] = smtp.received;
  expect([letter?.from, letter?.to]).toEqual(["saiyo@aoba.example.jp", "morishita@aoba.example.jp"]);
  const read = await simpleParser(letter?.source ?? "");
  expect(read.subject).toBe("試し送りのメール（Enishi）");
  expect(read.text).toContain("届きました");
});

test("mail: each way to fail has its own name", async () => {
  const faultOf = async (url: string | undefined) => {
    const tried = await trial(url);
    return tried.ok ? "none" : tried.fault;
  };
  expect(await faultOf(undefined)).toBe("unset");
  const wrongLogin = await anSmtp({ auth: { user: "aoba", pass: "himitsu" } });
  expect(await faultOf(wrongLogin.url.replace("himitsu", "wrong"))).toBe("login");
  expect(await faultOf((await anSmtp({ refusesSender: () => true })).url)).toBe("sender");
  expect(await faultOf((await anSmtp({ behaviour: () => ({ rcpt: 550 }) })).url)).toBe("recipient");
  expect(await faultOf((await anSmtp({ behaviour: () => ({ data: 554 }) })).url)).toBe("content");
  expect(await faultOf(`smtps://127.0.0.1:${wrongLogin.port}`)).toBe("tls");
  expect(await faultOf(`smtp://127.0.0.1:${await aStranger("554 go away\r\n")}`)).toBe("greeting");
  const gone = await startSmtp();
  await gone.stop();
  expect(await faultOf(gone.url)).toBe("refused");
  expect(await faultOf("smtp://no-such-host.invalid:25")).toBe("name");
});

test("mail: a trial of the mailbox signs in, counts and changes nothing", async () => {
  const box = await anImapMailbox();
  onTestFinished(() => box.stop());
  box.deliver("Subject: one\r\n\r\n");
  const means = (imapUrl: string | undefined) => ({ ...noMail, from, imapUrl });
  expect(await tryImap(means(box.url))).toMatchObject({ ok: true, mails: 1, isEncrypted: false });
  expect(box.heard.filter((line) => /FETCH|STORE|^SELECT/i.test(line))).toEqual([]);
  expect(await tryImap(means(box.url.replace("secret", "wrong")))).toMatchObject({
    ok: false,
    fault: "login",
  });
  expect(await tryImap(means(undefined))).toMatchObject({ ok: false, fault: "unset" });
  const gone = await startSmtp();
  await gone.stop();
  expect(await tryImap(means(`imap://a:b@127.0.0.1:${gone.port}`))).toMatchObject({ fault: "refused" });
});
