// Rows in PostgreSQL's binary form of COPY: https://www.postgresql.org/docs/current/sql-copy.html#SQL-COPY-FILE-FORMATS

/** How a column is kept: its type in the database must be exactly this one. */
export type CopiedType = "uuid" | "text" | "int4" | "date" | "timestamptz" | "jsonb" | "text[]";
/** Days as "2026-07-21", instants as toISOString writes them, jsonb as its text. */
export type CopiedValue = string | number | readonly string[] | null;

const opening = Buffer.from("PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0", "latin1");
const textOid = 25;
const dayOf2000 = 10_957;
const secondOf2000 = 946_684_800;
const wholes = 2 ** 32;

/** Rows as one COPY takes them. */
export class BinaryRows {
  private bytes = Buffer.allocUnsafeSlow(65_536);
  private at: number;
  /** One import happens at one instant. */
  private lastInstant = { text: "", microseconds: 0 };
  private readonly days = new Map<string, number>();
  private readonly writers: ((value: never) => void)[];

  constructor(types: readonly CopiedType[]) {
    const writers: Record<CopiedType, (value: never) => void> = {
      uuid: this.uuid,
      text: this.text,
      int4: this.number,
      date: this.day,
      timestamptz: this.instant,
      jsonb: this.json,
      "text[]": this.texts,
    };
    this.writers = types.map((type) => writers[type]);
    this.at = opening.copy(this.bytes);
  }

  add(row: readonly CopiedValue[]): void {
    const { writers } = this;
    this.int16(row.length);
    for (let place = 0; place < writers.length; place++) {
      const value = row[place];
      if (value === null || value === undefined) this.int32(-1);
      else writers[place]?.(value as never);
    }
  }

  /** The whole message, with opening and end. */
  whole(): Buffer {
    this.int16(-1);
    this.at -= 2;
    return this.bytes.subarray(0, this.at + 2);
  }

  /** Begins anew, in the memory it has: nobody may use what `whole` gave any more. */
  clear(): void {
    this.at = opening.length;
  }

  private readonly uuid = (value: string) => {
    this.int32(16);
    this.room(16);
    const { bytes } = this;
    let { at } = this;
    for (let place = 0; place < 36; place += 2) {
      if (value.charCodeAt(place) === hyphen) place++;
      bytes[at++] =
        ((hexDigits[value.charCodeAt(place)] as number) << 4) |
        (hexDigits[value.charCodeAt(place + 1)] as number);
    }
    this.at = at;
  };

  private readonly text = (value: string) => {
    this.room(4 + value.length * 3);
    const start = this.at + 4;
    this.at = start + utf8(this.bytes, value, start);
    this.bytes.writeInt32BE(this.at - start, start - 4);
  };

  private readonly json = (value: string) => {
    this.room(5 + value.length * 3);
    const start = this.at + 4;
    this.bytes[start] = 1; // the version of the form
    this.at = start + 1 + utf8(this.bytes, value, start + 1);
    this.bytes.writeInt32BE(this.at - start, start - 4);
  };

  private readonly number = (value: number) => {
    this.int32(4);
    this.int32(value);
  };

  private readonly day = (value: string) => {
    const known = this.days.get(value);
    const day = known ?? Date.parse(`${value}T00:00:00Z`) / 86_400_000 - dayOf2000;
    if (known === undefined) this.days.set(value, day);
    this.number(day);
  };

  private readonly instant = (value: string) => {
    if (value !== this.lastInstant.text)
      this.lastInstant = { text: value, microseconds: (Date.parse(value) - secondOf2000 * 1000) * 1000 };
    const { microseconds } = this.lastInstant;
    this.int32(8);
    this.int32(Math.floor(microseconds / wholes));
    this.int32(microseconds | 0);
  };

  private readonly texts = (values: readonly string[]) => {
    this.int32(0);
    const start = this.at;
    this.int32(values.length > 0 ? 1 : 0); // dimensions
    this.int32(0); // no nulls
    this.int32(textOid);
    if (values.length > 0) {
      this.int32(values.length);
      this.int32(1); // counted from
    }
    for (const value of values) this.text(value);
    this.bytes.writeInt32BE(this.at - start, start - 4);
  };

  private int16(value: number): void {
    this.room(2);
    this.at = this.bytes.writeInt16BE(value, this.at);
  }

  private int32(value: number): void {
    this.room(4);
    const { bytes } = this;
    bytes[this.at++] = value >>> 24;
    bytes[this.at++] = value >>> 16;
    bytes[this.at++] = value >>> 8;
    bytes[this.at++] = value;
  }

  private room(count: number): void {
    if (this.at + count <= this.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow((this.at + count) * 2);
    this.bytes.copy(larger, 0, 0, this.at);
    this.bytes = larger;
  }
}

const hyphen = 0x2d;
const hexDigits = new Uint8Array(256);
for (const [digit, sign] of [..."0123456789abcdef"].entries()) {
  hexDigits[sign.charCodeAt(0)] = digit;
  hexDigits[sign.toUpperCase().charCodeAt(0)] = digit;
}

/** Writes a short text several times faster than Buffer does, which is asked about the rest. */
function utf8(bytes: Buffer, text: string, start: number): number {
  if (text.length > 120) return bytes.write(text, start);
  let at = start;
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place);
    if (code < 0x80) bytes[at++] = code;
    else if (code < 0x800) {
      bytes[at++] = 0xc0 | (code >> 6);
      bytes[at++] = 0x80 | (code & 0x3f);
    } else if (code < 0xd800 || code > 0xdfff) {
      bytes[at++] = 0xe0 | (code >> 12);
      bytes[at++] = 0x80 | ((code >> 6) & 0x3f);
      bytes[at++] = 0x80 | (code & 0x3f);
    } else return bytes.write(text, start); // two halves of one sign
  }
  return at - start;
}
