/** Where to go on after signing in: a path on this site, or nothing. "//other.example" and "/\other" lead elsewhere. */
export function nextPath(wish: unknown): string | undefined {
  if (typeof wish !== "string" || !/^\/(?![/\\])/.test(wish) || wish.length > 500) return undefined;
  const home = "https://enishi.invalid";
  if (!URL.canParse(wish, home)) return undefined;
  const url = new URL(wish, home);
  if (url.origin !== home || /^\/(sign-in|sign-out|invited|welcome|demo)(\/|$)/.test(url.pathname))
    return undefined;
  return url.pathname + url.search;
}

/** "/sign-in" with the way back in its address, when there is one worth keeping. */
export function withNext(path: string, next: unknown): string {
  const good = nextPath(next);
  return good && good !== "/" ? `${path}?${new URLSearchParams({ next: good })}` : path;
}
