// npm run dev: the same process as npm start, with pages that change while one writes them.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "vite";

if (existsSync(".env")) process.loadEnvFile(".env");
execFileSync(process.execPath, ["bin/words.js"], { stdio: "inherit" });
const vite = await createServer({ server: { middlewareMode: true }, appType: "custom" });
const { startDevelopment } = await vite.ssrLoadModule("/bin/process/development.ts");
await startDevelopment(vite);
