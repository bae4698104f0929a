import type { ComponentPropsWithoutRef } from "react";
import { Field, type FieldWords, split } from "./field.tsx";

export type Option = { value: string; label: string };

type Props = FieldWords &
  Omit<ComponentPropsWithoutRef<"select">, keyof FieldWords | "id"> & {
    id?: string;
    options: readonly Option[];
    /** The first, empty line: 「選んでください」 where an answer is needed, 「未定」 where it isn't. */
    emptyLabel?: string;
  };

/** A native list of choices. */
export function SelectField({ options, emptyLabel, ...props }: Props) {
  const { words, rest } = split(props);
  return (
    <Field {...words}>
      {(ids) => (
        <select {...rest} {...ids} name={words.name} className="control">
          {emptyLabel !== undefined && <option value="">{emptyLabel}</option>}
          {options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
