import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { transformWithEsbuild } from "vite";

const aliases = { "~/": "../app/", "#db/": "../db/", "#emails/": "../emails/", "#tests/": "../tests/" };

export function resolve(target, context, next) {
  const alias = Object.keys(aliases).find((start) => target.startsWith(start));
  return next(alias ? new URL(target.replace(alias, aliases[alias]), import.meta.url).href : target, context);
}

/** Node takes the types out of .ts itself; .tsx needs more. */
export async function load(url, context, next) {
  if (!url.endsWith(".tsx")) return next(url, context);
  const path = fileURLToPath(url);
  const { code } = await transformWithEsbuild(readFileSync(path, "utf8"), path, {
    jsx: "automatic",
    sourcemap: "inline",
  });
  return { format: "module", source: code, shortCircuit: true };
}
