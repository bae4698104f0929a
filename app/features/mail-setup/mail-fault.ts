import type { MailFault } from "./mail-means.ts";

const byCode: Record<string, MailFault> = {
  ENOTFOUND: "name",
  EAI_AGAIN: "name",
  EDNS: "name",
  ECONNREFUSED: "refused",
  EHOSTUNREACH: "refused",
  ENETUNREACH: "refused",
  ETIMEDOUT: "silent",
  ETLS: "tls",
  EAUTH: "login",
  AuthenticationFailure: "login",
};

/** What a failed connection to a mail server tells, whichever library reports it. */
export function mailFaultOf(error: unknown): MailFault {
  if (!(error instanceof Error)) return "other";
  const told = error as Error & {
    code?: string;
    originalCode?: string;
    authenticationFailed?: boolean;
    responseCode?: number;
  };
  if (told.authenticationFailed) return "login";
  for (const code of [told.originalCode, told.code]) {
    const fault = byCode[code ?? ""];
    if (fault) return fault;
  }
  if (
    /certificate|self.signed|ERR_TLS|SSL|wrong version number|Hostname\/IP/i.test(
      `${told.originalCode} ${told.code} ${told.message}`,
    )
  )
    return "tls";
  if (/timed? ?out|greeting never received/i.test(told.message)) return "silent";
  return told.responseCode ? "greeting" : "other";
}
