import { data, redirect } from "@remix-run/node";
import { findCompany } from "~/features/company/company-queries.server.ts";
import { m } from "~/paraglide/messages.js";
import type { AppContext } from "./context.ts";
import { localeOf } from "./locale.ts";
import type { FormErrors, FormValues } from "./parse-form.server.ts";

/** What each page before signing in needs; before the first run they all lead to it. */
export async function openDoor(request: Request, context: AppContext) {
  const company = await findCompany(context.db);
  if (!company) throw redirect("/welcome");
  return { locale: localeOf(request), companyName: company.name };
}

/** What was wrong, in the visitor's language, with what was typed. */
export function refuse(errors: FormErrors, values: FormValues = {}, status = 400) {
  return data({ errors, values }, status);
}

export function tooMany(request: Request, field: string, values: FormValues = {}) {
  return refuse({ [field]: [m.account_error_wait({}, { locale: localeOf(request) })] }, values, 429);
}
