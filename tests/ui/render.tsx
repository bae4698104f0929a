import { RemixServer } from "@remix-run/react";
import type { EntryContext } from "@remix-run/server-runtime";
import tailwindcss from "@tailwindcss/vite";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { build } from "vite";
import type { Locale } from "~/lib/locale.ts";
import { LocaleProvider } from "~/ui/locale.tsx";

type Options = { locale?: Locale; pathname?: string };

/** The HTML of some blocks, as the server writes it, inside a router with one route. */
export function render(blocks: ReactNode, { locale = "ja", pathname = "/candidates" }: Options = {}): string {
  const page = () => <LocaleProvider locale={locale}>{blocks}</LocaleProvider>;
  const context = entryContext(pathname, page);
  return renderToStaticMarkup(<RemixServer context={context} url={`http://localhost${pathname}`} />);
}

/** What Remix hands to the server's entry, for a page without loaders. */
function entryContext(pathname: string, page: () => ReactNode): EntryContext {
  const [path = "/", search] = pathname.split("?");
  const route = {
    id: "root",
    path: path.replace(/^\//, ""),
    hasLoader: false,
    hasAction: false,
    hasErrorBoundary: false,
    module: "",
  };
  const context = {
    manifest: {
      routes: { root: { ...route, imports: [] } },
      entry: { imports: [], module: "" },
      url: "",
      version: "1",
    },
    routeModules: { root: { default: page } },
    future: {
      v3_fetcherPersist: true,
      v3_relativeSplatPath: true,
      v3_throwAbortReason: true,
      v3_singleFetch: true,
      v3_lazyRouteDiscovery: false,
      v3_routeConfig: true,
    },
    isSpaMode: false,
    serializeError: () => undefined,
    renderMeta: {},
    staticHandlerContext: {
      basename: "/",
      location: { pathname: path, search: search ? `?${search}` : "", hash: "", state: null, key: "default" },
      loaderData: {},
      actionData: null,
      errors: null,
      matches: [{ route: { id: "root" }, params: {}, pathname: path, pathnameBase: path }],
      statusCode: 200,
      loaderHeaders: {},
      actionHeaders: {},
      activeDeferreds: null,
    },
  };
  return context as unknown as EntryContext;
}

/** A style sheet of app/ui as the production build writes it. */
export async function compiledStyle(name: "staff" | "public" | "styles/family"): Promise<string> {
  const root = new URL("../..", import.meta.url).pathname;
  const result = await build({
    root,
    configFile: false,
    logLevel: "error",
    plugins: [tailwindcss()],
    build: {
      write: false,
      target: "es2022",
      cssMinify: true,
      rollupOptions: { input: `${root}app/ui/${name}.css` },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  for (const built of outputs)
    if ("output" in built)
      for (const file of built.output)
        if (file.type === "asset" && file.fileName.endsWith(".css")) return String(file.source);
  throw new Error(`${name}.css gave no style`);
}

/** A whole page with its style in it, for a browser. */
export function documentOf(
  body: string,
  style: string,
  locale: Locale,
  title = "部品と状態｜Enishi",
): string {
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><title>${title}</title><style>${style}</style></head><body>${body}</body></html>`;
}
