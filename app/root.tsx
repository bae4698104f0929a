import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Meta, Outlet, ScrollRestoration, useMatches, useRouteError } from "@remix-run/react";
import { type ReactNode, useEffect } from "react";
import type { Frame } from "~/http/access.ts";
import { ErrorPage, errorTitle } from "~/http/error-page.tsx";
import { localeOf } from "~/http/locale.ts";
import { useNonce } from "~/http/nonce.ts";
import { inlineStyle } from "~/ui/inline-style.ts";
import { LanguageLinks } from "~/ui/language-switch.tsx";
import { LocaleProvider, localeOfMatches } from "~/ui/locale.tsx";
import { PageScripts } from "~/ui/page-scripts.tsx";
import publicStyle from "~/ui/public.css?inline";
import { SkipLink } from "~/ui/skip-link.tsx";
import staffStyle from "~/ui/staff.css?url";
import choosingStyle from "~/ui/styles/choosing.css?inline";
import familyStyle from "~/ui/styles/family.css?inline";
import ownPageStyle from "~/ui/styles/own-page.css?inline";

// Pages for candidates and families carry their style in the HTML and no script. The browser's build doesn't need it.
const lightStyle = import.meta.env.SSR ? inlineStyle(publicStyle) : "";
const inlined: Partial<Record<Frame, string>> = import.meta.env.SSR
  ? {
      family: inlineStyle(publicStyle + familyStyle),
      choosing: inlineStyle(publicStyle + choosingStyle),
      own: inlineStyle(publicStyle + ownPageStyle),
    }
  : {};

export const meta: MetaFunction<typeof loader> = ({ error, matches }) => [
  { title: error ? errorTitle(error, localeOfMatches(matches)) : "Enishi" },
];

export function loader({ request }: LoaderFunctionArgs) {
  return { locale: localeOf(request) };
}

/** The document, by the frame that the deepest route states in its handle. */
export function Layout({ children }: { children: ReactNode }) {
  const matches = useMatches();
  const locale = localeOfMatches(matches);
  const frame = frameOf(matches.map(({ handle }) => handle));
  const hasScripts = frame === "staff" || frame === "host" || frame === "paper";
  const nonce = useNonce();
  useFreshDocument(!hasScripts);
  return (
    <html lang={locale} data-theme={frame === "paper" ? "light" : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content={frame === "paper" ? "light" : "light dark"} />
        <meta name="robots" content="noindex,nofollow" />
        {!hasScripts && <meta name="referrer" content="no-referrer" />}
        <meta name="format-detection" content="telephone=no" />
        <Meta />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        {hasScripts || !import.meta.env.SSR ? (
          <link rel="stylesheet" href={staffStyle} />
        ) : (
          // biome-ignore lint/security/noDangerouslySetInnerHtml: our own style sheet, read at build time
          <style dangerouslySetInnerHTML={{ __html: inlined[frame] ?? lightStyle }} />
        )}
      </head>
      <body className={frame === "paper" ? "sheet-page" : undefined}>
        <LocaleProvider locale={locale}>{children}</LocaleProvider>
        {hasScripts && (
          <>
            <ScrollRestoration {...nonce} />
            <PageScripts {...nonce} />
          </>
        )}
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

/** For what no route inside caught. Staff keep their style; everybody else gets the light public page. */
export function ErrorBoundary() {
  const error = useRouteError();
  const frame = frameOf(useMatches().map(({ handle }) => handle));
  const isStaff = frame === "staff" || frame === "host";
  return (
    <div className="pub">
      <SkipLink />
      <div className="wrap">
        <header className="top">
          <b lang="ja">縁 Enishi</b>
          <LanguageLinks />
        </header>
        <main id="main" tabIndex={-1}>
          <ErrorPage error={error} {...(isStaff ? { home: "/" } : {})} />
        </main>
      </div>
    </div>
  );
}

function frameOf(handles: readonly unknown[]): Frame {
  for (const handle of [...handles].reverse())
    if (typeof handle === "object" && handle !== null && "frame" in handle) return handle.frame as Frame;
  return "public";
}

/** A public page reached from a page with script (signing out, say) is loaded anew, so that it is the light one. */
function useFreshDocument(isPublic: boolean) {
  useEffect(() => {
    if (isPublic) window.location.reload();
  }, [isPublic]);
}
