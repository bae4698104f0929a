import { promisify } from "node:util";
import { constants, gunzip, gzip } from "node:zlib";

/** An uploaded file as it is kept: a large text a fifth of its size, which is what it takes to bring it back, too. */
export async function packFile(bytes: Uint8Array): Promise<Buffer> {
  return promisify(gzip)(bytes, { level: constants.Z_BEST_SPEED });
}

/** The file to the byte; one of the first days, kept as it came, too. */
export async function unpackFile(kept: Buffer): Promise<Buffer> {
  const isPacked = kept[0] === 0x1f && kept[1] === 0x8b; // begins neither a text nor a workbook
  return isPacked ? promisify(gunzip)(kept, { chunkSize: 4_194_304 }) : kept;
}
