import type { Db } from "#db/client.server.ts";
import { tokenOf } from "~/features/letters/private-link.server.ts";
import type { Locale } from "~/lib/locale.ts";
import { fullName, kanaName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { type DaySession, listSeated } from "./arrival-queries.server.ts";
import { kanaRow } from "./attendance.ts";
import { codePicture } from "./code-picture.server.ts";
import { familyNote, familyOf, guestNote } from "./desk-page.server.ts";
import { doorToken } from "./door.server.ts";
import { listFamilyParties } from "./family-parties.server.ts";
import type { Paper } from "./paper.ts";

type Means = { appUrl: string; secret: string; now: Date };

/** One session on paper. Codes are drawn only for the sheets that show them. */
export async function readPaper(
  db: Db,
  { session, paper, locale }: { session: DaySession; paper: Paper; locale: Locale },
  { appUrl, secret, now }: Means,
) {
  const [guests, families] = await Promise.all([
    listSeated(db, session.sessionId),
    // Their way isn't paid, and they are let in by name.
    paper === "travel" || paper === "codes" ? [] : listFamilyParties(db, session.sessionId, now),
  ]);
  const doors =
    paper === "codes" ? await listOwnDoors(db, session.sessionId, now) : new Map<string, string>();
  const candidates = await Promise.all(
    guests.map(async (guest) => {
      const link = doors.get(guest.invitationId);
      const kana = kanaName(guest);
      return {
        id: guest.candidateId,
        // On paper a name stands in its own writing, whoever prints it.
        name: fullName(guest, "ja"),
        kana,
        row: kanaRow(kana),
        unit: guest.unit,
        school: guest.school,
        note: guestNote({ ...guest, tableNo: paper === "tables" ? null : guest.tableNo }, locale),
        tableNo: guest.tableNo,
        others: guest.companions,
        code: link ? await codePicture(`${appUrl}/a/${tokenOf(secret, link)}/door`) : "",
      };
    }),
  );
  const parties = families.map((family) => ({
    ...{ id: family.id, name: family.name, kana: familyOf(family, "ja") },
    row: kanaRow(kanaName(family.child)),
    ...{ unit: m.attendance_paper_family({}, { locale }), school: "" },
    note: familyNote({ ...family, tableNo: paper === "tables" ? null : family.tableNo }, locale),
    ...{ tableNo: family.tableNo, others: family.people - 1, code: "" },
  }));
  return {
    people: [...candidates, ...parties],
    doorCode:
      paper === "codes" ? await codePicture(`${appUrl}/d/${doorToken(secret, session.sessionId)}`) : "",
  };
}

/** The private links that are still open, by invitation: what somebody's own code leads to. Printing issues none. */
async function listOwnDoors(db: Db, sessionId: string, now: Date): Promise<Map<string, string>> {
  const links = await db
    .selectFrom("private_link")
    .innerJoin("seat", "seat.invitation_id", "private_link.invitation_id")
    .select(["private_link.id", "seat.invitation_id as invitationId"])
    .where("seat.session_id", "=", sessionId)
    .where("private_link.purpose", "=", "invitation")
    .where("private_link.revoked_at", "is", null)
    .where("private_link.expires_at", ">", now)
    .orderBy("private_link.created_at")
    .execute();
  return new Map(links.map(({ id, invitationId }) => [invitationId, id]));
}
