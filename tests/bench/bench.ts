// npm run bench: what the product does, each figure beside its floor measured in the same run. --json for programs;
// names of parts (answers, http, letters, memory, imports, feeds, list, today, board, pages) run only those.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { connect } from "#db/client.server.ts";
import { startEmbeddedPostgres } from "#db/embedded.server.ts";
import { migrate } from "#db/migrate.server.ts";
import { fillManyCandidates } from "#tests/support/many-candidates.ts";
import { benchAnswers } from "./answers.ts";
import { benchAnswersOverHttp } from "./answers-over-http.ts";
import { benchBoard } from "./board.ts";
import { benchCandidateList } from "./candidate-list.ts";
import { benchFeeds } from "./feeds.ts";
import { benchImports } from "./imports.ts";
import { benchLetters } from "./letters.ts";
import { benchLettersMemory } from "./letters-memory.ts";
import { benchListPage } from "./list-page.ts";
import { benchToday } from "./today.ts";

const parts: Record<string, { title: string; run: (url: string) => Promise<object[]> }> = {
  answers: {
    title: "Answers to one event of 500 seats, history and letter included",
    run: (url) => benchAnswers(url),
  },
  http: {
    title: "The same over HTTP, by each person's own page, beside an empty Remix route",
    run: async (url) => [await benchAnswersOverHttp(url)],
  },
  letters: { title: "10,000 invitations with calendar entry", run: async (url) => [await benchLetters(url)] },
  memory: {
    title: "The memory of a worker of letters: 1,000 queued, 100,000 queued, and the longer it goes on",
    run: (url) => benchLettersMemory(url),
  },
  imports: { title: "Lists in and out again", run: benchImports },
  feeds: { title: "A host's calendar feed of 1,000 sessions", run: (url) => withPool(url, 2, benchFeeds) },
  list: {
    title: "A page of 50 of 100,000 candidates with a million touchpoints, 16 readers at once",
    run: (url) =>
      withPool(url, 16, async (db) => {
        await fillManyCandidates(db, { touchpoints: 10 });
        return benchCandidateList(db);
      }),
  },
  today: {
    title: "Today of 100,000 candidates with a million touchpoints, 16 readers at once",
    run: (url) =>
      withPool(url, 16, async (db) => {
        await fillManyCandidates(db, { touchpoints: 10 });
        return benchToday(db);
      }),
  },
  board: {
    title: "The board of offers and the acceptance table of 100,000 candidates, 16 readers at once",
    run: (url) =>
      withPool(url, 16, async (db) => {
        await fillManyCandidates(db, {});
        return benchBoard(db);
      }),
  },
  pages: {
    title: "The same page over HTTP, one web process, 16 connections, beside itself fed from memory",
    run: async (url) => {
      await withPool(url, 2, (db) => fillManyCandidates(db, { touchpoints: 10 }));
      return [await benchListPage(url)];
    },
  },
};

const asked = process.argv.slice(2).filter((word) => word in parts);
const isForPrograms = process.argv.includes("--json");
const folder = await mkdtemp(join(tmpdir(), "enishi-bench-"));
const server = await startEmbeddedPostgres({ folder });
const figures: Record<string, object[]> = {};
try {
  for (const [name, part] of Object.entries(parts)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    figures[name] = await part.run(await freshDatabase(name));
    if (isForPrograms) continue;
    process.stdout.write(`\n${part.title}\n`);
    console.table(figures[name]);
  }
  if (isForPrograms) process.stdout.write(`${JSON.stringify(figures)}\n`);
} finally {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

/** Each part has a migrated database of its own, so that none measures what another left behind. */
async function freshDatabase(name: string): Promise<string> {
  await withPool(server.url(), 1, (db) => sql`create database ${sql.id(`bench_${name}`)}`.execute(db));
  const url = new URL(server.url());
  url.pathname = `/bench_${name}`;
  await withPool(url.href, 1, migrate);
  return url.href;
}

async function withPool<T>(
  url: string,
  max: number,
  work: (db: ReturnType<typeof connect>) => Promise<T>,
): Promise<T> {
  const db = connect(url, { max });
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}
