// What is printed for the day, each on A4.

export const papers = ["reception", "tags", "tables", "codes", "travel"] as const;
export type Paper = (typeof papers)[number];

export function isPaper(text: string | undefined): text is Paper {
  return papers.some((paper) => paper === text);
}
