import type { Locale } from "~/lib/locale.ts";

// The tokens of the look that letters use. Mail programs know no custom properties, so they are written out.

export const light = {
  paper: "#FAF9F5",
  surface: "#FFFFFF",
  line: "#E4E0D6",
  ink: "#22211D",
  ink2: "#524F46",
  ai: "#2A4A8B",
  matsuTint: "#E8F3EC",
  fujiTint: "#F2EDF7",
} as const;

export const dark = {
  paper: "#161715",
  surface: "#1F201D",
  line: "#3A3C36",
  ink: "#EEECE5",
  ink2: "#C4C0B6",
  ai: "#A9BFEF",
  matsuTint: "#1D3026",
  fujiTint: "#2E253A",
} as const;

// Unquoted: in a style attribute each quotation mark would be written as six characters, many times a letter.
export const sans: Record<Locale, string> = {
  ja: "Hiragino Sans,BIZ UDPGothic,Noto Sans CJK JP,Noto Sans JP,Meiryo,sans-serif",
  en: "-apple-system,Segoe UI,Roboto,Helvetica Neue,Arial,sans-serif",
  ko: "Apple SD Gothic Neo,Malgun Gothic,Noto Sans CJK KR,Noto Sans KR,sans-serif",
};

/** Titles: Mincho in Japanese, Myungjo in Korean, a plain serif in English. */
export const serif: Record<Locale, string> = {
  ja: "Hiragino Mincho ProN,Yu Mincho,Noto Serif CJK JP,Noto Serif JP,serif",
  en: "Georgia,Times New Roman,serif",
  ko: "AppleMyungjo,Noto Serif CJK KR,Noto Serif KR,Batang,serif",
};

/** For programs that know dark mode; the rest show the light letter. Phones narrower than 480 px get slimmer margins. */
export const styleSheet = [
  ":root{color-scheme:light dark;supported-color-schemes:light dark}",
  "a{text-underline-offset:3px}",
  ".s{border-radius:12px}.b,.m,.f{border-radius:8px}",
  ".n{display:none!important}",
  // Korean breaks between words, Japanese between phrases; left alone, programs break both inside them. A long word of
  // another language still breaks where the line ends.
  ".k{word-break:keep-all;overflow-wrap:anywhere}.q{word-break:normal;word-break:auto-phrase;overflow-wrap:anywhere}",
  ".w{white-space:nowrap}",
  "@media (max-width:480px){.s>tbody>tr>td{padding:24px 18px!important}.c{display:block!important;width:100%!important;padding-bottom:10px!important}.g{display:none!important}.h{font-size:23px!important;line-height:33px!important}.l,.v{display:block!important;width:auto!important}.l{padding-bottom:0!important}.v{padding-top:0!important}}",
  "@media (prefers-color-scheme:dark){",
  `.p{background:${dark.paper}!important}`,
  `.s{background:${dark.surface}!important;border-color:${dark.line}!important}`,
  `.i{color:${dark.ink}!important}.j{color:${dark.ink2}!important}`,
  `.r{border-color:${dark.line}!important}`,
  `.a{color:${dark.ai}!important}.b{border-color:${dark.ai}!important;background:${dark.surface}!important}`,
  `.m{background:${dark.matsuTint}!important}.f{background:${dark.fujiTint}!important}`,
  "}",
  // Outlook on the phone and on the web paints dark by itself and marks what it changed.
  `[data-ogsc] .i{color:${dark.ink}!important}[data-ogsc] .j{color:${dark.ink2}!important}[data-ogsc] .a{color:${dark.ai}!important}`,
].join("");
