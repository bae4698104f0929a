import { inflateRawSync } from "node:zlib";

/** A zip file's directory: the parts are unpacked one at a time, and never beyond `mostBytes` in all. */
export type Zip = { names: string[]; read: (name: string) => Buffer | undefined };

export class ZipError extends Error {
  override name = "ZipError";
  readonly reason: "broken" | "too_big" | "protected";
  constructor(reason: "broken" | "too_big" | "protected") {
    super(reason);
    this.reason = reason;
  }
}

type Entry = { method: number; packedSize: number; offset: number; isLocked: boolean };

/** https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, sections 4.3.7, 4.3.12 and 4.3.16. Throws ZipError. */
export function openZip(bytes: Uint8Array, mostBytes: number): Zip {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(file);
  let left = mostBytes;
  return {
    names: [...entries.keys()],
    read(name) {
      const entry = entries.get(name.toLowerCase());
      if (!entry) return undefined;
      if (entry.isLocked) throw new ZipError("protected");
      const part = unpack(file, entry, left);
      left -= part.length;
      if (left <= 0) throw new ZipError("too_big");
      return part;
    },
  };
}

function readDirectory(file: Buffer): Map<string, Entry> {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end === -1 || end + 22 > file.length) throw new ZipError("broken");
  const count = file.readUInt16LE(end + 10);
  let at = file.readUInt32LE(end + 16);
  const entries = new Map<string, Entry>();
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || file.readUInt32LE(at) !== 0x02014b50) throw new ZipError("broken");
    const nameLength = file.readUInt16LE(at + 28);
    const name = file
      .toString("utf8", at + 46, at + 46 + nameLength)
      .replace(/^\//, "")
      .replaceAll("\\", "/");
    entries.set(name.toLowerCase(), {
      method: file.readUInt16LE(at + 10),
      packedSize: file.readUInt32LE(at + 20),
      offset: file.readUInt32LE(at + 42),
      isLocked: (file.readUInt16LE(at + 8) & 1) === 1,
    });
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}

function unpack(file: Buffer, entry: Entry, mostBytes: number): Buffer {
  const { offset, method, packedSize } = entry;
  if (offset + 30 > file.length || file.readUInt32LE(offset) !== 0x04034b50) throw new ZipError("broken");
  const start = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28);
  if (start + packedSize > file.length) throw new ZipError("broken");
  const packed = file.subarray(start, start + packedSize);
  if (method === 0) return packed;
  if (method !== 8) throw new ZipError("broken");
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, mostBytes) });
  } catch (error) {
    const isTooBig = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    throw new ZipError(isTooBig ? "too_big" : "broken");
  }
}
