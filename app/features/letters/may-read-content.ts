import type { Role } from "~/features/accounts/member.ts";

/**
 * Letters to colleagues hold a link that opens their account, so nobody reads a sign-in link or a new password's link
 * here. An invitation may be read by an administrator, who could send it anyway.
 */
export function mayReadContent(letter: string, role: Role): boolean {
  if (letter === "sign_in_link" || letter === "password_reset") return false;
  return letter !== "member_invited" || role === "administrator";
}
