// Answer pages of the coming events: with SECRET the demo can hand out the address that the letter would carry.
import { createHash } from "node:crypto";
import { tokenOf } from "../../app/features/letters/private-link.server.ts";
import type { Writer } from "./candidate-rows.ts";
import type { Person } from "./people.ts";
import { demoId } from "./random.ts";
import { day } from "./season.ts";

/** Somebody's own answer page; `token` goes into the address /a/:token. */
export type AnswerLink = { name: string; locale: "ja" | "ko" | "en"; token: string };

export type LinkMaker = {
  made: AnswerLink[];
  add(to: Writer, person: Person, invitationId: string, at: number): void;
};

/** Without a secret no links are made: nobody could open them. */
export function linkMaker(secret: string | undefined): LinkMaker {
  const made: AnswerLink[] = [];
  return {
    made,
    add({ rng, rows, season }, person, invitationId, at) {
      const createdAt = new Date(at + season.shift);
      const id = demoId(createdAt, rng);
      if (secret === undefined) return;
      const token = tokenOf(secret, id);
      rows.private_link.push({
        id,
        token_hash: `\\x${createHash("sha256").update(token).digest("hex")}`,
        purpose: "invitation",
        candidate_id: person.id,
        invitation_id: invitationId,
        created_at: createdAt,
        expires_at: new Date(createdAt.getTime() + 90 * day),
        revoked_at: null,
      });
      made.push({
        name: `${person.name.family.text} ${person.name.given.text}`,
        locale: person.name.locale,
        token,
      });
    },
  };
}
