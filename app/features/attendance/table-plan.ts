// Who sits where: people of one department are spread over the tables, so that each meets somebody new.

type Seated = { id: string; unit: string };

/** Deals people to `tables` tables like cards, department by department; sizes differ by at most one. */
export function dealTables(people: readonly Seated[], tables: number): Map<string, number> {
  const byUnit = [...people].sort((a, b) => (a.unit < b.unit ? -1 : a.unit > b.unit ? 1 : 0));
  return new Map(byUnit.map(({ id }, place) => [id, (place % tables) + 1]));
}
