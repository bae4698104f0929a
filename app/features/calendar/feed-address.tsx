import { Form } from "@remix-run/react";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { CopyButton } from "~/ui/copy-button.tsx";
import { useLocale } from "~/ui/locale.tsx";

/** The private address of a person's calendar: subscribe, copy, renew, stop. Posts `intent` open_feed or close_feed. */
export function FeedAddress({ url }: { url: string | undefined }) {
  const locale = useLocale();
  if (!url)
    return (
      <Form method="post" className="send">
        <Button size="wide" icon="calendar" name="intent" value="open_feed">
          {m.host_feed_open({}, { locale })}
        </Button>
      </Form>
    );
  return (
    <>
      <p className="send">
        <a className="btn big wide" href={url.replace(/^https?:/, "webcal:")}>
          {m.host_feed_subscribe({}, { locale })}
        </a>
      </p>
      <p className="hint">{m.host_feed_address({}, { locale })}</p>
      <p className="feed-url">
        <code id="feed-url">{url}</code>
      </p>
      <p className="row-of-buttons">
        <CopyButton targetId="feed-url" />
      </p>
      <p className="hint">{m.host_feed_renew_hint({}, { locale })}</p>
      <Form method="post" className="stacked-buttons">
        <Button name="intent" value="open_feed">
          {m.host_feed_renew({}, { locale })}
        </Button>
        <Button name="intent" value="close_feed">
          {m.host_feed_close({}, { locale })}
        </Button>
      </Form>
    </>
  );
}
