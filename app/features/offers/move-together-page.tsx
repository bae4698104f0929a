import { Form } from "@remix-run/react";
import { fullName, type PersonName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Banner } from "~/ui/banner.tsx";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { Option } from "~/ui/select-field.tsx";
import { Table } from "~/ui/table.tsx";
import { Who } from "~/ui/who.tsx";
import { MoveFields } from "./move-fields.tsx";
import type { MoveTogetherView } from "./move-together-view.server.ts";
import { OfferBadge } from "./offer-badge.tsx";

type Props = {
  /** Names of the people or offers, as fields of the address. */
  hidden: readonly (readonly [string, string])[];
  choices: readonly Option[];
  today: string;
  view: MoveTogetherView;
  back: string;
};

/** Where to and when → who would move, who not and why → done. The fields ride in the address until the last step. */
export function MoveTogether({ hidden, choices, today, view, back }: Props) {
  const locale = useLocale();
  const { wish, preview } = view;
  const movable = preview?.filter((row) => row.to) ?? [];
  return (
    <div className="stack max-w-200">
      <Form className="fields">
        {hidden.map(([name, value]) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
        <MoveFields
          choices={choices}
          today={today}
          values={wish ?? {}}
          errors={view.errors}
          isReasonNeeded={view.isReasonNeeded}
        />
        <div className="row">
          <Button {...(preview ? {} : { variant: "go" as const })}>
            {m.candidate_move_preview({}, { locale })}
          </Button>
          <ButtonLink to={back} variant="quiet">
            {m.ui_cancel({}, { locale })}
          </ButtonLink>
        </div>
      </Form>
      {preview && wish && (
        <>
          <Preview rows={preview} />
          <p className="note">
            {view.canUndo ? m.offer_together_undo({}, { locale }) : m.offer_together_no_undo({}, { locale })}
          </p>
          <Form method="post" className="row">
            {movable.map(({ offerId, from }) => (
              <input key={offerId} type="hidden" name="seen" value={`${offerId}:${from}`} />
            ))}
            <Button
              variant="go"
              {...(movable.length === 0 ? { disabledReason: m.candidate_move_nobody({}, { locale }) } : {})}
            >
              {m.candidate_move_go({ count: movable.length }, { locale })}
            </Button>
          </Form>
        </>
      )}
    </div>
  );
}

/** Each person with the state now and the one it would become, or why it can't: those who move first. */
function Preview({ rows }: { rows: NonNullable<MoveTogetherView["preview"]> }) {
  const locale = useLocale();
  const title = m.candidate_move_who({}, { locale });
  return (
    <Card isFlush title={title}>
      <Table name={title} className="people bare">
        <thead>
          <tr>
            <th scope="col">{m.candidate_column_name_plain({}, { locale })}</th>
            <th scope="col">{m.candidate_move_now({}, { locale })}</th>
            <th scope="col">{m.candidate_move_then({}, { locale })}</th>
          </tr>
        </thead>
        <tbody>
          {[...rows.filter((row) => row.to), ...rows.filter((row) => !row.to)].map((row) => (
            <tr key={row.offerId || row.candidateId}>
              <td>
                <Who person={row} to={`/candidates/${row.candidateId}`} />
                {row.place && <span className="kana block">{row.place}</span>}
              </td>
              <td>{row.from && <OfferBadge state={row.from} />}</td>
              <td className="second">
                {row.to ? <OfferBadge state={row.to} /> : <span className="soft">{row.why}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

type Left = PersonName & { offerId: string; why: string };

/** After the fact: how many moved, who stayed and why, and for a day the way back. */
export function MovedTogetherNote(props: {
  count: number;
  left: readonly Left[];
  togetherId: string;
  canUndo: boolean;
  back: string;
}) {
  const locale = useLocale();
  return (
    <div className="stack max-w-200">
      <Banner>
        <p>{m.candidate_done_moved({ count: String(props.count) }, { locale })}</p>
      </Banner>
      {props.left.length > 0 && (
        <Card title={m.offer_together_left({ count: props.left.length }, { locale })}>
          <ul className="rows">
            {props.left.map((person) => (
              <li key={person.offerId}>
                <b>{fullName(person, locale)}</b> <span className="soft">{person.why}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <div className="row">
        <ButtonLink variant="go" to={props.back}>
          {m.offer_together_back({}, { locale })}
        </ButtonLink>
        {props.canUndo && props.count > 0 && (
          <Form method="post" action="/offers/together/undo">
            <input type="hidden" name="together" value={props.togetherId} />
            <input type="hidden" name="back" value={props.back} />
            <Button icon="undo">{m.ui_undo({}, { locale })}</Button>
          </Form>
        )}
      </div>
    </div>
  );
}
