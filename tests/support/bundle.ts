// Makes one file of a TypeScript entry with the house's aliases, so that a test can run it as a process of its own.
import { join } from "node:path";
import { build } from "vite";

const root = join(import.meta.dirname, "../..");

/** Answers the file's path; npm's packages stay outside. */
export async function bundle(entry: string): Promise<string> {
  const outDir = join(root, "node_modules/.enishi-tests", `${entry.replace(/\W+/g, "-")}-${process.pid}`);
  await build({
    root,
    configFile: false,
    logLevel: "error",
    esbuild: { jsx: "automatic" },
    publicDir: false,
    resolve: {
      alias: {
        "~": join(root, "app"),
        "#db": join(root, "db"),
        "#emails": join(root, "emails"),
        "#tests": join(root, "tests"),
      },
    },
    build: {
      ssr: true,
      target: "es2023",
      outDir,
      emptyOutDir: true,
      rollupOptions: { input: join(root, entry), output: { entryFileNames: "entry.mjs" } },
    },
  });
  return join(outDir, "entry.mjs");
}
