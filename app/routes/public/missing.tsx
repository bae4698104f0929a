import type { RouteHandle } from "~/http/access.ts";
import { notFound } from "~/http/responses.ts";

export const handle = {
  access: { everyone: true, why: "says that nothing is here, in the reader's language" },
  frame: "public",
} satisfies RouteHandle;

/** Every address that no other route knows. */
export function loader() {
  throw notFound();
}

export const action = loader;

export default function Missing() {
  return null;
}
