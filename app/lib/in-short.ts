/** Whole sentences of a text, as many as fit into so many characters; where not even the first does, its beginning. "…" says that more follows. */
export function inShort(text: string, most: number): string {
  const whole = text.trim().replace(/\s+/g, " ");
  if (whole.length <= most) return whole;
  const sentences = whole.split(/(?<=[。！？])|(?<=[.!?])\s/u);
  let kept = "";
  for (const sentence of sentences) {
    const longer = kept === "" || /[。！？]$/u.test(kept) ? kept + sentence : `${kept} ${sentence}`;
    if (longer.length > most) break;
    kept = longer;
  }
  if (kept !== "") return `${kept} …`;
  const cut = whole.slice(0, most - 1);
  const atWord = /^[\x20-\x7e\uac00-\ud7a3]+$/u.test(cut) ? cut.replace(/\s+\S*$/u, "") : cut;
  return `${atWord.trimEnd()}…`;
}
