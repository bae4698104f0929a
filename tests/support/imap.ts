// A mailbox on loopback that speaks the part of IMAP4rev1 that reading needs, and breaks when it is told to.

import type { AddressInfo } from "node:net";
import { createServer, type Socket } from "node:net";

export type ImapMailbox = {
  url: string;
  /** Puts a mail into the box and tells whoever idles. */
  deliver(raw: string | Buffer): number;
  /** Cuts all conversations. */
  cut(): void;
  /** As after a restored backup: UIDs are given anew. */
  renumber(): void;
  /** Commands heard, without their tags. */
  heard: string[];
  /** How many conversations were begun. */
  conversations(): number;
  stop(): Promise<void>;
};

export async function anImapMailbox(): Promise<ImapMailbox> {
  let validity = 1001;
  let nextUid = 1;
  let mails: { uid: number; raw: Buffer }[] = [];
  let begun = 0;
  const heard: string[] = [];
  const open = new Map<Socket, { idleTag: string | undefined }>();

  function answer(socket: Socket, tag: string, command: string) {
    const say = (line: string) => socket.write(`${line}\r\n`);
    const [, verb = "", rest = ""] = /^(UID \w+|\w+) ?(.*)$/is.exec(command) ?? [];
    switch (verb.toUpperCase()) {
      case "CAPABILITY":
        say("* CAPABILITY IMAP4rev1 IDLE");
        break;
      case "LOGIN":
        if (!rest.includes("secret")) return say(`${tag} NO [AUTHENTICATIONFAILED] no`);
        break;
      case "LIST":
      case "LSUB":
        say('* LIST (\\HasNoChildren) "/" "INBOX"');
        break;
      case "SELECT":
      case "EXAMINE":
        say("* FLAGS (\\Seen)");
        say(`* ${mails.length} EXISTS`);
        say(`* OK [UIDVALIDITY ${validity}] valid`);
        say(`* OK [UIDNEXT ${nextUid}] next`);
        return say(`${tag} OK [READ-ONLY] done`);
      case "UID SEARCH": {
        const from = Number(/(\d+):\*/.exec(rest)?.[1] ?? 1);
        const found = mails.filter((mail, at) => mail.uid >= from || at === mails.length - 1);
        say(`* SEARCH${found.map((mail) => ` ${mail.uid}`).join("")}`);
        break;
      }
      case "UID FETCH": {
        const at = mails.findIndex((mail) => mail.uid === Number.parseInt(rest, 10));
        const mail = mails[at];
        if (mail) {
          socket.write(
            `* ${at + 1} FETCH (UID ${mail.uid} BODY[]${/<0/.test(rest) ? "<0>" : ""} {${mail.raw.length}}\r\n`,
          );
          socket.write(mail.raw);
          say(")");
        }
        break;
      }
      case "IDLE": {
        const state = open.get(socket);
        if (state) state.idleTag = tag;
        return say("+ idling");
      }
      case "LOGOUT":
        say("* BYE");
        say(`${tag} OK bye`);
        return socket.end();
    }
    say(`${tag} OK done`);
  }

  const server = createServer((socket) => {
    begun += 1;
    open.set(socket, { idleTag: undefined });
    socket.on("close", () => open.delete(socket));
    socket.on("error", () => {});
    socket.write("* OK [CAPABILITY IMAP4rev1 IDLE] ready\r\n");
    let rest = "";
    socket.on("data", (bytes) => {
      const lines = (rest + bytes.toString("latin1")).split("\r\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        const state = open.get(socket);
        if (/^DONE$/i.test(line)) {
          socket.write(`${state?.idleTag ?? "*"} OK idle done\r\n`);
          if (state) state.idleTag = undefined;
          continue;
        }
        const [tag = "", ...words] = line.split(" ");
        heard.push(words.join(" "));
        answer(socket, tag, words.join(" "));
      }
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `imap://saiyo:secret@127.0.0.1:${port}`,
    heard,
    conversations: () => begun,
    deliver(raw) {
      const uid = nextUid++;
      mails.push({ uid, raw: Buffer.from(raw) });
      for (const [socket, { idleTag }] of open) if (idleTag) socket.write(`* ${mails.length} EXISTS\r\n`);
      return uid;
    },
    cut() {
      for (const socket of open.keys()) socket.destroy();
    },
    renumber() {
      validity += 1;
      mails = mails.map((mail, at) => ({ ...mail, uid: at + 501 }));
      nextUid = mails.length + 501;
    },
    async stop() {
      for (const socket of open.keys()) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}
