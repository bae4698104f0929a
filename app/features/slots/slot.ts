// A slot (話す時間) is a session that a host, or recruiting for them, opens by themselves: a time, a form and its seats.
// Candidates book it on their own page, move to another, or give it back. All slots of a class belong to one standing event.

export const slotForms = ["one_to_one", "group", "tables"] as const;
export type SlotForm = (typeof slotForms)[number];

/** One to one is one seat; a group is a few people; of tables each has as many. */
export function seatsOf({ form, size, tables }: { form: SlotForm; size: number; tables: number }): number {
  if (form === "one_to_one") return 1;
  return form === "group" ? size : size * tables;
}

export const mostOfGroup = 8;
export const mostTables = 12;
export const mostWeeks = 8;
export const slotLengths = [30, 45, 60, 90, 120] as const;

/** So long before its start a slot is still shown to book. */
export const bookableHours = 2;
