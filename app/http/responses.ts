/** What an error page may say instead of its usual words. */
export type ErrorWords = { title: string; text: string };

/** Not there, or not yours: which of the two is nobody's business. `throw notFound()` from a loader or an action. */
export function notFound(words?: ErrorWords): Response {
  return refusal(404, words);
}

/** What was sent can't be read; a form with mistakes is not this, it shows its page again with status 400. */
export function badRequest(words?: ErrorWords): Response {
  return refusal(400, words);
}

/** A link that was good once. */
export function gone(words?: ErrorWords): Response {
  return refusal(410, words);
}

/** The row, or a 404 when there is none: `const event = required(await findEvent(db, id))`. */
export function required<T>(found: T | null | undefined): T {
  if (found === null || found === undefined) throw notFound();
  return found;
}

/** Where an address should hold an id and holds something else, the database need not be asked. */
export function requireId(value: string | undefined): string {
  if (!value || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)) throw notFound();
  return value;
}

function refusal(status: number, words: ErrorWords | undefined): Response {
  return Response.json(words ?? null, { status });
}
