import { ButtonLink } from "~/ui/button.tsx";
import type { PersonWords } from "./person-words.server.ts";

type Neighbour = { id: string; label: string };

/** The people beside this one in the list, and what can be done here. */
export function PersonActions(props: {
  id: string;
  isReader: boolean;
  previous: Neighbour | null;
  next: Neighbour | null;
  from: string;
  words: PersonWords;
}) {
  const { words } = props;
  const to = (id: string) => `/candidates/${id}${props.from && `?from=${encodeURIComponent(props.from)}`}`;
  return (
    <>
      {props.previous && (
        <ButtonLink to={to(props.previous.id)} icon="previous" isSquare variant="quiet">
          {props.previous.label}
        </ButtonLink>
      )}
      {props.next && (
        <ButtonLink to={to(props.next.id)} icon="next" isSquare variant="quiet">
          {props.next.label}
        </ButtonLink>
      )}
      {!props.isReader && (
        <>
          <a className="btn" href="#f-text">
            {words.doNote}
          </a>
          <ButtonLink to={`/candidates/invite?who=all&standing=all&year=all&id=${props.id}`} icon="calendar">
            {words.doInvite}
          </ButtonLink>
          <ButtonLink to={`/candidates/${props.id}/edit`} icon="pen">
            {words.doEdit}
          </ButtonLink>
        </>
      )}
    </>
  );
}
