// What a colleague says of themselves as a host (担当社員). Candidates see it where they choose whom to meet; the planner
// and the matching read it to bring people together who have something to talk about.

export const aboutLines = ["does", "school", "region", "languages", "topics"] as const;
export type AboutLine = (typeof aboutLines)[number];
export type HostAbout = Record<AboutLine, string>;

export const longestAbout: Record<AboutLine, number> = {
  does: 120,
  school: 60,
  region: 60,
  languages: 100,
  topics: 200,
};

export const nothingSaid: HostAbout = { does: "", school: "", region: "", languages: "", topics: "" };

/** "図面、工場見学・旅行" → 図面, 工場見学, 旅行. As written, each once. */
export function listed(line: string): string[] {
  return [...new Set(line.split(/[、,，・/／;；\n]+/).map((part) => part.trim()))].filter(Boolean);
}
