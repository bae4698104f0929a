import type { Role as MemberRole } from "~/features/accounts/member.ts";

export type Role = MemberRole;

/** Who may use a route. Every route file exports `handle` with one of these; a test reads them and tries the doors. */
export type Access =
  /** Staff with one of these roles and an open session. */
  | { roles: readonly Role[] }
  /** The holder of a private link (candidate, relative, invited colleague): the token is the key. */
  | "link"
  /** Everybody, also without a session; `why` says why that is right. */
  | { everyone: true; why: string };

/** Public with a little more style: "choosing" among sessions, a candidate's "own" page. */
export type Frame = "staff" | "public" | "choosing" | "own" | "host" | "family" | "paper";

export type RouteHandle = { access: Access; frame?: Frame };

export const hiringTeam = { roles: ["administrator", "recruiter"] } as const satisfies Access;
export const hiringReaders = { roles: ["administrator", "recruiter", "viewer"] } as const satisfies Access;
export const administrators = { roles: ["administrator"] } as const satisfies Access;
export const hosts = { roles: ["host", "recruiter", "administrator"] } as const satisfies Access;
export const allStaff = {
  roles: ["administrator", "recruiter", "host", "desk", "viewer"],
} as const satisfies Access;
