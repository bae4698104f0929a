/** Wakes everybody who waits; a wait answers true to those it woke, false to those whose time ran out. */
export type Bell = { ring(): void; wait(ms: number): Promise<boolean> };

export function newBell(): Bell {
  let sleepers: (() => void)[] = [];
  return {
    ring() {
      const woken = sleepers;
      sleepers = [];
      for (const wake of woken) wake();
    },
    wait(ms) {
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          sleepers = sleepers.filter((sleeper) => sleeper !== wake);
          resolve(false);
        }, ms);
        const wake = () => {
          clearTimeout(timer);
          resolve(true);
        };
        sleepers.push(wake);
      });
    },
  };
}
