import { expect, test } from "vitest";
import { isFromOurselves } from "~/http/security.server.ts";

const appUrl = "https://enishi.example.jp";

/** A form as an old browser sends it from a page without a referrer. */
function posted(path: string): boolean {
  const request = new Request(appUrl + path, { method: "POST", headers: { Origin: "null" } });
  return isFromOurselves(request, appUrl);
}

test("an old browser may post on every page whose address is its key, and on no other", () => {
  for (const page of ["a", "c", "d", "f", "h", "address", "invited"])
    expect(posted(`/${page}/token`), page).toBe(true);
  for (const path of ["/candidates", "/today", "/c", "/check-in/x/sync"])
    expect(posted(path), path).toBe(false);
});
