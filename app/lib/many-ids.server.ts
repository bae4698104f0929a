import { getRandomValues } from "node:crypto";
import { V7Generator } from "uuidv7";

/** Makes ids in order, like uuidv7(), for those who need a hundred thousand: chance is fetched by the kilobyte. */
export function manyIds(): () => string {
  const chance = new Uint32Array(4_096);
  let at = chance.length;
  const nextUint32 = () => {
    if (at === chance.length) {
      getRandomValues(chance);
      at = 0;
    }
    return chance[at++] ?? 0;
  };
  const generator = new V7Generator({ nextUint32 });
  return () => generator.generate().toString();
}
