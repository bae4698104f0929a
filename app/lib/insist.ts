const patienceMs = 10 * 60_000;

/**
 * Tries again until it works: at once, then with pauses up to two seconds. Gives up, with the last error, after ten
 * minutes or when the moment given (milliseconds since 1970, asked each time) has come.
 */
export async function insist<T>(work: () => Promise<T>, givesUpAt: () => number): Promise<T> {
  const from = Date.now();
  for (let waitMs = 100; ; waitMs = Math.min(2 * waitMs, 2_000))
    try {
      return await work();
    } catch (error) {
      if (Date.now() + waitMs > Math.min(from + patienceMs, givesUpAt())) throw error;
      await new Promise((done) => setTimeout(done, waitMs));
    }
}
