import { isRouteErrorResponse, Link, useLocation } from "@remix-run/react";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { ButtonLink } from "~/ui/button.tsx";
import { Icon, type IconName } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { ErrorWords } from "./responses.ts";

type Told = ErrorWords & { icon: IconName; canRetry: boolean };

/** What happened, and what to do now, in the reader's language. `home` is where somebody with an account goes on. */
export function ErrorPage({ error, home }: { error: unknown; home?: string }) {
  const locale = useLocale();
  const { pathname, search } = useLocation();
  const told = tell(error, locale);
  return (
    <div className="trouble">
      <Icon name={told.icon} size={40} />
      <h1 className="title">{told.title}</h1>
      <p>{told.text}</p>
      <div className="ends">
        {told.canRetry && (
          <ButtonLink to={pathname + search} reloadDocument>
            {m.error_page_retry({}, { locale })}
          </ButtonLink>
        )}
        {home && <Link to={home}>{m.error_page_home({}, { locale })}</Link>}
      </div>
    </div>
  );
}

/** The title of a page that shows an error. */
export function errorTitle(error: unknown, locale: Locale): string {
  return `${tell(error, locale).title}｜Enishi`;
}

function tell(error: unknown, locale: Locale): Told {
  if (isOffline(error))
    return {
      icon: "wifi",
      canRetry: true,
      title: m.error_page_offline_title({}, { locale }),
      text: m.error_page_offline_text({}, { locale }),
    };
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const own = isRouteErrorResponse(error) ? ownWords(error.data) : undefined;
  const usual = usualWords(status, locale);
  return { ...usual, ...own };
}

function usualWords(status: number, locale: Locale): Told {
  const words = { locale };
  switch (status) {
    case 404:
      return {
        icon: "search",
        canRetry: false,
        title: m.error_page_missing_title({}, words),
        text: m.error_page_missing_text({}, words),
      };
    case 401:
    case 403:
      return {
        icon: "lock",
        canRetry: false,
        title: m.error_page_forbidden_title({}, words),
        text: m.error_page_forbidden_text({}, words),
      };
    case 400:
    case 405:
    case 413:
    case 415:
    case 422:
      return {
        icon: "question",
        canRetry: false,
        title: m.error_page_unread_title({}, words),
        text: m.error_page_unread_text({}, words),
      };
    case 410:
      return {
        icon: "link",
        canRetry: false,
        title: m.error_page_gone_title({}, words),
        text: m.error_page_gone_text({}, words),
      };
    case 429:
    case 503:
      return {
        icon: "clock",
        canRetry: true,
        title: m.error_page_busy_title({}, words),
        text: m.error_page_busy_text({}, words),
      };
    default:
      return {
        icon: "alert",
        canRetry: true,
        title: m.error_page_ours_title({}, words),
        text: m.error_page_ours_text({}, words),
      };
  }
}

function ownWords(data: unknown): ErrorWords | undefined {
  if (typeof data !== "object" || data === null || !("title" in data) || !("text" in data)) return undefined;
  const { title, text } = data;
  return typeof title === "string" && typeof text === "string" ? { title, text } : undefined;
}

/** The browser could not reach us at all: fetch fails with a TypeError, and the browser knows that it has no net. */
function isOffline(error: unknown): boolean {
  return error instanceof TypeError && typeof navigator !== "undefined" && navigator.onLine === false;
}
