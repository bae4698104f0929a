import { CareSection } from "~/features/care/care-section.tsx";
import type { readMoreSections } from "./more-sections.server.ts";

type Props = {
  sections: Awaited<ReturnType<typeof readMoreSections>>;
  /** Pages inside are `${base}/family${query}`. */
  frame: { base: string; query: string };
};

/** Sections of other rooms, in the order they stand on the page; each is a <section> or nothing. */
export function MoreSections({ sections, frame }: Props) {
  return <CareSection {...sections.care} to={`${frame.base}/care${frame.query}`} />;
}
