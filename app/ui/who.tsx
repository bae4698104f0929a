import { Link } from "@remix-run/react";
import { fullName, kanaName, type PersonName } from "~/lib/names.ts";
import { useLocale } from "./locale.tsx";

/** A person in a list: the name (a link when there is a page) and the kana under it, as text. */
export function Who({ person, to }: { person: PersonName; to?: string }) {
  const locale = useLocale();
  const name = fullName(person, locale);
  const kana = kanaName(person);
  const tongue = /\p{Script=Hangul}/u.test(name) && locale !== "ko" ? { lang: "ko" } : {};
  return (
    <span className="who">
      <b {...tongue}>{to ? <Link to={to}>{name}</Link> : name}</b>
      {kana && kana !== name && <span className="kana">{kana}</span>}
    </span>
  );
}
