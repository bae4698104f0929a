import { fullName, type PersonName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { ButtonLink } from "~/ui/button.tsx";
import { useLocale } from "~/ui/locale.tsx";

type Neighbour = PersonName & { id: string };

/** The people beside this one in the list, and what can be done here. */
export function PersonActions(props: {
  id: string;
  isReader: boolean;
  previous: Neighbour | null;
  next: Neighbour | null;
  from: string;
}) {
  const locale = useLocale();
  const to = (id: string) => `/candidates/${id}${props.from && `?from=${encodeURIComponent(props.from)}`}`;
  return (
    <>
      {props.previous && (
        <ButtonLink to={to(props.previous.id)} icon="previous" isSquare variant="quiet">
          {m.candidate_previous({ name: fullName(props.previous, locale) }, { locale })}
        </ButtonLink>
      )}
      {props.next && (
        <ButtonLink to={to(props.next.id)} icon="next" isSquare variant="quiet">
          {m.candidate_next({ name: fullName(props.next, locale) }, { locale })}
        </ButtonLink>
      )}
      {!props.isReader && (
        <>
          <a className="btn" href="#f-text">
            {m.candidate_do_note({}, { locale })}
          </a>
          <ButtonLink to={`/candidates/invite?who=all&standing=all&year=all&id=${props.id}`} icon="calendar">
            {m.candidate_do_invite({}, { locale })}
          </ButtonLink>
          <ButtonLink to={`/candidates/${props.id}/edit`} icon="pen">
            {m.candidate_do_edit({}, { locale })}
          </ButtonLink>
        </>
      )}
    </>
  );
}
