import { decodeBytes, headerOf, headersOf, type MailPart, readMailbox, textOf } from "~/lib/mime.ts";
import type { BounceKind } from "./bounce.ts";
import { classifyRefusal } from "./classify-refusal.ts";

export type BounceReport =
  | { kind: BounceKind; status: string; text: string }
  | { kind: "none"; why: "delayed" | "arrived" | "no_report" };

const nothing = { kind: "none", why: "no_report" } as const;

/**
 * What a mail says of the letter that we sent to `address`: by RFC 3464 and RFC 5965 where it is such a report, else by
 * the words of programs that never learned to write one. Delays and good news are no bounce; nor is an answering machine.
 */
export function classifyBounce(root: MailPart, address: string): BounceReport {
  const all = everyPart(root);
  const feedback = all.find((part) => part.type === "message/feedback-report");
  if (feedback) return readFeedback(fieldsOf(clear(feedback)));
  const status = all.find((part) => /^message\/(?:global-)?delivery-status$/.test(part.type));
  if (status) return readStatus(clear(status), all, address);
  return isByMailServer(root) ? readWords(all, address) : nothing;
}

/** The envelope's sender of the letter that somebody complained of; "" in any other mail. */
export function complainedSender(root: MailPart): string {
  const feedback = everyPart(root).find((part) => part.type === "message/feedback-report");
  return feedback ? readMailbox(fieldsOf(clear(feedback)).get("original-mail-from") ?? "").address : "";
}

function readFeedback(fields: Map<string, string>): BounceReport {
  const type = (fields.get("feedback-type") ?? "").trim().toLowerCase();
  // "not-spam" takes a complaint back; "auth-failure" (RFC 6591) is DMARC's and says nothing of the reader.
  if (!["abuse", "fraud", "opt-out", "opt-out-list"].includes(type)) return nothing;
  return { kind: "complaint", status: "", text: `${type} ${fields.get("user-agent") ?? ""}`.trim() };
}

function readStatus(text: string, all: MailPart[], address: string): BounceReport {
  const people = text
    .split(/\n[ \t]*\n+/)
    .map(fieldsOf)
    .filter((fields) => fields.has("action") || fields.has("final-recipient"));
  const named = (fields: Map<string, string>, field: string) => typed(fields.get(field) ?? "").toLowerCase();
  const isOurs = (fields: Map<string, string>) =>
    ["final-recipient", "original-recipient"].some((field) => bare(named(fields, field)) === bare(address));
  const fields = people.find(isOurs) ?? people[0];
  if (!fields) return nothing;
  const action = (fields.get("action") ?? "").trim().toLowerCase();
  if (action.startsWith("delayed")) return { kind: "none", why: "delayed" };
  if (["delivered", "relayed", "expanded"].some((good) => action.startsWith(good)))
    return { kind: "none", why: "arrived" };
  if (!action.startsWith("failed")) return nothing;
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(fields.get("status") ?? "")?.[0] ?? "";
  if (status.startsWith("2")) return { kind: "none", why: "arrived" };
  const said = typed(fields.get("diagnostic-code") ?? "");
  // Some put the conversation into the words before the report alone.
  const around = ownWords(all);
  const words = said.length > 12 ? said : `${said}\n${around}`.trim();
  const about = { address, stage: "report", code: null, status, text: words, around } as const;
  const kind = classifyRefusal(status === "5.0.0" ? { ...about, status: "" } : about);
  // The letter was taken and passed on, and failed at another address: whoever reads ours is there.
  const isElsewhere = !isOurs(fields) && named(fields, "final-recipient").includes("@");
  return { kind: kind === "hard" && isElsewhere ? "filtered" : kind, status, text: words.slice(0, 500) };
}

const delays =
  /(?:has been|was|is) delayed|delivery (?:is )?delay|not yet been delivered|still (?:being )?(?:trying|retried|retry)|do not need to resend|warning message only|will (?:continue|keep) (?:to )?try/i;
const failures =
  /undeliverable|undelivered|could(?:n't| not) be delivered|(?:wasn't|not) able to deliver|delivery (?:has )?fail|permanent (?:fatal )?error|failure notice|error delivering your mail|returned mail|(?:^|\s)5\d\d[\s-]|送信できません|配信できません|配送できません/i;

function readWords(all: MailPart[], address: string): BounceReport {
  const text = ownWords(all);
  const subject = all[0] ? headerOf(all[0], "subject") : "";
  if (delays.test(text) || /delayed|warning/i.test(subject)) return { kind: "none", why: "delayed" };
  if (!failures.test(`${subject}\n${text}`)) return nothing;
  const kind = classifyRefusal({ address, stage: "report", code: null, status: "", text });
  return { kind, status: "", text: text.slice(0, 500) };
}

function isByMailServer(root: MailPart): boolean {
  if (/^auto-(?:replied|notified)/i.test(headerOf(root, "auto-submitted").trim())) return isFailure(root);
  if (isFailure(root)) return true;
  if (headersOf(root, "return-path").some((path) => path.replace(/\s/g, "") === "<>")) return true;
  return /^(?:mailer-daemon|postmaster|mail-daemon)@/.test(readMailbox(headerOf(root, "from")).address);
}

function isFailure(root: MailPart): boolean {
  return headerOf(root, "x-failed-recipients") !== "";
}

function everyPart(part: MailPart): MailPart[] {
  return [part, ...part.parts.flatMap(everyPart)];
}

function plainWords(all: MailPart[]): string {
  return all
    .filter((part) => part.type === "text/plain" && part.parts.length === 0)
    .map(textOf)
    .join("\n")
    .replaceAll("\r\n", "\n");
}

/** Without the letter that is quoted beneath: our own words must not be taken for the server's. */
function ownWords(all: MailPart[]): string {
  const [before = ""] = plainWords(all).split(
    /\n-{2,}[^\n]*(?:copy of the message|original message|returned message|below this line)[^\n]*\n|\n(?:Return-Path|Received): /i,
  );
  return before.slice(0, 4000);
}

function clear(part: MailPart): string {
  return decodeBytes(part.body, "utf-8").replaceAll("\r\n", "\n").replace(/^\n+/, "");
}

function fieldsOf(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of text.replace(/\n[ \t]+/g, " ").split("\n")) {
    const colon = line.indexOf(":");
    if (colon > 0) fields.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return fields;
}

/** "rfc822; hana@example.jp" without its type. */
function typed(value: string): string {
  return value.replace(/^\s*[\w-]+\s*;\s*/, "").trim();
}

/** Carriers' old local parts come in quotes or without. */
function bare(address: string): string {
  return address.toLowerCase().replace(/[<>"]/g, "");
}
