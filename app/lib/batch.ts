/**
 * Gathers what is asked for while the last write is under way and writes it together: many callers share one
 * transaction, and none waits longer than two writes. Each gets its own answer, in order; an error goes to all.
 */
export function batched<Item, Answer>(
  write: (items: Item[]) => Promise<Answer[]>,
  most = 100,
): (item: Item) => Promise<Answer> {
  type Waiting = { item: Item; resolve: (answer: Answer) => void; reject: (error: unknown) => void };
  const waiting: Waiting[] = [];
  let isWriting = false;

  async function flush() {
    isWriting = true;
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
    isWriting = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!isWriting) {
        isWriting = true;
        setImmediate(() => void flush());
      }
    });
}
