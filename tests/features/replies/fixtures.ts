// Answers as seven programs write them (mails/*.eml), where each peculiarity is known from, and what must come of it.
// The person: 山田花, hana@example.ac.jp, whose entry is at SEQUENCE 1; a host okamoto@aoba.example.jp; a relative
// mother@example.jp. It is 2 July 2026. The unseen ones (unseen/) have the same shape in JSON.

export type Fixture = {
  file: string;
  client: string;
  why: string;
  /** RFC section, issue or file that shows it. */
  source: string;
  expect: Expected;
};

export type Expected = {
  state: string;
  reason?: string;
  answer?: string;
  word?: string;
  /** ISO instant of a proposed start. */
  proposal?: string;
  whose?: "candidate" | "host" | "relative";
};

export const fixtures: Fixture[] = [
  {
    file: "gmail-yes",
    client: "Gmail",
    why: "alternative with text/calendar, the same file again as application/ics; Auto-Submitted although a person tapped",
    source: "nextcloud/mail#6782 (REPLY of Gmail in a comment)",
    expect: {
      state: "taken",
      answer: "yes",
    },
  },
  {
    file: "gmail-no-note",
    client: "Gmail",
    why: "the note is a parameter of ATTENDEE: X-RESPONSE-COMMENT",
    source: "Neuvernetzung/ts-ics#236",
    expect: {
      state: "taken",
      answer: "no",
      word: "ゼミがあります。ごめんなさい",
    },
  },
  {
    file: "gmail-maybe",
    client: "Gmail",
    why: "PARTSTAT=TENTATIVE",
    source: "RFC 5545 3.2.12",
    expect: {
      state: "taken",
      answer: "maybe",
    },
  },
  {
    file: "gmail-upper-mailto",
    client: "Gmail",
    why: "UID and scheme in capitals",
    source: "RFC 3986 3.1 (schemes have no case)",
    expect: {
      state: "taken",
      answer: "yes",
    },
  },
  {
    file: "gmail-old-time",
    client: "Gmail",
    why: "SEQUENCE lower than ours: tapped in the invitation before the move",
    source: "RFC 5546 2.1.5",
    expect: {
      state: "review",
      reason: "old_time",
      answer: "yes",
    },
  },
  {
    file: "gmail-counter",
    client: "Gmail",
    why: '"Propose a new time" is METHOD:COUNTER',
    source: "Foundry376/Mailspring-Sync#130; RFC 5546 3.2.7",
    expect: {
      state: "review",
      reason: "counter",
      answer: "other_date",
      word: "夕方なら行けます",
    },
  },
  {
    file: "gmail-quoted-comma-note",
    client: "Gmail",
    why: "; , and : inside a quoted parameter",
    source: "RFC 5545 3.2",
    expect: {
      state: "taken",
      answer: "no",
      word: "はい; いいえ, まだ: わかりません",
    },
  },
  {
    file: "gmail-other-address",
    client: "Gmail",
    why: "forwarded to one’s own other mailbox: only the UID tells who it is",
    source: "nextcloud/calendar#7962",
    expect: {
      state: "taken",
      answer: "yes",
    },
  },
  {
    file: "gmail-passed-on",
    client: "Gmail",
    why: "the invitation was passed on to another candidate of ours, who accepts it",
    source: "RFC 5546 3.2.3 (party crashing)",
    expect: {
      state: "review",
      reason: "someone_else",
      answer: "yes",
    },
  },
  {
    file: "outlook365-yes",
    client: "Outlook 365",
    why: 'no ORGANIZER, MAILTO in capitals, base64, "Tokyo Standard Time"',
    source: "nextcloud/server#58904; nextcloud/calendar#7962",
    expect: {
      state: "taken",
      answer: "yes",
    },
  },
  {
    file: "outlook365-no-comment",
    client: "Outlook 365",
    why: "the note is COMMENT, with \\n inside",
    source: "RFC 5545 3.8.1.4; nextcloud/calendar#7962",
    expect: {
      state: "taken",
      answer: "no",
      word: "研究室の発表と重なりました。\nまたお誘いください",
    },
  },
  {
    file: "outlook365-maybe-iso2022jp",
    client: "Outlook 365",
    why: "headers and text in ISO-2022-JP beside a calendar in UTF-8",
    source: "RFC 1468; RFC 2047 2",
    expect: {
      state: "taken",
      answer: "maybe",
    },
  },
  {
    file: "outlook365-qp",
    client: "Outlook 365",
    why: "quoted-printable calendar, soft breaks inside folded lines",
    source: "RFC 2045 6.7",
    expect: {
      state: "taken",
      answer: "yes",
    },
  },
  {
    file: "outlook365-counter",
    client: "Outlook 365",
    why: '"Propose new time" with a Windows zone name',
    source: "RFC 5546 3.2.7; [MS-OXCICAL] (X-MS-OLK-ORIGINALSTART)",
    expect: {
      state: "review",
      reason: "counter",
      answer: "other_date",
      word: "日曜日はいかがですか",
      proposal: "2026-07-19T05:00:00.000Z",
    },
  },
  {
    file: "outlook365-delegated",
    client: "Outlook 365",
    why: "PARTSTAT=DELEGATED: a seat is one person’s",
    source: "RFC 5546 3.2.3, 3.2.2.3",
    expect: {
      state: "review",
      reason: "delegate",
    },
  },
  {
    file: "outlook365-winmail",
    client: "Outlook 365",
    why: "rich text: the answer is inside winmail.dat, which nobody but Outlook reads",
    source: "[MS-OXTNEF]; RFC 5546 has no such form",
    expect: {
      state: "review",
      reason: "winmail",
    },
  },
  {
    file: "outlook365-out-of-office",
    client: "Outlook 365",
    why: "out of office: Auto-Submitted",
    source: "RFC 3834 5; [MS-OXCMAIL] (X-Auto-Response-Suppress)",
    expect: {
      state: "dropped",
      reason: "auto",
    },
  },
  {
    file: "outlook365-needs-action",
    client: "Outlook 365",
    why: "a reply that says nothing: PARTSTAT=NEEDS-ACTION",
    source: "RFC 5546 3.2.3",
    expect: {
      state: "review",
      reason: "unclear",
    },
  },
  {
    file: "outlookcom-yes",
    client: "Outlook.com",
    why: "no ORGANIZER at all, an empty COMMENT",
    source: "nextcloud/server#53949, fixed in nextcloud/server#54819",
    expect: {
      state: "taken",
      answer: "yes",
      word: "",
    },
  },
  {
    file: "outlookcom-no",
    client: "Outlook.com",
    why: "no ORGANIZER, no COMMENT",
    source: "cyrusimap/cyrus-imapd#4169",
    expect: {
      state: "taken",
      answer: "no",
    },
  },
  {
    file: "outlookcom-maybe-korean",
    client: "Outlook.com",
    why: "Korean subject prefix and note: subjects are never read",
    source: "linagora/tmail-backend#1064",
    expect: {
      state: "taken",
      answer: "maybe",
      word: "수업이 있을 수 있어요",
    },
  },
  {
    file: "outlookcom-legacy-dn",
    client: "Outlook.com",
    why: "the value is no address; EMAIL has it",
    source: "RFC 7986 6.2; sabre-io/dav tests/Sabre/CalDAV/Schedule/DeliverNewEventTest.php",
    expect: {
      state: "taken",
      answer: "yes",
    },
  },
  {
    file: "outlookcom-bom",
    client: "Outlook.com",
    why: "a byte order mark before BEGIN:VCALENDAR",
    source: "RFC 5545 3.1.4; RFC 3629 6",
    expect: {
      state: "taken",
      answer: "yes",
    },
  },
  {
    file: "apple-yes",
    client: "Apple Mail",
    why: "alternative holding a mixed that holds the calendar as an attachment, no charset",
    source: "RFC 6047 2.4; nextcloud/server#2338 (macOS answers by mail)",
    expect: {
      state: "taken",
      answer: "yes",
    },
  },
  {
    file: "apple-no-note",
    client: "Apple Mail",
    why: "COMMENT in quoted-printable",
    source: "RFC 5545 3.8.1.4",
    expect: {
      state: "taken",
      answer: "no",
      word: "その日は実家に帰ります",
    },
  },
  {
    file: "apple-maybe-8bit",
    client: "Apple Mail",
    why: "bare 8-bit UTF-8",
    source: "RFC 6152",
    expect: {
      state: "taken",
      answer: "maybe",
    },
  },
  {
    file: "apple-cut-character",
    client: "Apple Mail",
    why: "a line folded inside a character of three octets",
    source: "RFC 5545 3.1 (folding by octets)",
    expect: {
      state: "taken",
      answer: "no",
      word: "その日は学会です",
    },
  },
  {
    file: "apple-forwarded",
    client: "Apple Mail",
    why: "an answer inside a forwarded message was said by somebody else",
    source: "RFC 2046 5.2.1; RFC 6047 2.4",
    expect: {
      state: "review",
      reason: "text",
    },
  },
  {
    file: "thunderbird-yes",
    client: "Thunderbird",
    why: "8-bit calendar inside alternative and again as a file",
    source: "mozilla/releases-comm-central calendar/base/modules/utils/calItipUtils.sys.mjs; RFC 6047 2.4",
    expect: {
      state: "taken",
      answer: "yes",
    },
  },
  {
    file: "thunderbird-no-bare-lf",
    client: "Thunderbird",
    why: "bare line feeds throughout, as a mailbox file stores them",
    source: "RFC 5322 2.3 (and what relays make of it)",
    expect: {
      state: "taken",
      answer: "no",
    },
  },
  {
    file: "thunderbird-maybe",
    client: "Thunderbird",
    why: "COMMENT of the answer dialog",
    source: "RFC 5545 3.8.1.4",
    expect: {
      state: "taken",
      answer: "maybe",
      word: "体調しだいです",
    },
  },
  {
    file: "thunderbird-counter",
    client: "Thunderbird",
    why: "counter-proposal with an IANA zone",
    source: "RFC 5546 3.2.7; ExchangeCalendar/exchangecalendar#101",
    expect: {
      state: "review",
      reason: "counter",
      answer: "other_date",
      proposal: "2026-07-20T05:00:00.000Z",
    },
  },
  {
    file: "thunderbird-unknown-uid",
    client: "Thunderbird",
    why: "an answer to an entry that isn’t ours, from a known person",
    source: "RFC 5546 2.1.5",
    expect: {
      state: "review",
      reason: "unknown_entry",
      answer: "yes",
    },
  },
  {
    file: "thunderbird-stranger",
    client: "Thunderbird",
    why: "an answer of nobody we know",
    source: "RFC 6047 3",
    expect: {
      state: "review",
      reason: "unknown_sender",
      answer: "yes",
    },
  },
  {
    file: "thunderbird-not-trusted",
    client: "Thunderbird",
    why: "our own mail server says that the sender is forged",
    source: "RFC 8601 5; RFC 6047 3",
    expect: {
      state: "review",
      reason: "not_trusted",
      answer: "no",
    },
  },
  {
    file: "thunderbird-foreign-results",
    client: "Thunderbird",
    why: "somebody else’s Authentication-Results count for nothing",
    source: "RFC 8601 5",
    expect: {
      state: "taken",
      answer: "yes",
    },
  },
  {
    file: "thunderbird-host-yes",
    client: "Thunderbird",
    why: "a colleague’s calendar takes a session on",
    source: "RFC 5546 3.2.3",
    expect: {
      state: "taken",
      answer: "yes",
      whose: "host",
    },
  },
  {
    file: "thunderbird-host-no",
    client: "Thunderbird",
    why: "a colleague’s calendar declines",
    source: "RFC 5546 3.2.3",
    expect: {
      state: "taken",
      answer: "no",
      word: "出張です",
      whose: "host",
    },
  },
  {
    file: "yahoo-text",
    client: "Yahoo! JAPAN",
    why: "words in ISO-2022-JP, no calendar: a person reads them",
    source: "RFC 1468",
    expect: {
      state: "review",
      reason: "text",
    },
  },
  {
    file: "yahoo-file-yes",
    client: "Yahoo! JAPAN",
    why: "the calendar’s answer as an attached file without a method parameter",
    source: "nextcloud/server#54819; linagora/tmail-backend#1067 (method is missing)",
    expect: {
      state: "taken",
      answer: "yes",
    },
  },
  {
    file: "yahoo-octet-stream",
    client: "Yahoo! JAPAN",
    why: "the file as application/octet-stream: its name says what it is",
    source: "RFC 2046 4.5.1",
    expect: {
      state: "taken",
      answer: "no",
    },
  },
  {
    file: "yahoo-our-invitation-back",
    client: "Yahoo! JAPAN",
    why: "our own invitation sent back with a question is no answer",
    source: "RFC 5546 3.2.2",
    expect: {
      state: "review",
      reason: "text",
    },
  },
  {
    file: "yahoo-auto-reply",
    client: "Yahoo! JAPAN",
    why: "automatic reply without Auto-Submitted",
    source: "RFC 3834 2 (older fields)",
    expect: {
      state: "dropped",
      reason: "auto",
    },
  },
  {
    file: "phone-text",
    client: "phone",
    why: "plain words from the address we know",
    source: "RFC 1468",
    expect: {
      state: "review",
      reason: "text",
    },
  },
  {
    file: "phone-by-thread",
    client: "phone",
    why: "an old carrier address that we don’t know: the thread tells who it is",
    source: "RFC 5322 3.6.4; RFC 5321 4.1.2 (dots)",
    expect: {
      state: "review",
      reason: "text",
    },
  },
  {
    file: "phone-stranger",
    client: "phone",
    why: "nobody we know",
    source: "RFC 5322 3.6.2",
    expect: {
      state: "review",
      reason: "unknown_sender",
    },
  },
  {
    file: "phone-sequence-missing",
    client: "phone",
    why: "no SEQUENCE: the time it answers to decides",
    source: "RFC 5546 3.2.3 (0 or 1)",
    expect: {
      state: "taken",
      answer: "yes",
    },
  },
  {
    file: "phone-sequence-missing-old-time",
    client: "phone",
    why: "no SEQUENCE and another time than ours",
    source: "RFC 5546 2.1.5",
    expect: {
      state: "review",
      reason: "old_time",
      answer: "yes",
    },
  },
  {
    file: "phone-family-yes",
    client: "phone",
    why: "a relative’s calendar accepts a briefing",
    source: "RFC 5546 3.2.3",
    expect: {
      state: "taken",
      answer: "yes",
      whose: "relative",
    },
  },
  {
    file: "phone-whole-mail-is-calendar",
    client: "phone",
    why: "the whole mail is the calendar, names in capitals",
    source: "dupondje/PHP-Push-2#29 (a raw reply)",
    expect: {
      state: "taken",
      answer: "yes",
    },
  },
  {
    file: "phone-bounce-with-calendar",
    client: "phone",
    why: "a calendar inside a report is nobody’s answer",
    source: "RFC 3464 2; RFC 6522 3",
    expect: {
      state: "report",
      reason: "",
    },
  },
];
