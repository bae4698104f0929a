// The route table and the doors: every page says who may use it and asks that before anything else.
import { expect, test } from "vitest";
import { routes } from "../../remix.config.js";
import { readHouse, type Source } from "./house.ts";

type TableEntry = { file: string; children?: TableEntry[] };
type RouteModule = { handle?: { access?: unknown; frame?: unknown } };

const house = readHouse("app/routes");
const modules = import.meta.glob<RouteModule>("../../app/routes/**/*.{ts,tsx}");

test("the route table and the files in app/routes are the same", () => {
  const table = filesOf(routes as TableEntry[]).map((file) => `app/${file}`);
  expect([...table].sort()).toEqual(house.map(({ path }) => path).sort());
});

test("every route says who may use it", async () => {
  const silent: string[] = [];
  for (const [path, load] of Object.entries(modules))
    if (!isAccess((await load()).handle?.access)) silent.push(path);
  expect(silent).toEqual([]);
});

test("every loader and action asks at the door first", () => {
  expect(house.flatMap(openDoors)).toEqual([]);
});

test("a loader that reads before it asks, and one without an access, are named", () => {
  const staff = "export const handle = { access: hiringTeam } satisfies RouteHandle;\n";
  const link = 'export const handle = { access: "link" } satisfies RouteHandle;\n';
  const loader = (first: string) =>
    `export async function loader({ request, context }: Args) {\n  ${first}\n}\n`;
  const file = (text: string) => openDoors({ path: "app/routes/host/x.tsx", text });
  expect(file(staff + loader("const rows = await listAll(context.db);"))).toHaveLength(1);
  expect(
    file(staff + loader("const member = await requireMember(request, context, handle.access);")),
  ).toEqual([]);
  expect(
    file(link + loader("const member = await requireMember(request, context, handle.access);")),
  ).toHaveLength(1);
  expect(file(`${staff}export const loader = async () => 1;\n`)).toHaveLength(1);
});

function filesOf(entries: TableEntry[]): string[] {
  return entries.flatMap((entry) => [entry.file, ...filesOf(entry.children ?? [])]);
}

function isAccess(access: unknown): boolean {
  if (access === "link") return true;
  if (typeof access !== "object" || access === null) return false;
  if ("roles" in access) return Array.isArray(access.roles) && access.roles.length > 0;
  return "everyone" in access && "why" in access && String(access.why).length > 10;
}

/** Who may stand at the door. Before them only what shows nobody's data: the company's name, the form as it was sent. */
const keepers = {
  staff: ["requireMember", "requireSession", "requireHalfSession"],
  link: [
    "requireLink",
    "requireStopLink",
    "requireHostLink",
    "findFeed",
    "findNamelessReport",
    "requireMyPage",
    "requireAddressChange",
    "invitationOf",
    "targetOf",
    "requireRelative",
    "familyPageOf",
    "findInvited",
    "findMemberLink",
    "takeSignInLink",
    "resetPassword",
    "openSessionDoor",
  ],
};
const beforeTheDoor = ["openDoor", "parseForm", "parseFields", "request.formData"];

/** The first thing that is waited for must be the door; whatever waits for nothing must not touch the context. */
function openDoors({ path, text }: Source): string[] {
  const access = /\bhandle\b[^=]*=\s*\{\s*access:\s*(\{\s*everyone|"link"|[\w{])/.exec(text)?.[1];
  if (access?.includes("everyone")) return [];
  const wanted = access === '"link"' ? keepers.link : keepers.staff;
  return ["loader", "action"].flatMap((name) => {
    const start = text.search(new RegExp(`^export (?:async )?(?:function|const) ${name}\\b`, "m"));
    if (start < 0) return [];
    const body = text.slice(start).split(/^\}/m)[0] ?? "";
    const waits = [...body.matchAll(/\bawait ([\w.]+)\(/g)].map((call) => call[1] ?? "");
    const first = waits.find((call) => !beforeTheDoor.includes(call));
    const isKept = first
      ? wanted.includes(first)
      : !/\bcontext\b/.test(body) && /^export (?:async )?function/.test(body);
    return isKept ? [] : [`${path}: ${name} doesn't ask first who is there`];
  });
}
