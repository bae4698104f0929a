import type { Environment } from "~/env.server.ts";
import type { DemoState } from "./demo.ts";

const demoRoles = [
  ["Recruiter", "recruiter"],
  ["Administrator", "administrator"],
  ["Host (a senior colleague)", "host"],
  ["Desk", "desk"],
  ["Viewer", "viewer"],
] as const;

/** For whoever sits at the terminal: where to click. */
export function sayHello(env: Environment, demo: DemoState | undefined): void {
  const lines = ["", `  Enishi is ready: ${env.appUrl}`, ""];
  if (demo?.hasDemo) {
    lines.push("  This is the demo company. Sign in with one click as:");
    for (const [title, role] of demoRoles)
      lines.push(`    ${title.padEnd(26)} ${env.appUrl}/demo?role=${role}`);
    if (demo.answerPages.length > 0)
      lines.push("", "  Or look at what a candidate sees, without an account:");
    for (const { name, path } of demo.answerPages) lines.push(`    ${name}: ${env.appUrl}${path}`);
    lines.push("");
  }
  if (!env.smtpUrl) lines.push("  Letters are kept and shown under Letters, not sent: SMTP_URL isn't set.");
  if (demo) lines.push(`  Data: ${env.dataDir} (embedded PostgreSQL). Stop with Ctrl-C.`);
  process.stdout.write(`${lines.join("\n")}\n\n`);
}
