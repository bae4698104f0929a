import { isLocale, type Locale } from "~/lib/locale.ts";

export const localeCookie = "enishi_language";

/**
 * The language of an answer: what the address asks for (?lang=ko), else the person's own, else what somebody chose
 * before signing in, else the first of the browser's languages that we speak, else Japanese.
 */
export function localeOf(request: Request, preferred?: Locale | null): Locale {
  const asked = new URL(request.url).searchParams.get("lang");
  if (isLocale(asked)) return asked;
  if (preferred) return preferred;
  const kept = cookieValue(request, localeCookie);
  if (isLocale(kept)) return kept;
  return acceptedLocale(request.headers.get("accept-language") ?? "");
}

/** The Set-Cookie header that remembers a language for a year. */
export function rememberLocale(locale: Locale): string {
  return `${localeCookie}=${locale}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly`;
}

function acceptedLocale(header: string): Locale {
  const wishes = header
    .split(",")
    .map((part, place) => {
      const [tag = "", ...options] = part.trim().toLowerCase().split(";");
      const weight = options.map((option) => /^\s*q=([\d.]+)\s*$/.exec(option)?.[1]).find(Boolean);
      return { language: tag.split("-")[0], weight: weight === undefined ? 1 : Number(weight), place };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.place - b.place);
  for (const { language } of wishes) if (isLocale(language)) return language;
  return "ja";
}

function cookieValue(request: Request, name: string): string | undefined {
  const pairs = (request.headers.get("cookie") ?? "").split(";").map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}
