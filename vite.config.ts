/// <reference types="vitest/config" />
import { vitePlugin } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import { remix } from "./remix.config.js";

const here = new URL(".", import.meta.url).pathname;
const isTesting = Boolean(process.env.VITEST);
// Several builds can live side by side: BUILD_DIR=build/mine npm start
const buildDirectory = `${process.env.BUILD_DIR ?? "build"}/app`;

export default defineConfig({
  plugins: isTesting ? [] : [tailwindcss(), vitePlugin({ ...remix, buildDirectory })],
  resolve: {
    alias: { "~": `${here}app`, "#db": `${here}db`, "#emails": `${here}emails`, "#tests": `${here}tests` },
  },
  build: { target: "es2022", assetsInlineLimit: 0, cssMinify: true },
  esbuild: { jsx: "automatic" },
  test: {
    include: process.env.LONG ? ["tests/long/**/*.test.ts"] : ["tests/**/*.test.{ts,tsx}"],
    exclude: process.env.LONG ? [] : ["tests/long/**"],
    globalSetup: ["tests/support/start-database.ts"],
    setupFiles: ["tests/support/strict-console.ts"],
    maxWorkers: 2,
    isolate: false, // two thirds of the time went into loading the same modules for each file anew
    testTimeout: 120_000,
    expect: { poll: { timeout: 15_000 } }, // generous: what is waited for comes in milliseconds on a machine of its own
    hookTimeout: 120_000,
    env: { TZ: "UTC" },
  },
});
