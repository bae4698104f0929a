import type { Locale } from "~/lib/locale.ts";

export const people = {
  morishita: {
    familyName: "森下",
    givenName: "恵",
    familyKana: "モリシタ",
    givenKana: "メグミ",
    romaji: "Morishita Megumi",
  },
  abe: { familyName: "阿部", givenName: "樹", familyKana: "アベ", givenKana: "イツキ", romaji: "Abe Itsuki" },
  takahashi: {
    familyName: "髙橋",
    givenName: "蓮",
    familyKana: "タカハシ",
    givenKana: "レン",
    romaji: "Takahashi Ren",
  },
  kim: {
    familyName: "김",
    givenName: "서연",
    familyKana: "キム",
    givenKana: "ソヨン",
    romaji: "Kim Seoyeon",
  },
  sakiyama: {
    familyName: "﨑山",
    givenName: "美月",
    familyKana: "サキヤマ",
    givenKana: "ミツキ",
    romaji: "Sakiyama Mitsuki",
  },
};

/** Words in the three languages, for the sample pages only. */
export type Part = { locale: Locale; say: (ja: string, en: string, ko: string) => string };
