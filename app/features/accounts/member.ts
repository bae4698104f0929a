// A member is a colleague with access: one row, one role, one language. Recruiters and administrators sign in with a
// password and a code from their phone; hosts with a link we mail them; desk and viewer with a password.
import type { Locale } from "~/lib/locale.ts";

export const roles = ["administrator", "recruiter", "host", "desk", "viewer"] as const;
export type Role = (typeof roles)[number];

export type Member = {
  id: string;
  role: Role;
  familyName: string;
  givenName: string;
  email: string;
  locale: Locale;
  zone: string;
  unitId: string | null;
  /** In charge of anybody, as first or as deputy: then lists begin with one's own people. */
  hasPeople: boolean;
};

export function isRole(value: unknown): value is Role {
  return roles.some((role) => role === value);
}

/** Whoever sees all candidates needs the second step. */
export function needsSecondStep(role: Role): boolean {
  return role === "administrator" || role === "recruiter";
}

/** A host may sign in by mailed link alone: the link is all a host's few pages need. */
export function signsInByLink(role: Role): boolean {
  return role === "host";
}
