const round = "M12 3.5a8.5 8.5 0 1 0 0 17a8.5 8.5 0 1 0 0-17z";
const sheet = "M7 3.5h7l4 4V20a.5.5 0 0 1-.5.5h-10.5A.5.5 0 0 1 6.5 20V4a.5.5 0 0 1 .5-.5zM14 3.5v4h4";
const envelope = "M5.5 5.5h13a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-13a2 2 0 0 1-2-2v-9a2 2 0 0 1 2-2z";

const paths = {
  alert: `${round}M12 7v6M12 16.4v.1`,
  bag: "M6 8h12l1 12H5zM9 8V6.5a3 3 0 0 1 6 0V8",
  bubble:
    "M4.5 6.5A1.5 1.5 0 0 1 6 5h12a1.5 1.5 0 0 1 1.5 1.5v8A1.5 1.5 0 0 1 18 16h-6l-4 4v-4H6a1.5 1.5 0 0 1-1.5-1.5z",
  calendar: "M6 5h12a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2zM4 10h16M8 3v4M16 3v4",
  chair: "M7 4v9h10V4M6 13v7M18 13v7M6 16.5h12",
  chart: "M4 20V10M10 20V4M16 20v-7M21 20H3",
  check: "M5 12.5l4.5 4.5L19 7.5",
  "check-round": `${round}M8 12.5l3 3 5-6`,
  chevron: "M6 9.5l6 6 6-6",
  clock: `${round}M12 7.5V12l3 2`,
  close: "M6 6l12 12M18 6 6 18",
  copy: "M10 8.5h8a1.5 1.5 0 0 1 1.5 1.5v8.5A1.5 1.5 0 0 1 18 20h-8a1.5 1.5 0 0 1-1.5-1.5V10A1.5 1.5 0 0 1 10 8.5zM15.5 5.5V5a1 1 0 0 0-1-1h-9a1 1 0 0 0-1 1v9.5a1 1 0 0 0 1 1h.5",
  curve: "M4 4v15.5h16M7.5 14.5l3.5-4 3 2.5 5-6",
  "dashed-round": round,
  document: `${sheet}M9.5 12.5h5M9.5 16h5`,
  "document-check": `${sheet}M9.5 14l2 2 3.5-4`,
  door: "M6 20.5V4.5a1 1 0 0 1 1-1h10a1 1 0 0 1 1 1v16M3.5 20.5h17M14.5 12.5v.1",
  dots: "M6 12h.01M12 12h.01M18 12h.01",
  download: "M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 20h14",
  external: "M13.5 4.5h6v6M19.5 4.5l-8.5 8.5M17 13.5v5a1 1 0 0 1-1 1H5.5a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1h5",
  filter: "M4 6h16l-6 7.5v5l-4 1.5v-6.5z",
  flag: "M6 20.5V4.5h11l-2.2 3.5 2.2 3.5H6",
  globe: `${round}M3.5 12h17M12 3.5c3.5 4 3.5 13 0 17M12 3.5c-3.5 4-3.5 13 0 17`,
  home: "M4 11l8-6.5 8 6.5M6 9.5V19.5h12V9.5M10 19.5v-5h4v5",
  hourglass: "M7 3.5h10M7 20.5h10M8 3.5c0 4.5 4 5 4 8.5s-4 4-4 8.5M16 3.5c0 4.5-4 5-4 8.5s4 4 4 8.5",
  info: `${round}M12 11v5.5M12 7.5v.1`,
  key: "M8 15.5a3.5 3.5 0 1 0 0-7a3.5 3.5 0 0 0 0 7zM11.5 12H20v3.5M16.5 12v2.5",
  leaf: "M5 19c0-8 5-13 14-13 0 9-5 13-12 12M5 19c2-4 5-6.5 9-8.5",
  link: "M10 14a4 4 0 0 0 6 .4l2.6-2.6a4 4 0 0 0-5.7-5.7L11.7 7.3M14 10a4 4 0 0 0-6-.4l-2.6 2.6a4 4 0 0 0 5.7 5.7l1.2-1.2",
  list: "M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5h.01M4.5 12h.01M4.5 17.5h.01",
  lock: "M8 11h8a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  mail: `${envelope}M4 7.5l8 6 8-6`,
  "mail-off": `${envelope}M9.5 9.5l5 5M14.5 9.5l-5 5`,
  minus: "M6 12h12",
  "minus-round": `${round}M8 12h8`,
  next: "M9 5l7 7-7 7",
  note: "M5 5h14v10.5h-7L8 19v-3.5H5z",
  pause: "M9 6v12M15 6v12",
  pen: "M5 19l1-4L16 5l3 3L9 18z",
  people:
    "M9 4.8a3.2 3.2 0 1 0 0 6.4a3.2 3.2 0 1 0 0-6.4zM3.5 19c.4-3.4 2.6-5 5.5-5s5.1 1.6 5.5 5M16 5.2a3 3 0 0 1 0 5.6M17.5 14.3c2 .6 3 2.2 3.2 4.7",
  person: "M12 4.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7zM5 20c.6-4 3.4-6 7-6s6.4 2 7 6",
  phone:
    "M6.5 4h3l1.5 4-2 1.5a11 11 0 0 0 5.5 5.5l1.5-2 4 1.5v3a1.5 1.5 0 0 1-1.7 1.5C11 18.5 5.5 13 5 5.7A1.5 1.5 0 0 1 6.5 4z",
  pin: "M12 21c-4-4.5-6-7.6-6-10.5a6 6 0 0 1 12 0C18 13.4 16 16.5 12 21zM12 8.5a2 2 0 1 0 0 4a2 2 0 1 0 0-4z",
  plus: "M12 5v14M5 12h14",
  previous: "M15 5l-7 7 7 7",
  printer: "M7 9V4h10v5M7 17H4.5V9h15v8H17M7 14h10v6H7z",
  qr: "M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h3v3M20 14v6M14 20h3",
  question: `${round}M9.7 9.6a2.4 2.4 0 1 1 3.6 2c-.9.6-1.3 1-1.3 2M12 16.6v.1`,
  search: "M10.5 4.5a6 6 0 1 0 0 12a6 6 0 1 0 0-12zM15 15l5 5",
  send: "M4.5 12L20 4.5 16 20l-4.5-6zM11.5 14L20 4.5",
  settings:
    "M4 7h9M17 7h3M4 17h3M11 17h9M15 5a2 2 0 1 0 0 4a2 2 0 1 0 0-4zM9 15a2 2 0 1 0 0 4a2 2 0 1 0 0-4z",
  shield: "M12 3.5l7 2.5v5.5c0 4.5-3 7.5-7 9-4-1.5-7-4.5-7-9V6z",
  sun: "M12 8a4 4 0 1 0 0 8a4 4 0 1 0 0-8zM12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M18.4 5.6 17 7M7 17l-1.4 1.4",
  suitcase:
    "M6 8h12a2 2 0 0 1 2 2v7.5a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V10a2 2 0 0 1 2-2zM9 8V6a1.5 1.5 0 0 1 1.5-1.5h3A1.5 1.5 0 0 1 15 6v2M4 13h16",
  tilde: `${round}M8 13c1.2-2.2 2.7-2.2 4-1s2.8 1.2 4-1`,
  trash: "M5 7h14M9.5 7V4.5h5V7M7 7l.8 12.5h8.4L17 7M10.5 10.5v6M13.5 10.5v6",
  undo: "M8.5 6L4.5 10l4 4M4.5 10H14a5 5 0 0 1 0 10h-3",
  upload: "M12 16V5M7.5 9L12 4.5 16.5 9M5 20h14",
  wifi: "M4 4l16 16M5 10a11 11 0 0 1 4-2.3M12.5 7A11 11 0 0 1 19 10M8 13.5a6 6 0 0 1 3-1.5M12 17.5v.1",
} as const;

export type IconName = keyof typeof paths;

type Props = { name: IconName; className?: string; size?: number };

/** Drawn in the colour of its text. Always beside a word, so it is hidden from screen readers. */
export function Icon({ name, className, size }: Props) {
  return (
    <svg
      className={className ? `i ${className}` : "i"}
      viewBox="0 0 24 24"
      aria-hidden="true"
      {...(size ? { style: { width: size, height: size } } : {})}
    >
      <path
        d={paths[name]}
        {...(name === "dashed-round" ? { strokeDasharray: "3 3.5" } : {})}
        {...(name === "dots" ? { strokeWidth: 3 } : {})}
      />
    </svg>
  );
}

export const iconNames = Object.keys(paths) as IconName[];
