import type { AppContext } from "./context.ts";

/**
 * Reads something once for all loaders of a request: the frame and the page inside ask the same questions. An action may
 * change the answer, so a request that isn't a GET asks anew each time.
 */
export function seenOnce<T>(
  request: Request,
  { seen }: Pick<AppContext, "seen">,
  key: string,
  read: () => Promise<T>,
): Promise<T> {
  if (!seen || request.method !== "GET") return read();
  const found = (seen.get(key) as Promise<T> | undefined) ?? read();
  seen.set(key, found);
  return found;
}
