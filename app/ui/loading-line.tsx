import { useNavigation } from "@remix-run/react";
import { m } from "~/paraglide/messages.js";
import { useLocale } from "./locale.tsx";

/** A thin line on top while the next page is fetched, from 300 ms on (the delay is in the style). */
export function LoadingLine() {
  const locale = useLocale();
  const { state } = useNavigation();
  if (state === "idle") return null;
  return <div className="loading-line" role="progressbar" aria-label={m.ui_loading({}, { locale })} />;
}
