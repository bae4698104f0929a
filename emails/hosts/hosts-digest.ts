import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { LetterContent, LetterSender } from "../layout/letter-content.ts";

export type HostsDigestFacts = {
  locale: Locale;
  sender: LetterSender;
  greeting: string;
  url: string;
  /** What they lead in the week to come, what waits for their answer, and guests they might say a word of. */
  coming: number;
  asked: number;
  met: number;
};

/** A host's Monday: figures only, no names. Only sent when there is something. */
export function hostsDigest(facts: HostsDigestFacts): LetterContent {
  const { locale, sender, greeting, url, coming, asked, met } = facts;
  const lines = [
    ...(coming > 0 ? [m.hosts_digest_coming({ count: coming }, { locale })] : []),
    ...(asked > 0 ? [m.hosts_digest_asked({ count: asked }, { locale })] : []),
    ...(met > 0 ? [m.hosts_digest_met({ count: met }, { locale })] : []),
  ];
  return {
    locale,
    sender,
    greeting,
    subject: m.hosts_digest_subject({}, { locale }),
    preview: lines[0] ?? "",
    title: m.hosts_digest_title({}, { locale }),
    blocks: [
      ...lines.map((text) => ({ kind: "text" as const, text })),
      { kind: "action", link: { label: m.hosts_digest_open({}, { locale }), url } },
      { kind: "small", text: m.hosts_digest_small({}, { locale }) },
    ],
    footnotes: [
      ...(sender.desk ? [m.letter_desk({ desk: sender.desk }, { locale })] : []),
      m.letter_member_why({ company: sender.company }, { locale }),
    ],
    footLinks: [],
  };
}
