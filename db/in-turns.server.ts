import { availableParallelism } from "node:os";
import pLimit from "p-limit";

/**
 * Runs a large reading when it is its turn, in the order in which they came. Of more at once than there are cores, all end
 * late and some twice as late as others; in turns the slowest takes hardly longer than the rest. Not for a
 * reading that waits for another one, nor within a transaction: it holds a connection others may wait for.
 */
export const inTurns = pLimit(2 * availableParallelism());
