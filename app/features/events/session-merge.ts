// How the seats and lines of two sessions become those of one. Pure: the same rows always give the same order.
import type { SeatState } from "./answer.ts";

export type MergingSeat = {
  candidateId: string;
  invitationId: string;
  state: SeatState;
  arrival: number;
  arrivedAt: Date;
  claimUntil: Date | null;
  attendance: string;
  companions: number;
  origin: string;
  wish: number | null;
};

export type MergedSeats = {
  seats: MergingSeat[];
  /** Who has their seat or place in line from the session that ends. */
  coming: Set<string>;
  places: number;
  waiting: number;
  nextArrival: number;
};

const rank: Record<SeatState, number> = { going: 0, offered: 1, waiting: 2 };

/**
 * Both in order of arrival. Who is in both keeps the better of the two. Seats of `into` keep their arrival, those that come
 * get the next ones; the line is numbered anew, by the moment people came, and nobody passes somebody of their own line.
 */
export function mergedSeats(from: MergingSeat[], into: MergingSeat[], nextArrival: number): MergedSeats {
  const isWorse = (seat: MergingSeat, others: MergingSeat[], loses: boolean) =>
    others.some(
      (other) =>
        other.candidateId === seat.candidateId &&
        (rank[other.state] < rank[seat.state] || (loses && other.state === seat.state)),
    );
  const coming = from.filter((seat) => !isWorse(seat, into, true));
  const staying = into.filter((seat) => !isWorse(seat, from, false));
  let next = nextArrival;
  const seated = [
    ...staying.filter((seat) => seat.state !== "waiting"),
    ...coming.filter((seat) => seat.state !== "waiting").map((seat) => ({ ...seat, arrival: next++ })),
  ];
  const line = interleaved(
    staying.filter((seat) => seat.state === "waiting"),
    coming.filter((seat) => seat.state === "waiting"),
  ).map((seat) => ({ ...seat, arrival: next++ }));
  return {
    seats: [...seated, ...line],
    coming: new Set(coming.map((seat) => seat.candidateId)),
    places: seated.reduce((sum, seat) => sum + 1 + seat.companions, 0),
    waiting: line.length,
    nextArrival: next,
  };
}

/** Two lines as one by the moment of arrival; an order that staff changed within a line stays. */
function interleaved(one: MergingSeat[], other: MergingSeat[]): MergingSeat[] {
  const line: MergingSeat[] = [];
  const [left, right] = [[...one], [...other]];
  for (;;) {
    const [first, second] = [left[0], right[0]];
    if (!first) return [...line, ...right];
    if (!second) return [...line, ...left];
    line.push(first.arrivedAt <= second.arrivedAt ? first : second);
    if (first.arrivedAt <= second.arrivedAt) left.shift();
    else right.shift();
  }
}
