type Fact = string | number | boolean | null | undefined;

/**
 * One JSON line per event on standard output. Give it numbers, ids and paths: never names, addresses or tokens.
 * LOG_LEVEL (set once at start through `setLogLevel`) keeps the lower ones quiet.
 */
export function log(level: Level, message: string, facts: Record<string, Fact> = {}): void {
  if (levels.indexOf(level) < levels.indexOf(lowest)) return;
  const masked = Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [key, typeof value === "string" ? mask(value) : value]),
  );
  write(JSON.stringify({ time: new Date().toISOString(), level, message, ...masked }));
}

/** The error's kind and place are kept; its text only when it is ours or the database's, and without the values in it. */
export function logError(message: string, error: unknown, facts: Record<string, Fact> = {}): void {
  const known = error instanceof Error ? error : new Error(String(error));
  const code = "code" in known && typeof known.code === "string" ? known.code : undefined;
  log("error", message, { ...facts, kind: known.name, code, text: known.message, stack: place(known.stack) });
}

const levels = ["debug", "info", "warn", "error"] as const;
export type Level = (typeof levels)[number];

let lowest: Level = "info";
let write = (line: string) => console.log(line);

export function setLogLevel(level: Level): void {
  lowest = level;
}

/** For tests: where lines go. Returns what was there before. */
export function setLogWriter(writer: (line: string) => void): (line: string) => void {
  const before = write;
  write = writer;
  return before;
}

/** Hides mail addresses, private-link tokens and the values of a query. */
export function mask(text: string): string {
  return text
    .replace(/[^\s@"'<>(),;:]+@[^\s@"'<>(),;:]+\.[A-Za-z]{2,}/g, "…@…")
    .replace(/([?&][\w-]+)=[^&\s#"']*/g, "$1=…")
    .replace(/(?<![\w-])(?=[\w-]*[A-Za-z])(?=[\w-]*\d)[\w-]{32,}(?![\w-])/g, (word) =>
      isUuid(word) ? word : "…",
    );
}

function isUuid(word: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(word);
}

function place(stack: string | undefined): string | undefined {
  const lines = stack?.split("\n").filter((line) => /^\s+at /.test(line)) ?? [];
  return lines
    .slice(0, 4)
    .map((line) => line.trim().replace(/file:\/\/\S*\/(?=build|app|db|node_modules)/, ""))
    .join(" < ");
}
