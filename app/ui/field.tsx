import type { ComponentPropsWithoutRef, ReactNode } from "react";
import { m } from "~/paraglide/messages.js";
import { classes } from "./classes.ts";
import { Icon } from "./icon.tsx";
import { useLocale } from "./locale.tsx";

export type FieldWords = {
  label: ReactNode;
  name: string;
  hint?: ReactNode;
  /** What is wrong, in words; an array shows its first. */
  error?: string | readonly string[] | undefined;
  /** Says （書かなくてもかまいません） in the label. Required is the default and has no mark. */
  isOptional?: boolean;
  /** Says it is optional, but in other words. */
  optionalWord?: string;
  /** narrow: a date or a number · full: as wide as its place */
  width?: "narrow" | "full";
};

export type FieldIds = {
  id: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
  "aria-required"?: true;
};

type FieldProps = FieldWords & { id?: string | undefined; children: (ids: FieldIds) => ReactNode };

/** Label, hint, error, control: in this order, for any kind of control. */
export function Field({
  label,
  name,
  hint,
  error,
  isOptional,
  optionalWord,
  width,
  id,
  children,
}: FieldProps) {
  const locale = useLocale();
  const fieldId = id ?? fieldIdOf(name);
  const sentence = typeof error === "string" ? error : error?.[0];
  const described = [hint && `${fieldId}-hint`, sentence && `${fieldId}-error`].filter(Boolean).join(" ");
  return (
    <div className={classes("field", width, sentence && "bad")}>
      <label htmlFor={fieldId}>
        {label}
        {isOptional && <span className="opt">{optionalWord ?? m.ui_optional({}, { locale })}</span>}
      </label>
      {hint && (
        <span className="hint" id={`${fieldId}-hint`}>
          {hint}
        </span>
      )}
      {sentence && <FieldError id={`${fieldId}-error`}>{sentence}</FieldError>}
      {children({
        id: fieldId,
        ...(described ? { "aria-describedby": described } : {}),
        ...(sentence ? { "aria-invalid": true } : {}),
        ...(isOptional ? {} : { "aria-required": true }),
      })}
    </div>
  );
}

export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <span className="err" id={id}>
      <Icon name="alert" />
      <span>{children}</span>
    </span>
  );
}

/** The id of a field's control, which the error summary links to. */
export function fieldIdOf(name: string): string {
  return `f-${name}`;
}

type Own = keyof FieldWords | "id" | "width";

/** One line of text. */
export function TextField({
  control,
  ...props
}: FieldWords & Omit<ComponentPropsWithoutRef<"input">, Own> & { id?: string; control?: string }) {
  const { words, rest } = split(props);
  return (
    <Field {...words}>
      {(ids) => (
        <input type="text" {...rest} {...ids} name={words.name} className={classes("control", control)} />
      )}
    </Field>
  );
}

/** Several lines of text. */
export function TextArea(
  props: FieldWords & Omit<ComponentPropsWithoutRef<"textarea">, Own> & { id?: string },
) {
  const { words, rest } = split(props);
  return (
    <Field {...words}>
      {(ids) => <textarea rows={3} {...rest} {...ids} name={words.name} className="control" />}
    </Field>
  );
}

/** A check box with its sentence. Never ticked beforehand where it means consent. */
export function CheckField({
  label,
  name,
  hint,
  error,
  ...rest
}: Omit<FieldWords, "isOptional" | "width"> &
  Omit<ComponentPropsWithoutRef<"input">, Own> & { id?: string }) {
  const id = rest.id ?? (rest.value === undefined ? fieldIdOf(name) : `${fieldIdOf(name)}-${rest.value}`);
  const sentence = typeof error === "string" ? error : error?.[0];
  return (
    <div className={classes("field", sentence && "bad")}>
      {sentence && <FieldError id={`${id}-error`}>{sentence}</FieldError>}
      <label className="tick" htmlFor={id}>
        <input
          type="checkbox"
          {...rest}
          id={id}
          name={name}
          {...(sentence ? { "aria-invalid": true, "aria-describedby": `${id}-error` } : {})}
        />
        <span>
          {label}
          {hint && <small>{hint}</small>}
        </span>
      </label>
    </div>
  );
}

/** Splits what the frame of a field needs from what its control needs. */
export function split<T extends FieldWords & { id?: string }>(props: T) {
  const { label, name, hint, error, isOptional, optionalWord, width, id, ...rest } = props;
  const words = {
    label,
    name,
    hint,
    error,
    ...(isOptional === undefined ? {} : { isOptional }),
    ...(optionalWord === undefined ? {} : { optionalWord }),
    ...(width === undefined ? {} : { width }),
    ...(id === undefined ? {} : { id }),
  };
  return { words, rest };
}
