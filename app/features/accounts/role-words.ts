import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { Role } from "./member.ts";

type Word = (inputs: object, options: { locale: Locale }) => string;

const names: Record<Role, Word> = {
  administrator: m.ui_role_administrator,
  recruiter: m.ui_role_recruiter,
  host: m.ui_role_host,
  desk: m.ui_role_desk,
  viewer: m.ui_role_viewer,
};

const rights: Record<Role, Word> = {
  administrator: m.settings_role_administrator,
  recruiter: m.settings_role_recruiter,
  host: m.settings_role_host,
  desk: m.settings_role_desk,
  viewer: m.settings_role_viewer,
};

/** 採用担当, Recruiter, 채용 담당 */
export function roleName(role: Role, locale: Locale): string {
  return names[role]({}, { locale });
}

/** What the role may see and do, in a line. */
export function roleRights(role: Role, locale: Locale): string {
  return rights[role]({}, { locale });
}
