import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { DoorFrame } from "~/ui/door-frame.tsx";
import { ErrorSummary } from "~/ui/error-summary.tsx";

type Errors = Record<string, readonly string[]>;

type Props = {
  title: ReactNode;
  lede?: ReactNode;
  companyName?: string | undefined;
  errors?: Errors | undefined;
  children?: ReactNode;
};

/** A page before signing in: a title, a sentence, one thing to do. */
export function DoorPage({ title, lede, companyName, errors, children }: Props) {
  return (
    <DoorFrame {...(companyName ? { companyName } : {})}>
      <h1>{title}</h1>
      {lede && <p className="soft mb-5">{lede}</p>}
      <ErrorSummary errors={errors} />
      {children}
    </DoorFrame>
  );
}

/** Fields one below the other, the button last. Without script it is a plain form. */
export function DoorForm({ action, children }: { action?: string; children: ReactNode }) {
  return (
    <Form
      method="post"
      {...(action ? { action } : {})}
      className="flex flex-col gap-4 items-stretch"
      noValidate
    >
      {children}
    </Form>
  );
}

/** 「サインイン｜Enishi」, and said first when there is something to put right. */
export function doorTitle(title: string, locale: Locale, errors?: Errors) {
  return [{ title: `${errors ? m.error_title_prefix({}, { locale }) : ""}${title}｜Enishi` }];
}
