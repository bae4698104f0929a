// Re-computes a draw: node draw-check.mjs draw.json
// Needs Node 18 or newer and nothing else. What it reads is the file "draw.json" of the draw's page; docs: the page itself.
import { createHash, createHmac } from "node:crypto";
import { readFileSync } from "node:fs";

const file = process.argv[2];
if (!file) stop("Usage: node draw-check.mjs draw.json");
const draw = JSON.parse(readFileSync(file, "utf8"));
if (draw.format !== "enishi-draw-1") stop(`This script doesn't know the format ${draw.format}.`);
if (!draw.seed) stop("The seed hasn't been revealed yet: there is nothing to re-compute.");

const sha256 = (text) => createHash("sha256").update(text, "utf8").digest("hex");
const numbers = [...draw.numbers].sort((a, b) => a - b);
const keyOf = (text) => createHmac("sha256", draw.seed).update(text).digest("hex");
const drawn = (list, of) =>
  list
    .map((number) => ({ number, key: keyOf(`${of}${number}`) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.number - b.number))
    .map(({ number }) => number);
const order = drawn(numbers, "");

check("the seed is the one that was committed to", sha256(draw.seed) === draw.commitment);
check("the list is the one that was fixed at closing", sha256(numbers.join("\n")) === draw.numbersHash);
check("the order follows from both", order.join() === draw.order.join());
for (const [wish, list] of Object.entries(draw.alternative ?? {}))
  check(`the order of the alternative follows too (${wish})`, drawn(list, "alternative ").join() === list.join());
console.log(order.join("\n"));

function check(what, isSo) {
  if (!isSo) stop(`NOT SO: ${what}`);
  console.error(`ok: ${what}`);
}

function stop(why) {
  console.error(why);
  process.exit(1);
}
