import type { Environment } from "~/env.server.ts";

const demoRoles = [
  ["Recruiter", "recruiter"],
  ["Administrator", "administrator"],
  ["Host (a senior colleague)", "host"],
  ["Desk", "desk"],
  ["Viewer", "viewer"],
] as const;

/** For whoever sits at the terminal: where to click. */
export function sayHello(env: Environment, state: { hasDemo: boolean; isEmbedded: boolean }): void {
  const lines = ["", `  Enishi is ready: ${env.appUrl}`, ""];
  if (state.hasDemo) {
    lines.push("  This is the demo company. Sign in with one click as:");
    for (const [title, role] of demoRoles)
      lines.push(`    ${title.padEnd(26)} ${env.appUrl}/demo?role=${role}`);
    lines.push("");
  }
  if (!env.smtpUrl) lines.push("  Letters are kept and shown under Letters, not sent: SMTP_URL isn't set.");
  if (state.isEmbedded) lines.push(`  Data: ${env.dataDir} (embedded PostgreSQL). Stop with Ctrl-C.`);
  process.stdout.write(`${lines.join("\n")}\n\n`);
}
