import type { Db } from "#db/client.server.ts";
import { issueLink, myPageDays } from "~/features/letters/private-link.server.ts";
import type { AppContext } from "~/http/context.ts";
import { testSecret } from "./sign-in.ts";

/** A candidate's open link to their own page; what `visit` needs to go there. */
export async function aMyPage(db: Db, context: AppContext, candidateId: string) {
  const { token } = await issueLink(db, {
    secret: testSecret,
    purpose: "my_page",
    candidateId,
    now: context.now(),
    days: myPageDays,
  });
  const at = (inside = "", params: Record<string, string> = {}) => ({
    path: `/c/${token}${inside}`,
    params: { token, ...params },
    context,
  });
  return { token, at };
}
