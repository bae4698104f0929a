import { type ComponentPropsWithoutRef, useState } from "react";
import { addDays, formatDay, parseDay } from "~/lib/dates.ts";
import { m } from "~/paraglide/messages.js";
import { Field, type FieldWords, split } from "./field.tsx";
import { useLocale } from "./locale.tsx";

type Props = FieldWords &
  Omit<ComponentPropsWithoutRef<"input">, keyof FieldWords | "id" | "type"> & {
    id?: string;
    /** "YYYY-MM-DD": the day a date without a year is nearest to. */
    today: string;
  };

/**
 * A day in one text field: 2026/7/21, 7/21, 令和8年7月21日. With script the day it was understood as stands below, with
 * its weekday, and the arrow keys ↑ ↓ move it by a day; without script the server reads it with the same parseDay.
 */
export function DateField({ today, ...props }: Props) {
  const locale = useLocale();
  const { words, rest } = split(props);
  const { defaultValue, value, onChange, ...control } = rest;
  const [typed, setTyped] = useState(String(value ?? defaultValue ?? ""));
  const day = parseDay(typed, today);
  const saysBack = `${words.id ?? words.name}-day`;
  return (
    <Field {...words} hint={words.hint ?? m.ui_date_hint({}, { locale })} width={words.width ?? "narrow"}>
      {(ids) => (
        <>
          <input
            {...control}
            {...ids}
            type="text"
            inputMode="text"
            autoComplete="off"
            name={words.name}
            className="control"
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              onChange?.(event);
            }}
            onKeyDown={(event) => {
              const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
              if (step === undefined || day === undefined) return;
              event.preventDefault();
              setTyped(addDays(day, step).replaceAll("-", "/"));
            }}
          />
          <output className="say-back" id={saysBack} htmlFor={ids.id}>
            {day && formatDay(day, { locale })}
          </output>
        </>
      )}
    </Field>
  );
}
