import { redirect } from "@remix-run/node";
import { emailForm } from "~/features/accounts/account-forms.server.ts";
import { mayTry } from "~/features/accounts/rate-limit.server.ts";
import type { AppContext } from "./context.ts";
import { refuse, tooMany } from "./door.server.ts";
import { localeOf } from "./locale.ts";
import { parseFields } from "./parse-form.server.ts";
import { deviceOf } from "./sign-in.server.ts";

const quarterOfAnHour = 900;

/**
 * A form without a session that asks for a mail to an address: at most 20 of one visitor and 3 to one address in 15
 * minutes. `send` must not tell whether it knows the address; the redirect to "?sent" is the same for all.
 * Answers with the form as it was typed when it can't be read, or when the visitor asks too often.
 */
export async function answerMailRequest(
  request: Request,
  context: AppContext,
  kind: "link" | "reset",
  send: (email: string, form: FormData, now: Date) => Promise<unknown>,
) {
  const form = await request.formData();
  const parsed = await parseFields(form, emailForm, localeOf(request));
  if (!parsed.ok) return refuse(parsed.errors, parsed.values);
  const { email } = parsed.value;
  const now = context.now();
  const { address } = deviceOf(request);
  const few = (max: number) => ({ seconds: quarterOfAnHour, max });
  const isFewByVisitor = await mayTry(context.db, `${kind}-from`, address, few(20), now);
  const isFewByAddress = await mayTry(context.db, kind, email, few(3), now);
  if (!isFewByVisitor) return tooMany(request, "email", parsed.value);
  // Says nothing when one address gets too many: that, too, would tell whether it is known.
  if (isFewByAddress) await send(email, form, now);
  throw redirect(`${new URL(request.url).pathname}?sent`);
}
