import type { Row, Rows } from "./rows.ts";

/**
 * Puts onto each candidate what the database's triggers would copy there: the offer and the last contact. The triggers
 * then find it done; the check (check.server.ts) compares both.
 */
export function withSummaries(rows: Rows): Rows {
  const offers = new Map(rows.offer.map((offer) => [offer.candidate_id, offer]));
  const contacts = new Map<unknown, Date>();
  for (const touch of rows.touchpoint) {
    const at = touch.happened_at;
    const before = contacts.get(touch.candidate_id);
    if (touch.is_contact === true && at instanceof Date && (!before || before < at))
      contacts.set(touch.candidate_id, at);
  }
  const candidate = rows.candidate.map((row): Row => {
    const offer = offers.get(row.id);
    const isOpen = offer?.state === "informal" || offer?.state === "considering";
    return {
      ...row,
      offer_id: offer?.id ?? null,
      offer_state: offer?.state ?? null,
      unit_id: offer?.unit_id ?? null,
      reply_on: isOpen ? offer?.reply_on : null,
      last_contact_at: contacts.get(row.id) ?? null,
    };
  });
  return { ...rows, candidate };
}
