/**
 * Gathers what is asked for while the last write is under way and writes it together: many callers share one
 * transaction, and none waits longer than two writes. Each gets its own answer, in order; an error goes to all.
 */
export function batched<Item, Answer>(
  write: (items: Item[]) => Promise<Answer[]>,
  most = 100,
): (item: Item) => Promise<Answer> {
  return batchedBy(() => "", write, most);
}

/** The same with a line for each key: what is asked for under one never waits for another. */
export function batchedBy<Item, Answer>(
  keyOf: (item: Item) => string,
  write: (items: Item[]) => Promise<Answer[]>,
  most = 100,
): (item: Item) => Promise<Answer> {
  type Waiting = { item: Item; resolve: (answer: Answer) => void; reject: (error: unknown) => void };
  const lines = new Map<string, Waiting[]>();

  async function flush(key: string, waiting: Waiting[]) {
    while (waiting.length > 0) {
      const group = waiting.splice(0, most);
      try {
        const answers = await write(group.map(({ item }) => item));
        for (const [at, { resolve, reject }] of group.entries()) {
          const answer = answers[at];
          if (answer === undefined) reject(new Error("a batch was answered short"));
          else resolve(answer);
        }
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    lines.delete(key);
  }

  return (item) =>
    new Promise((resolve, reject) => {
      const key = keyOf(item);
      const line = lines.get(key);
      if (line) line.push({ item, resolve, reject });
      else {
        const waiting = [{ item, resolve, reject }];
        lines.set(key, waiting);
        setImmediate(() => void flush(key, waiting));
      }
    });
}
