import { CareSection } from "~/features/care/care-section.tsx";
import { FamilySection } from "~/features/families/family-section.tsx";
import { JoiningSection } from "~/features/joining/joining-section.tsx";
import { PerksSection } from "~/features/perks/perks-section.tsx";
import { SlotsSection } from "~/features/slots/slots-section.tsx";
import { TripsSection } from "~/features/trips/trips-section.tsx";
import type { readMoreSections } from "./more-sections.server.ts";

type Props = {
  sections: Awaited<ReturnType<typeof readMoreSections>>;
  /** Pages inside are `${base}/family${query}`. */
  frame: { base: string; query: string };
};

/** Sections of other rooms, in the order they stand on the page; each is a <section> or nothing. */
export function MoreSections({ sections, frame }: Props) {
  const at = (page: string) => `${frame.base}/${page}${frame.query}`;
  return (
    <>
      <TripsSection trips={sections.trips} frame={frame} />
      <PerksSection titles={sections.perks} to={at("perks")} />
      <SlotsSection count={sections.slots} to={at("slots")} />
      <JoiningSection joining={sections.joining} />
      <CareSection {...sections.care} to={at("care")} />
      <FamilySection open={sections.families} to={at("family")} />
    </>
  );
}
