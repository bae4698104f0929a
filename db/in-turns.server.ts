import { availableParallelism } from "node:os";
import pLimit from "p-limit";

/**
 * Runs a large reading when it is its turn, in the order in which they came. Of more at once than there are cores, all end
 * late and some twice as late as others; in turns the slowest takes hardly longer than the rest. A reading must not wait
 * for another one.
 */
export const inTurns = pLimit(2 * availableParallelism());
