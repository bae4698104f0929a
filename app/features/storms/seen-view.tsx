import { m } from "~/paraglide/messages.js";
import { useLocale } from "~/ui/locale.tsx";

type Seen = { to: string; title: string; day: string; text: string; isSeen: boolean };

/** One press, so that nobody has to be phoned; a mail scanner that follows the link changes nothing. */
export function SeenView({ seen, pageAt }: { seen: Seen; pageAt: string }) {
  const locale = useLocale();
  return (
    <>
      <p className="soft to">{seen.to}</p>
      <h1>{seen.isSeen ? m.storm_seen_thanks({}, { locale }) : seen.title}</h1>
      <p className="soft">{seen.isSeen ? seen.title : seen.day}</p>
      {seen.text.split("\n").map((line) => (
        <p key={line}>{line}</p>
      ))}
      {!seen.isSeen && (
        <form method="post">
          <p className="send">
            <button type="submit" className="btn go big wide">
              {m.letter_storm_seen({}, { locale })}
            </button>
          </p>
        </form>
      )}
      <p>
        <a href={pageAt}>{m.storm_seen_page({}, { locale })}</a>
      </p>
    </>
  );
}
