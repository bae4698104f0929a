// What the demo's consultation desk has before it: one report with a name, one without.
import type { Db } from "#db/client.server.ts";

const hour = 3_600_000;

export async function writeReports(trx: Db, candidateId: string, now: Date): Promise<void> {
  const ago = (hours: number) => new Date(now.getTime() - hours * hour);
  await trx
    .insertInto("report")
    .values([
      {
        id: "01980000-0000-7000-8000-000000000001",
        candidate_id: candidateId,
        locale: "ja",
        body: "懇親会のあと、ほかの会社の選考をやめるように何度も言われました。返事に困っています。",
        filed_at: ago(20),
      },
      {
        id: "5d0c1f0e-6a53-4c1b-9a58-0d8f5a3b7c11",
        reply_hash: Buffer.alloc(32, 7),
        locale: "ja",
        body: "面談の最後に、連絡先を個人の携帯電話で交換しようと言われました。断ってもよかったのでしょうか。",
        filed_at: ago(72),
      },
    ])
    .execute();
}
