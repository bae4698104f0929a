import { Card } from "~/ui/card.tsx";
import { TextArea, TextField } from "~/ui/field.tsx";
import { InLanguages, usedIn } from "./in-languages.tsx";
import type { TripFormWords } from "./trip-form-values.server.ts";

type Props = {
  field: (name: string) => { name: string; defaultValue: string; error: string[] | undefined };
  words: TripFormWords;
};

/** What there is instead of the trip: what, when, what it costs, how many places. Applied for as the trip is. */
export function AlternativeFields({ field, words }: Props) {
  return (
    <Card title={words.alternative}>
      <div className="stack">
        <p className="soft">{words.alternativeText}</p>
        <InLanguages
          words={words.languages}
          isUsed={usedIn(field, ["alternative", "alternativeWhen", "alternativeCosts"])}
        >
          {(written) => (
            <>
              <TextArea
                {...field(`alternative_${written}`)}
                lang={written}
                rows={3}
                isOptional={written !== "ja"}
                label={words.alternative}
                hint={written === "ja" ? words.alternativeHint : undefined}
              />
              <TextField
                {...field(`alternativeWhen_${written}`)}
                lang={written}
                maxLength={300}
                isOptional
                width="full"
                label={words.alternativeWhen}
              />
              <TextArea
                {...field(`alternativeCosts_${written}`)}
                lang={written}
                rows={2}
                isOptional
                label={words.alternativeCosts}
              />
            </>
          )}
        </InLanguages>
        <div className="side-by-side">
          <TextField
            {...field("alternativeSeats")}
            inputMode="numeric"
            width="narrow"
            isOptional
            label={words.alternativeSeats}
            hint={words.alternativeSeatsHint}
          />
          <TextField
            {...field("alternativeCostYen")}
            inputMode="numeric"
            width="narrow"
            isOptional
            label={words.alternativeCostYen}
          />
        </div>
      </div>
    </Card>
  );
}
