import type { Context, MiddlewareHandler } from "hono";
import { readAnswer } from "~/features/events/answer-forms.server.ts";
import { answerByLink } from "~/features/events/answer-invitation.server.ts";
import { hashOf } from "~/features/letters/private-link.server.ts";
import { isId } from "~/lib/ids.ts";
import { isLocale } from "~/lib/locale.ts";
import type { AppContext } from "./context.ts";
import { privatePageHeaders } from "./require-link.server.ts";

/** Far more than a word of a thousand letters takes; what is longer is read as a stream. */
const shortForm = 20_000;

/** How many may come along, and whether needs are asked for, is checked where the answer is noted. */
const whatever = { companionsMax: 1_000, asksNeeds: true };

/**
 * Takes the answer that nearly everybody gives, a yes or no to the one session their page names, without Remix: the way
 * to an action and back costs more than the answer itself (docs/decisions/0020-plain-answers-come-first.md). What isn't
 * simply noted (a link that doesn't open, a mistake, a refusal) has changed nothing and goes on to the page's own
 * action, which takes every form and has words for each end.
 */
export function plainAnswer(context: Pick<AppContext, "db" | "jobs" | "now">): MiddlewareHandler {
  return async (c, next) => {
    if (!isShortForm(c)) return next();
    const body = await c.req.text();
    if (await isNoted(context, c.req.param("token") ?? "", new URLSearchParams(body))) {
      const lang = c.req.query("lang");
      const Location = isLocale(lang) ? `${c.req.path}?lang=${lang}` : c.req.path;
      return new Response(null, { status: 303, headers: { ...privatePageHeaders, Location } });
    }
    const { method, url, headers } = c.req.raw;
    c.req.raw = new Request(url, { method, headers, body });
    return next();
  };
}

async function isNoted(
  { db, jobs, now }: Pick<AppContext, "db" | "jobs" | "now">,
  token: string,
  form: URLSearchParams,
): Promise<boolean> {
  const sessionId = form.get("session");
  if (!isId(sessionId)) return false;
  const read = readAnswer(form, whatever, "ja");
  if (!read.ok) return false;
  const result = await answerByLink(db, {
    ...{ linkHash: hashOf(token), sessionId, ...read.answer },
    ...{ source: "link", now: now(), mailDomain: jobs.mailDomain },
  });
  if (result.ok && result.changed) jobs.wake();
  return result.ok;
}

function isShortForm(c: Context): boolean {
  const size = c.req.header("Content-Length");
  const type = c.req.header("Content-Type")?.toLowerCase();
  return (
    size !== undefined &&
    Number(size) <= shortForm &&
    type?.startsWith("application/x-www-form-urlencoded") === true
  );
}
