// npm run test:imap: reads answers from a real mail server (Debian: apt-get install dovecot-imapd), by hand. It gets a
// configuration of its own in a temporary folder, listens on loopback alone, and is ended afterwards.
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const { stdout: version } = spawnSync("dovecot", ["--version"], { encoding: "utf8" });
if (!version) {
  process.stderr.write("Dovecot isn't installed here. Debian: apt-get install dovecot-imapd\n");
  process.exit(1);
}
process.stdout.write(`Dovecot ${version}`);
const folder = mkdtempSync(join(tmpdir(), "enishi-imap-"));
chmodSync(folder, 0o777);
const port = await freePort();
const config = join(folder, "dovecot.conf");
const isRoot = userInfo().uid === 0;
const [user, group] = isRoot ? ["nobody", "nogroup"] : [userInfo().username, String(userInfo().gid)];
writeFileSync(
  config,
  `protocols = imap
listen = 127.0.0.1
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
ssl = no
disable_plaintext_auth = no
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:${folder}/mail
${isRoot ? "" : `default_internal_user = ${user}\ndefault_login_user = ${user}\ndefault_internal_group = ${group}\n`}
passdb {
  driver = static
  args = password=secret
}
userdb {
  driver = static
  args = uid=${user} gid=${group} home=${folder}
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`,
);
const server = spawn("dovecot", ["-F", "-c", config], { stdio: "inherit" });
try {
  await answering(port);
  const env = {
    ...process.env,
    IMAP_TEST_URL: `imap://saiyo:secret@127.0.0.1:${port}`,
    IMAP_TEST_FOLDER: folder,
  };
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const child = spawn(process.execPath, [vitest, "run", "tests/imap"], { cwd: root, env, stdio: "inherit" });
  process.exitCode = await new Promise((done) => child.on("close", (code) => done(code ?? 1)));
} finally {
  server.kill();
  await new Promise((done) => server.on("close", done));
  rmSync(folder, { recursive: true, force: true });
}

async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await new Promise((done) => probe.on("listening", done));
  const { port: free } = probe.address();
  await new Promise((done) => probe.close(done));
  return free;
}

async function answering(at) {
  const { connect } = await import("node:net");
  for (let tries = 0; tries < 100; tries++) {
    const isOpen = await new Promise((done) => {
      const socket = connect(at, "127.0.0.1", () => {
        socket.destroy();
        done(true);
      }).on("error", () => done(false));
    });
    if (isOpen) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error("Dovecot doesn't answer");
}
