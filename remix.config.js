// Read by vite.config.ts and app/routes.ts: the options of the Remix plugin and the map of the house (every URL and its file).
import { index, layout, prefix, route } from "@remix-run/route-config";

export const routes = [
  index("routes/auth/home.tsx"),
];

/** @type {import("@remix-run/dev").VitePluginConfig} */
export const remix = {
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_singleFetch: true,
    v3_lazyRouteDiscovery: true,
    v3_routeConfig: true,
  },
};
