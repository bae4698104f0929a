// One of several processes that answer at the same time: told by its parent whom to answer for, it says how long it took.
import { answerInvitation } from "../../app/features/events/answer-invitation.server.ts";
import { connect } from "../../db/client.server.ts";

export type AnswerWork = {
  url: string;
  connections: number;
  sessionId: string;
  invitationIds: string[];
  now: string;
};

process.once("message", async (work: AnswerWork) => {
  const db = connect(work.url, { max: work.connections });
  await Promise.all(
    Array.from({ length: work.connections }, () => db.selectFrom("session").select("id").execute()),
  );
  process.send?.({ ready: true });
  process.once("message", async () => {
    const began = performance.now();
    let place = 0;
    const failures: string[] = [];
    await Promise.all(
      Array.from({ length: work.connections }, async () => {
        for (;;) {
          const invitationId = work.invitationIds[place++];
          if (!invitationId) return;
          const result = await answerInvitation(db, {
            invitationId,
            sessionId: work.sessionId,
            answer: "yes",
            word: "",
            source: "link",
            now: new Date(work.now),
            mailDomain: "aoba.example.jp",
          }).catch((error: Error) => ({ ok: false, reason: error.message }) as const);
          if (!result.ok) failures.push(result.reason);
        }
      }),
    );
    process.send?.({ milliseconds: performance.now() - began, failures });
    await db.destroy();
    process.disconnect();
  });
});
