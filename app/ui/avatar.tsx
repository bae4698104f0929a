import { initialOf, type PersonName } from "~/lib/names.ts";
import { classes } from "./classes.ts";

/** The first character of the family name; always beside the name itself. No photos. */
export function Avatar({ person, size }: { person: PersonName; size?: "small" | "big" }) {
  return (
    <span className={classes("avatar", size)} aria-hidden="true">
      {initialOf(person)}
    </span>
  );
}
