import { vitePlugin } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import { remix } from "./remix.config.js";

const here = new URL(".", import.meta.url).pathname;

export default defineConfig({
  plugins: [tailwindcss(), vitePlugin(remix)],
  resolve: {
    alias: { "~": `${here}app`, "#db": `${here}db`, "#emails": `${here}emails`, "#tests": `${here}tests` },
  },
  build: { target: "es2022", assetsInlineLimit: 0 },
  ssr: { noExternal: [] },
});
