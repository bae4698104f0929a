/** Paths that other programs post to on purpose; each checks its own key or token. */
const openToOtherSites = [
  /^\/api\//, // machine access, and one-click unsubscribing as RFC 8058 has it
];

/** Their address carries the key, and they send no referrer, so an old browser's form says `Origin: null`. */
const keyedByAddress = [/^\/[acdfh]\//, /^\/(?:address|invited)\//];

/**
 * False for a form that another site made this browser send. New browsers say where a request comes from
 * (Sec-Fetch-Site), old ones at least their Origin; what says neither is no browser and carries no session.
 */
export function isFromOurselves(request: Request, appUrl: string): boolean {
  if (["GET", "HEAD", "OPTIONS"].includes(request.method)) return true;
  const { pathname, host } = new URL(request.url);
  if (openToOtherSites.some((pattern) => pattern.test(pathname))) return true;
  const site = request.headers.get("Sec-Fetch-Site");
  if (site) return site === "same-origin" || site === "none";
  const origin = request.headers.get("Origin");
  if (!origin) return true;
  if (origin === "null") return keyedByAddress.some((pattern) => pattern.test(pathname));
  return origin === new URL(appUrl).origin || (URL.canParse(origin) && new URL(origin).host === host);
}

/** What every answer carries; a page adds its own policy below. */
export function securityHeaders(appUrl: string): Record<string, string> {
  return {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), microphone=(), geolocation=(), interest-cohort=()",
    ...(appUrl.startsWith("https:") && {
      "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    }),
  };
}

/** Scripts need the nonce of this answer. Styles may be inline: meters and seats carry their width in a style attribute. */
export function contentSecurityPolicy(nonce: string, appUrl: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(appUrl.startsWith("https:") ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}
