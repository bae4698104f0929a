import type { Db } from "#db/client.server.ts";
import { memberInvited } from "#emails/accounts/member-invited.ts";
import { passwordReset } from "#emails/accounts/password-reset.ts";
import { signInLink } from "#emails/accounts/sign-in-link.ts";
import type { LetterContent, LetterSender } from "#emails/layout/letter-content.ts";
import { isLocale } from "~/lib/locale.ts";
import { addressed, fullName, type PersonName } from "~/lib/names.ts";
import { isRole } from "./member.ts";
import { memberLinkToken } from "./member-link.server.ts";
import { roleName } from "./role-words.ts";

type Letter = PersonName & { letter: string; locale: string; details: Record<string, unknown> };

/** Words of the letters to colleagues; undefined for one that isn't ours. The worker asks when it sends. */
export function accountLetters({ db, secret, appUrl }: { db: Db; secret: string; appUrl: string }) {
  return async (letter: Letter, sender: LetterSender): Promise<LetterContent | undefined> => {
    const locale = isLocale(letter.locale) ? letter.locale : "ja";
    const linkId = String(letter.details.linkId ?? "");
    const token = memberLinkToken(secret, linkId);
    const facts = { locale, sender, greeting: addressed(letter, locale) };
    switch (letter.letter) {
      case "member_invited": {
        const { role, by } = await findInvitation(db, linkId, String(letter.details.by ?? ""));
        return memberInvited({
          ...facts,
          url: `${appUrl}/invited/${token}`,
          role: isRole(role) ? roleName(role, locale) : "",
          by: by ? fullName(by, locale) : "",
        });
      }
      case "sign_in_link":
        return signInLink({ ...facts, url: `${appUrl}/sign-in/link/${token}` });
      case "password_reset":
        return passwordReset({ ...facts, url: `${appUrl}/sign-in/reset/${token}` });
      default:
        return undefined;
    }
  };
}

async function findInvitation(db: Db, linkId: string, byId: string) {
  const invited = await db
    .selectFrom("member_link")
    .innerJoin("member", "member.id", "member_link.member_id")
    .select("member.role")
    .where("member_link.id", "=", linkId)
    .executeTakeFirst();
  const by = await db
    .selectFrom("member")
    .select(["family_name as familyName", "given_name as givenName", "romaji"])
    .where("id", "=", byId)
    .executeTakeFirst();
  return { role: invited?.role, by };
}
