// The web process of the list's bench: the built pages on two ports, once as they are, once fed from memory.
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { LoaderFunctionArgs, ServerBuild } from "@remix-run/server-runtime";
import { queryOfFilter } from "../../app/features/candidates/candidate-filter.ts";
import { createWeb } from "../../app/http/serve.server.ts";
import { setLogLevel } from "../../app/lib/log.ts";
import { buildFolder } from "../../bin/build.js";
import { connect } from "../../db/client.server.ts";
import { aContext, signedIn } from "../support/sign-in.ts";
import { benchPages, clock, idOf } from "./candidate-list.ts";
import type { Served } from "./list-page.ts";

process.once("message", async ({ url }: { url: string }) => {
  setLogLevel("error");
  const db = connect(url, { max: 10 });
  const { nonce: _nonce, ...context } = aContext(db, { now: () => clock.now });
  const cookie = await signedIn(db, context, {
    id: idOf("member3"),
    email: "recruiter3@aoba.example.jp",
    family_name: "採用3",
    given_name: "",
  });
  const folder = resolve(buildFolder, "app");
  const build: ServerBuild = await import(pathToFileURL(resolve(folder, "server/index.js")).href);
  const paths = Object.values(benchPages).map(
    ({ filter, sort }) => `/candidates?${queryOfFilter(filter, sort)}`,
  );
  const serve = async (pages: ServerBuild) => {
    const { server } = createWeb({ build: pages, mode: "production", context, checkReady: async () => {} });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  process.send?.({
    fromDatabase: await serve(build),
    fromMemory: await serve(remembered(build)),
    cookie,
    paths,
  } satisfies Served);
});
process.on("disconnect", () => process.exit(0));

/** The same pages, whose loaders answer what they answered the first time. */
function remembered(build: ServerBuild): ServerBuild {
  const routes = Object.fromEntries(
    Object.entries(build.routes).map(([id, route]) => {
      const loader = route?.module.loader;
      if (!route || !loader) return [id, route];
      const known = new Map<string, Promise<unknown>>();
      const remembering = ({ request, params, context }: LoaderFunctionArgs) => {
        const found = known.get(request.url) ?? Promise.resolve(loader({ request, params, context }));
        known.set(request.url, found);
        return found;
      };
      return [id, { ...route, module: { ...route.module, loader: remembering } }];
    }),
  );
  return { ...build, routes };
}
