// What the company pays for the way, by region; integer yen. Where somebody lives is never kept: on the day each person
// names the region on paper and signs.

export type TravelRate = { region: string; yen: number };

/** Reads one rate a line, "関東 2,000円"; answers the first line that can't be read. */
export function readTravelRates(
  text: string,
): { ok: true; rates: TravelRate[] } | { ok: false; line: string } {
  const rates: TravelRate[] = [];
  for (const line of text.split(/\r?\n/)) {
    const plain = line.normalize("NFKC").trim();
    if (plain === "") continue;
    const [, region, yen] = /^(.{1,40}?)[\s:]+¥?\s*([\d,]{1,9})\s*(?:円|yen|엔)?$/iu.exec(plain) ?? [];
    if (!region || !yen) return { ok: false, line: line.trim() };
    rates.push({ region: region.trim(), yen: Number(yen.replaceAll(",", "")) });
  }
  return { ok: true, rates };
}

export function writeTravelRates(rates: readonly TravelRate[]): string {
  return rates.map(({ region, yen }) => `${region} ${yen.toLocaleString("en-US")}`).join("\n");
}
