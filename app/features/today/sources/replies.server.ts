import { sql } from "kysely";
import { m } from "~/paraglide/messages.js";
import {
  aboutPerson,
  isFree,
  type PersonColumns,
  personColumns,
  source,
  whatWaits,
} from "../today-source.server.ts";

type Row = Partial<PersonColumns> & {
  key: string;
  id: string;
  candidateId: string | null;
  fromName: string;
  fromAddress: string;
  since: string;
};

/** Mail that came in and that no rule could decide: of one's own people, and of senders who are nobody's. */
export const unreadReplies = source<Row>({
  name: "replies",
  group: "waiting",
  find(asked) {
    const key = sql`'replies:' || mail.id`;
    return whatWaits<Row>(
      "replies",
      asked,
      sql`
      select ${personColumns}, ${key} as key, mail.id, mail.from_name as "fromName", mail.from_address as "fromAddress",
        mail.received_at as since
      from inbound_mail mail left join candidate c on c.id = mail.candidate_id
      where mail.id = waiting.id and ${isFree(key, asked)}`,
    );
  },
  show(row, { locale }) {
    return {
      key: row.key,
      group: "waiting",
      since: new Date(row.since),
      ...(row.candidateId
        ? aboutPerson(row as PersonColumns)
        : {
            subject: {
              title: row.fromName || m.reply_unknown({}, { locale }),
              note: row.fromAddress,
              to: `/letters/replies/${row.id}`,
            },
          }),
      icon: "mail",
      why: m.today_replies({}, { locale }),
      action: { kind: "open", label: m.today_replies_do({}, { locale }), to: `/letters/replies/${row.id}` },
    };
  },
});
