// First stage of every command, plain JavaScript that an old Node understands too:
// the right Node, the variables of .env, a fresh build, then build/bin/<command>.js.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";

const wanted = 22;
const commands = ["start", "web", "worker", "migrate", "demo"];
const command = process.argv[2] ?? "start";

if (Number(process.versions.node.split(".")[0]) < wanted) {
  console.error(
    `Enishi needs Node ${wanted} or later and this is ${process.version}.\n` +
      `Start it through npm, which brings its own Node: npm ci && npm ${command === "start" ? "start" : `run ${command}`}`,
  );
  process.exit(1);
}
if (!commands.includes(command)) {
  console.error(`There is no command "${command}". There are: ${commands.join(", ")}.`);
  process.exit(1);
}

// Where there is much memory V8 cleans up late, and the process grows past 500 MB while 90 are in use. With this and
// the smaller nursery of package.json it stays below 350.
setFlagsFromString("--heap-growing-percent=20");

process.env.NODE_ENV ??= "production";
if (existsSync(".env")) process.loadEnvFile(".env");

try {
  const { buildFolder, buildWhenStale } = await import("./build.js");
  await buildWhenStale();
  process.argv.splice(2, 1); // what is left belongs to the command
  await import(pathToFileURL(join(buildFolder, "bin", `${command}.js`)).href);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
