/** What a use case answers: done, or a reason that the page turns into a sentence. It throws only for bugs. */
export type Result<T extends object = object, Reason extends string = string> =
  | ({ ok: true } & T)
  | { ok: false; reason: Reason };
