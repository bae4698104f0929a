// A mail server with the bad habits that real ones have. Which one an address meets is in its number, so that a test
// can say afterwards what must have become of its letter.
import { type Fate, startSmtp } from "./smtp.ts";

/** What happens at the first tries for an address; afterwards its letters are taken. */
const habits = {
  plain: [],
  greylists: [
    { rcpt: 451, text: "4.7.1 greylisted, try again" },
    { rcpt: 451, text: "4.7.1 too soon" },
  ],
  short_of_disk: [{ rcpt: 452, text: "4.3.1 insufficient system storage" }],
  busy_after_dot: [{ data: 451, text: "4.3.0 queue file write error" }],
  drops_before_data: ["drop-before-data"],
  drops_in_data: ["drop-in-data"],
  drops_after_dot: ["drop-after-dot"],
  hangs: ["hang-before-data"],
  hangs_after_dot: ["hang-after-dot"],
} as const satisfies Record<string, readonly Fate[]>;

export type Habit = keyof typeof habits | "refuses";

const others: Habit[] = [...(Object.keys(habits) as Habit[]).filter((habit) => habit !== "plain"), "refuses"];

/** Every second address meets no trouble of its own. */
export function habitOf(address: string): Habit {
  const number = Number(/\d+/.exec(address)?.[0] ?? 0);
  return number % 2 === 0 ? "plain" : (others[((number - 1) / 2) % others.length] ?? "plain");
}

/** Besides, it talks with few at once and takes so many letters a second. */
export function startFaultySmtp(limits: { maxClients?: number; perSecond?: number } = {}) {
  return startSmtp({
    ...limits,
    delayMs: 5,
    behaviour(to, nth) {
      const habit = habitOf(to);
      if (habit === "refuses") return { rcpt: 550, text: "5.1.1 no such user" };
      return (habits[habit] as readonly Fate[])[nth - 1] ?? "accept";
    },
  });
}
