import { createRequestHandler, type RequestHandler, type ServerBuild } from "@remix-run/server-runtime";

type Routes = ServerBuild["routes"];

/**
 * The handler of each address. Remix compares an address with every route of the house, each time anew, which took
 * longer than most answers; so each first word of an address has a handler that knows only the routes that begin with
 * it. Every handler knows the home page and routes that begin with a variable.
 */
export function requestHandlers(
  build: ServerBuild | (() => Promise<ServerBuild>),
  mode: string,
): (pathname: string) => RequestHandler {
  const all = createRequestHandler(build, mode);
  if (typeof build === "function") return () => all; // it changes while it is written
  const firsts = new Set(Object.keys(build.routes).map((id) => firstWord(fullPath(build.routes, id))));
  const handlers = new Map(
    [...firsts].map((first) => [first, createRequestHandler(partOf(build, first), mode)]),
  );
  return (pathname) => handlers.get(firstWord(pathname).replace(/\.data$/, "")) ?? all;
}

/** The routes whose address begins with this word, or with none of its own, and what they stand in. */
function partOf(build: ServerBuild, first: string): ServerBuild {
  const { routes, assets } = build;
  const kept = new Set<string>();
  for (const id of Object.keys(routes)) {
    const word = firstWord(fullPath(routes, id));
    const isFrame = Object.values(routes).some((route) => route?.parentId === id);
    if (isFrame || (word !== first && word !== "" && !isVariable(word))) continue;
    for (let at = routes[id]; at; at = at.parentId === undefined ? undefined : routes[at.parentId])
      kept.add(at.id);
  }
  return { ...build, routes: only(routes, kept), assets: { ...assets, routes: only(assets.routes, kept) } };
}

function only<Values extends object>(values: Values, keys: ReadonlySet<string>): Values {
  return Object.fromEntries(Object.entries(values).filter(([key]) => keys.has(key))) as Values;
}

function fullPath(routes: Routes, id: string): string {
  const route = routes[id];
  if (!route) return "";
  return [route.parentId === undefined ? "" : fullPath(routes, route.parentId), route.path ?? ""]
    .filter(Boolean)
    .join("/");
}

/** Remix takes capitals and escaped letters for the same. */
function firstWord(path: string): string {
  const word = path.split("/").find(Boolean) ?? "";
  try {
    return decodeURIComponent(word).toLowerCase();
  } catch {
    return word;
  }
}

function isVariable(word: string): boolean {
  return word.startsWith(":") || word.startsWith("*");
}
