import http from "node:http";
import { createRequestHandler } from "@remix-run/server-runtime";
import { createServer } from "vite";

const vite = await createServer({
  root: "/work/main",
  configFile: "/work/main/vite.config.ts",
  server: { middlewareMode: true, hmr: { port: 4601 } },
  appType: "custom",
  cacheDir: "/tmp/eve/vite",
});
const { connect } = await vite.ssrLoadModule("/db/client.server.ts");
const db = connect(process.env.DATABASE_URL);
const jobs = { mailDomain: "aoba.example.jp", async add() {}, wake() {} };
const memberId = (
  await db
    .selectFrom("member")
    .select("id")
    .where("role", "=", process.env.AS ?? "administrator")
    .executeTakeFirst()
)?.id;
http
  .createServer((req, res) =>
    vite.middlewares(req, res, async () => {
      try {
        const build = await vite.ssrLoadModule("virtual:remix/server-build");
        const handler = createRequestHandler(build, "development");
        const url = new URL(req.url, "http://127.0.0.1:4600");
        const headers = new Headers();
        for (const [k, v] of Object.entries(req.headers)) if (typeof v === "string") headers.set(k, v);
        const init = { method: req.method, headers };
        if (!["GET", "HEAD"].includes(req.method)) {
          const c = [];
          for await (const x of req) c.push(x);
          init.body = Buffer.concat(c);
        }
        const r = await handler(new Request(url, init), {
          db,
          readDb: db,
          jobs,
          now: () => new Date(),
          nonce: "devnonce",
          appUrl: "http://127.0.0.1:4600",
          secret: process.env.SECRET,
          canSendMail: false,
          isEmbedded: false,
          devMemberId: memberId,
        });
        res.statusCode = r.status;
        for (const [k, v] of r.headers) if (k !== "set-cookie") res.setHeader(k, v);
        for (const c of r.headers.getSetCookie()) res.appendHeader("set-cookie", c);
        res.end(Buffer.from(await r.arrayBuffer()));
      } catch (e) {
        vite.ssrFixStacktrace(e);
        console.error(e);
        res.statusCode = 500;
        res.end(String(e.stack));
      }
    }),
  )
  .listen(4600, "127.0.0.1", () => console.log("up"));
{
  const { openSession, sessionCookie } = await vite.ssrLoadModule("/app/features/accounts/session.server.ts");
  const { writeFileSync } = await import("node:fs");
  for (const role of ["administrator", "host"]) {
    const m = await db.selectFrom("member").selectAll().where("role", "=", role).executeTakeFirst();
    const userId = m.user_id ?? `dev-${role}`;
    await db
      .insertInto("auth_user")
      .values({
        id: userId,
        name: "x",
        email: m.email,
        email_verified: true,
        created_at: new Date(),
        updated_at: new Date(),
      })
      .onConflict((c) => c.doNothing())
      .execute();
    await db.updateTable("member").set({ user_id: userId }).where("id", "=", m.id).execute();
    const { token } = await openSession(db, userId, { address: "127.0.0.1", userAgent: "dev" }, new Date());
    const c = sessionCookie({ secret: process.env.SECRET, appUrl: "http://127.0.0.1:4600" }, token);
    writeFileSync(`/tmp/eve/cookie.${role}`, c.split(";")[0]);
  }
  console.log("cookies");
}
