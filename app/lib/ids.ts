const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** True for text that can be the id of a row: anything else from an address is nobody's. */
export function isId(text: string | null | undefined): text is string {
  return text !== null && text !== undefined && uuid.test(text);
}
