// Mail that came in: three that wait for a person, as words and as a proposal of another time.
import { createHash } from "node:crypto";
import type { Db } from "#db/client.server.ts";
import { demoId, type Random } from "./random.ts";
import { hour } from "./season.ts";

const words = [
  { reason: "text", body: "参加したいのですが、30分ほど遅れても大丈夫でしょうか。", hoursAgo: 5 },
  { reason: "text", body: "夏の懇親会の持ち物を教えてください。", hoursAgo: 22 },
] as const;
const stranger = {
  name: "Sasaki",
  address: "sasaki.m@mail.example",
  body: "アドレスが変わりました。佐々木です。",
};

export async function writeReplies(trx: Db, rng: Random, now: Date): Promise<void> {
  const people = await trx
    .selectFrom("candidate")
    .select(["id", "email", "family_name"])
    .where("email", "<>", "")
    .where("locale", "=", "ja")
    .where("offer_state", "=", "considering")
    .orderBy("id")
    .limit(words.length)
    .execute();
  const mails = [
    ...people.map((person, at) => ({
      ...(words[at] ?? words[0]),
      candidateId: person.id,
      name: person.family_name,
      address: person.email,
    })),
    { ...stranger, reason: "unknown_sender", hoursAgo: 30, candidateId: null },
  ];
  for (const { reason, body, hoursAgo, candidateId, name, address } of mails) {
    const receivedAt = new Date(now.getTime() - hoursAgo * hour);
    const id = demoId(receivedAt, rng);
    const raw = Buffer.from(
      `From: ${address}\r\nMessage-ID: <${id}@mail.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${body}\r\n`,
    );
    await trx
      .insertInto("inbound_mail")
      .values({
        ...{ id, source: "imap", received_at: receivedAt, message_id: `<${id}@mail.example>` },
        ...{ hash: createHash("sha256").update(raw).digest(), raw, kind: "text", state: "review", reason },
        ...{ from_address: address, from_name: name, subject: "Re: ご案内", candidate_id: candidateId },
        expires_on: new Date(receivedAt.getTime() + 180 * 24 * hour).toISOString().slice(0, 10),
      })
      .execute();
  }
}
