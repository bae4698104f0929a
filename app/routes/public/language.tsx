import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { changeLanguage } from "~/features/accounts/change-language.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { rememberLocale } from "~/http/locale.ts";
import { findMember } from "~/http/require-member.server.ts";
import { badRequest } from "~/http/responses.ts";
import { isLocale } from "~/lib/locale.ts";

export const handle = {
  access: { everyone: true, why: "choosing a language changes nothing but the reader's own pages" },
} satisfies RouteHandle;

export function loader() {
  return redirect("/");
}

/** Remembers a language: for a colleague with their account, and for everybody in a cookie. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const locale = form.get("locale");
  if (!isLocale(locale)) throw badRequest();
  const member = await findMember(request, context);
  if (member) await changeLanguage(context.db, member.id, locale);
  return redirect(pageOf(form.get("next")), { headers: { "Set-Cookie": rememberLocale(locale) } });
}

/** A page of ours, without a language in its address, which would win over the choice. */
function pageOf(next: FormDataEntryValue | null): string {
  const home = "https://enishi.invalid";
  if (typeof next !== "string" || !/^\/(?![/\\])/.test(next) || !URL.canParse(next, home)) return "/";
  const url = new URL(next, home);
  if (url.origin !== home) return "/";
  url.searchParams.delete("lang");
  return url.pathname + url.search;
}
