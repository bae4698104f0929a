import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { useLocale } from "~/ui/locale.tsx";

const everyMs = 5_000;

/** Asks every few seconds, while somebody looks, whether answers came; reloads the figures only when they did. */
export function FreshAnswers({ eventId, version, at }: { eventId: string; version: string; at: string }) {
  const locale = useLocale();
  const { revalidate, state } = useRevalidator();
  const known = useRef(version);
  known.current = version;
  useEffect(() => {
    const timer = setInterval(async () => {
      if (document.visibilityState !== "visible") return;
      const answer = await fetch(`/events/${eventId}/answers`, {
        headers: { "If-None-Match": `"${known.current}"` },
        cache: "no-store",
      }).catch(() => undefined); // offline for a moment: the next round asks again
      if (answer?.status === 200) revalidate();
    }, everyMs);
    return () => clearInterval(timer);
  }, [eventId, revalidate]);
  return (
    <p className="fresh sm soft">
      <span className="num">{m.event_fresh_at({ time: at }, { locale })}</span>
      <Button
        variant="quiet"
        size="small"
        onClick={() => revalidate()}
        busy={state === "loading" && m.event_refresh({}, { locale })}
      >
        {m.event_refresh({}, { locale })}
      </Button>
    </p>
  );
}
