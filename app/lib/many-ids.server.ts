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
  const text = Buffer.from("00000000-0000-0000-0000-000000000000");
  // in one piece: put together digit by digit a text stays a chain of forty until somebody reads it
  return () => {
    const { bytes } = generator.generate();
    let place = 0;
    for (const byte of bytes) {
      if (text[place] === hyphen) place++;
      text[place++] = digits[byte >> 4] as number;
      text[place++] = digits[byte & 15] as number;
    }
    return text.toString("latin1");
  };
}

const hyphen = 0x2d;
const digits = Buffer.from("0123456789abcdef");
