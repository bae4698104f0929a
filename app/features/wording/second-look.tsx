import { TextField } from "~/ui/field.tsx";
import type { SecondLookWords } from "./wording-help.server.ts";

/** Where a person says why words go out that may press; shown only after such words were found. */
export function SecondLook({ words }: { words: SecondLookWords | undefined }) {
  if (!words) return null;
  return (
    <TextField
      name="secondLook"
      label={words.label}
      hint={words.hint}
      maxLength={500}
      width="full"
      required
    />
  );
}

/** The words out of what an action answered, whichever of its answers it was. */
export function secondLookOf(typed: object | undefined): SecondLookWords | undefined {
  return typed && "secondLook" in typed ? (typed.secondLook as SecondLookWords | undefined) : undefined;
}
