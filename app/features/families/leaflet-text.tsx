import type { Locale } from "~/lib/locale.ts";
import { leafletBlocks } from "./leaflet-blocks.ts";

export function LeafletText({ text, language }: { text: string; language: Locale }) {
  return (
    <div lang={language}>
      {leafletBlocks(text).map((block) =>
        block.kind === "heading" ? (
          <h2 key={block.text} className="about">
            {block.text}
          </h2>
        ) : (
          <p key={block.text} className="lines">
            {block.text}
          </p>
        ),
      )}
    </div>
  );
}
