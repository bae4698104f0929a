import type { RequestHandler, ServerBuild } from "@remix-run/server-runtime";
import { expect, test } from "vitest";
import type { AppContext } from "~/http/context.ts";
import { requestHandlers } from "~/http/request-handlers.server.ts";

const answering = (word: string) => ({
  loader: () => new Response(word),
  action: () => new Response(`${word}!`),
});
const place = (id: string, path: string | undefined, more: object = {}) => {
  return { id, path, parentId: "root", module: answering(id), ...more };
};
const build = {
  routes: {
    root: { id: "root", path: "", module: {} },
    home: place("home", undefined, { index: true }),
    answer: place("answer", "a/:token"),
    renew: place("renew", "a/:token/renew"),
    frame: place("frame", undefined, { module: {} }),
    list: place("list", "candidates", { parentId: "frame" }),
    person: place("person", "candidates/:id", { parentId: "frame" }),
    any: place("any", ":page"),
  },
  assets: { routes: {} },
  entry: {
    module: {
      default: (_request: Request, status: number) => new Response("no page", { status }),
      handleError: () => {},
    },
  },
  future: { v3_singleFetch: true },
  publicPath: "/",
  basename: "/",
} as unknown as ServerBuild;

test.each([
  ["/a/one", "answer"],
  ["/A/one", "answer"],
  ["/%61/one", "answer"],
  ["/a/one/renew", "renew"],
  ["/candidates", "list"],
  ["/candidates/1", "person"],
  ["/", "home"],
  ["/a", "any"],
  ["/other", "any"],
  ["/candidates/1/2", undefined],
])("%s comes to where the whole house would bring it: %s", async (path, word) => {
  const ask = (handler: RequestHandler) =>
    handler(new Request(`http://enishi.example${path}`, { method: "POST" }), {} as AppContext);
  const whole = requestHandlers(async () => build, "development")(path);
  const handler = requestHandlers(build, "production")(path);

  const [answer, expected] = [await ask(handler), await ask(whole)];

  expect(answer.status).toBe(expected.status);
  expect(await answer.text()).toBe(word ? `${word}!` : "no page");
});
