// Reads the house as text: which files there are and what each of them imports.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

export type Source = { path: string; text: string };
export type Import = { from: string; to: string; isTypeOnly: boolean };

const root = join(import.meta.dirname, "../..");
const generated = ["app/paraglide/", "db/schema.ts", "app/messages/project.inlang/"];

/** Source files of ours under these folders, generated ones aside; paths from the root, like app/lib/dates.ts. */
export function readHouse(...folders: string[]): Source[] {
  return folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) =>
        join(folder, name),
      ),
    )
    .filter((path) => /\.(?:tsx?|jsx?|css)$/.test(path) && !generated.some((start) => path.startsWith(start)))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
}

export function readRootFile(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

const statement =
  /^(?:import|export)\s+(type\s+)?([\w*{][^"';]*?\sfrom\s+)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/gm;

/** What a file imports: packages by their name, files of ours by their path from the root. */
export function importsOf({ path, text }: Source): Import[] {
  return [...text.matchAll(statement)].map(([, type, names, fixed, dynamic]) => ({
    from: path,
    to: resolveImport(path, fixed ?? dynamic ?? ""),
    isTypeOnly: Boolean(type) || onlyTypes(names),
  }));
}

/** `import { type A, type B } from` leaves nothing behind either. */
function onlyTypes(names: string | undefined): boolean {
  const inside = /^\{([^}]*)\}\s*from\s*$/.exec(names?.trim() ?? "")?.[1];
  const parts =
    inside
      ?.split(",")
      .map((part) => part.trim())
      .filter(Boolean) ?? [];
  return parts.length > 0 && parts.every((part) => part.startsWith("type "));
}

const aliases: Record<string, string> = {
  "~/": "app/",
  "#db/": "db/",
  "#emails/": "emails/",
  "#tests/": "tests/",
};

function resolveImport(from: string, target: string): string {
  if (target.startsWith(".")) return normalize(join(dirname(from), target));
  const alias = Object.keys(aliases).find((start) => target.startsWith(start));
  return alias ? target.replace(alias, aliases[alias] ?? "") : target;
}

/** app/features/offers/offer.ts → features/offers; app/routes/… → routes; db/… → db. */
export function floorOf(path: string): string {
  if (path.startsWith("db/demo/")) return "db/demo";
  const [first, second, third, fourth] = path.split("/");
  if (first !== "app") return /^(?:db|emails|bin|tests)$/.test(first ?? "") ? (first ?? "") : "package";
  if (!third) return "app";
  if (second === "features" && fourth) return `features/${third}`;
  return second ?? "app";
}
