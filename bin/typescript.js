// node --import ./bin/typescript.js some.ts: our aliases and .tsx for programs that run outside of a build (the bench).
import { register } from "node:module";

register("./typescript-hooks.js", import.meta.url);
