// npm test: words, types, lint and every test; the journeys, which run what was built, when the build is done.
// Its last line is "N passed, N failed".
//   npm test -- offers          only the tests whose path contains "offers", without types, lint and the rest
//   npm test -- offers -t 辞退   … and whose name contains 辞退
//   npm run test:long           the long proofs of tests/long
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const isLong = process.argv[2] === "--long";
const filters = process.argv.slice(isLong ? 3 : 2);
const bin = (path) => join(root, "node_modules", path);
const failed = [];
let passed = 0;
let failedTests = 0;

await stage("words", ["bin/words.js"]);
const build = () => stage("build", ["bin/build.js"]);
if (filters.length > 0 || isLong) {
  if (isLong || filters.some((filter) => filter.includes("journey"))) await build();
  await tests(filters);
} else {
  await Promise.all([
    stage("lint", [bin("@biomejs/biome/bin/biome"), "check", "--error-on-warnings"]).then(build),
    tests(["--exclude", "tests/journeys/**"]),
  ]);
  // Journeys wait for pages and letters half of their time.
  await Promise.all([
    stage("types", [bin("typescript-native/bin/tsc"), "--noEmit"]),
    tests(["tests/journeys"]),
  ]);
}

const bad = failed.length + failedTests;
if (failed.length > 0) process.stdout.write(`\nNot right: ${failed.join(", ")} (see above)\n`);
process.stdout.write(`${passed} passed, ${bad} failed\n`);
process.exitCode = bad === 0 ? 0 : 1;

/** One check that counts as one test; its output is shown only when it fails. */
async function stage(name, args) {
  const start = performance.now();
  const { code, output } = await run(args, {}, "pipe");
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  process.stdout.write(`${code === 0 ? "✓" : "✗"} ${name} ${seconds} s\n${code === 0 ? "" : output}`);
  if (code === 0) passed++;
  else failed.push(name);
}

/** Runs vitest with these filters and options, and counts. */
async function tests(choice) {
  const folder = mkdtempSync(join(tmpdir(), "enishi-results-"));
  const file = join(folder, "results.json");
  const { code } = await run(
    [
      bin("vitest/vitest.mjs"),
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${file}`,
      ...choice,
    ],
    { LONG: isLong ? "1" : "" },
    "inherit",
  );
  try {
    const results = JSON.parse(readFileSync(file, "utf8"));
    // A file that could not even be read has no tests in it, and an error outside of any test only shows in the exit code.
    const brokenFiles = results.testResults.filter(
      (result) => result.status === "failed" && !hasFailure(result),
    );
    const failures = results.numFailedTests + brokenFiles.length;
    passed += results.numPassedTests;
    failedTests += failures || (code === 0 ? 0 : 1);
  } catch {
    failedTests++;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function hasFailure(result) {
  return result.assertionResults.some((assertion) => assertion.status === "failed");
}

function run(args, variables, output) {
  return new Promise((done) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ["ignore", output, output],
      env: { ...process.env, ...variables },
    });
    let text = "";
    child.stdout?.on("data", (part) => {
      text += part;
    });
    child.stderr?.on("data", (part) => {
      text += part;
    });
    child.once("error", (error) => done({ code: 1, output: `${error.message}\n` }));
    child.once("exit", (code) => done({ code: code ?? 1, output: text }));
  });
}
