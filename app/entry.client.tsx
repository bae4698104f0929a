import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";

await dataArrived();
startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RemixBrowser />
    </StrictMode>,
  );
});

/**
 * On its first call RemixBrowser throws the promise of the page's data. Thrown while React hydrates, it meets a press
 * that came early, and React gives up (error 345): so the data are awaited before React begins.
 */
async function dataArrived(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (pending) {
    await pending;
  }
}
