// Role × page × action as one table (docs/roles.md), made from what the routes state, and every shut door of it tried: a role that
// stands nowhere at a page must find neither the page nor what it does.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect, type Db } from "#db/client.server.ts";
import { ownDatabase } from "#tests/support/database.ts";
import { aCohort, aCompany, aMember } from "#tests/support/factories.ts";
import { aContext, signedIn } from "#tests/support/sign-in.ts";
import { visit } from "#tests/support/visit.ts";
import type { Role } from "~/features/accounts/member.ts";
import type { AppContext } from "~/http/context.ts";
import { routes } from "../../remix.config.js";

type TableEntry = { file: string; path?: string; index?: boolean; children?: TableEntry[] };
type RouteModule = {
  handle?: { access?: { roles?: readonly Role[] } };
  loader?: (args: never) => unknown;
  action?: (args: never) => unknown;
};
type Room = { path: string; roles: readonly Role[]; module: RouteModule };

const roles = ["administrator", "recruiter", "viewer", "host", "desk"] as const;
/** Pages about people or a class that were chosen on the page before. */
const needsChoice = ["/candidates/handover/print", "/candidates/merge", "/joining/handover"];
const modules = import.meta.glob<RouteModule>("../../app/routes/**/*.{ts,tsx}");
const file = join(import.meta.dirname, "../../docs/roles.md");

let db: Db;
let drop: () => Promise<void>;
let context: AppContext;
let rooms: Room[];
const cookies = new Map<Role, string>();

beforeAll(async () => {
  const own = await ownDatabase();
  drop = own.drop;
  db = connect(own.url, { max: 4 });
  context = aContext(db, { now: () => new Date("2026-07-06T03:00:00Z") });
  await aCompany(db);
  await aCohort(db);
  for (const role of roles) cookies.set(role, await signedIn(db, context, await aMember(db, { role })));
  rooms = await listRooms();
}, 60_000);

afterAll(async () => {
  await db.destroy();
  await drop();
});

test("the table says what the routes state", () => {
  const table = tableOf(rooms);
  if (process.env["WRITE_ROLES"]) writeFileSync(file, table);
  expect(readFileSync(file, "utf8"), "WRITE_ROLES=1 npm test -- roles writes it anew").toBe(table);
});

test("no role finds a page, or can do what it does, where the table has no mark for it", async () => {
  const open: string[] = [];
  for (const { path, roles: allowed, module } of rooms)
    for (const role of roles.filter((each) => !allowed.includes(each)))
      for (const form of [undefined, { intent: "delete" }]) {
        if (form ? !module.action : !isPage(module)) continue;
        const answer = await visit(module, {
          ...at(path),
          cookie: cookies.get(role) ?? "",
          ...(form && { form }),
        });
        if (answer.status !== 404) open.push(`${role} ${form ? "does" : "reads"} ${path}: ${answer.status}`);
      }
  expect(open).toEqual([]);
}, 120_000);

test("a page about nobody in particular opens for each role that has a mark", async () => {
  const closed: string[] = [];
  for (const { path, roles: allowed, module } of rooms)
    for (const role of path.includes(":") || !isPage(module) || needsChoice.includes(path) ? [] : allowed) {
      const answer = await visit(module, { ...at(path), cookie: cookies.get(role) ?? "" });
      if (answer.status === 404) closed.push(`${role} doesn't find ${path}`);
    }
  expect(closed).toEqual([]);
}, 120_000);

/** A loader that looks at no data only leads elsewhere from an address that is posted to. */
function isPage({ loader }: RouteModule): boolean {
  return loader !== undefined && /\bcontext\b/.test(String(loader));
}

function at(path: string) {
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? "");
  const params = Object.fromEntries(names.map((name) => [name, "0197c1aa-5b1e-7e5a-9d0c-1f2e3d4c5b6a"]));
  return { path: path.replace(/:(\w+)/g, (_, name) => params[name] ?? ""), params, context };
}

/** Every page and action for staff, by its address. */
async function listRooms(): Promise<Room[]> {
  const found: Room[] = [];
  const walk = async (entries: TableEntry[], before: string): Promise<void> => {
    for (const entry of entries) {
      const path = [before, entry.path ?? ""].filter(Boolean).join("/");
      if (entry.children) await walk(entry.children, path);
      const module = await modules[`../../app/${entry.file}`]?.();
      const allowed = module?.handle?.access?.roles;
      if (!module || !allowed || entry.children || !(isPage(module) || module.action)) continue;
      found.push({ path: `/${path}`, roles: allowed, module });
    }
  };
  await walk(routes as TableEntry[], "");
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** ○ sees · ● sees and does · ✎ only does. */
function tableOf(all: Room[]): string {
  const mark = ({ roles: allowed, module }: Room, role: Role) => {
    if (!allowed.includes(role)) return "";
    return isPage(module) ? (module.action ? "●" : "○") : "✎";
  };
  return [
    "# Who may see and do what",
    "",
    "○ sees, ● sees and does, ✎ does only (a press without a page of its own). Without a mark the answer is 404. What a page shows may be",
    "less for some: a host sees only their own sessions, a recruiter in charge only what their role may. Candidates, relatives and guests have",
    "private links instead. Made from the routes; `tests/architecture/roles.test.ts` tries every cell without a mark, and with one where the page is about nobody in particular.",
    "",
    `| address | ${roles.join(" | ")} |`,
    `|---|${roles.map(() => ":-:").join("|")}|`,
    ...all.map((room) => `| ${room.path} | ${roles.map((role) => mark(room, role)).join(" | ")} |`),
    "",
  ].join("\n");
}
