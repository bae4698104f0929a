export type LeafletBlock = { kind: "heading" | "text"; text: string };

/** The company's text: a line that begins with "# " is a heading, an empty line begins a new paragraph. */
export function leafletBlocks(text: string): LeafletBlock[] {
  const blocks: LeafletBlock[] = [];
  let paragraph: string[] = [];
  const close = () => {
    if (paragraph.length > 0) blocks.push({ kind: "text", text: paragraph.join("\n") });
    paragraph = [];
  };
  for (const line of text.split("\n").map((each) => each.trim())) {
    if (line.startsWith("# ")) {
      close();
      blocks.push({ kind: "heading", text: line.slice(2).trim() });
    } else if (line === "") close();
    else paragraph.push(line);
  }
  close();
  return blocks;
}
