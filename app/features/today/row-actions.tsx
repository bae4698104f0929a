import { Link } from "@remix-run/react";
import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { classes } from "~/ui/classes.ts";
import { Icon, type IconName } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";
import type { ClaimedRow } from "./list-today.server.ts";

/** What the page does when a row asks for it. */
export type RowTools = {
  finish(row: ClaimedRow): void;
  later(row: ClaimedRow): void;
  claim(row: ClaimedRow, isOn: boolean): void;
  post(row: ClaimedRow, to: string, fields: Record<string, string>): void;
  /** The address that opens the phone of a row. */
  callOf(row: ClaimedRow): string;
};

/** The one next action, and beside it phone, done and later. Every control carries the name its key presses. */
export function RowActions({ row, isFirst, tools }: { row: ClaimedRow; isFirst: boolean; tools: RowTools }) {
  const locale = useLocale();
  const { action } = row;
  const look = classes("btn", isFirst && "go");
  const who = row.person ? fullName(row.person, locale) : (row.subject?.note ?? "");
  const take = () => tools.claim(row, true);
  return (
    <span className="acts">
      {action.kind === "post" && (
        <button
          type="button"
          className={look}
          data-do="open"
          onClick={() => tools.post(row, action.to, action.fields)}
        >
          {action.label}
        </button>
      )}
      {action.kind === "open" && (
        <Link className={look} to={action.to} data-do="open" onClick={take} prefetch="intent">
          {action.label}
        </Link>
      )}
      {action.kind === "call" && (
        <Link
          className={look}
          to={tools.callOf(row)}
          data-do="open"
          onClick={take}
          preventScrollReset
          replace
        >
          {action.label}
        </Link>
      )}
      {(action.kind === "call" || !row.phone) && <span className="nophone" aria-hidden="true" />}
      {action.kind !== "call" && row.phone && (
        <Link
          className="btn quiet square"
          to={tools.callOf(row)}
          data-do="call"
          onClick={take}
          preventScrollReset
          replace
          title={m.today_call_also({}, { locale })}
        >
          <Icon name="phone" />
          <span className="sr">{`${who} ${m.today_call_also({}, { locale })}`}</span>
        </Link>
      )}
      <Square
        row={row}
        who={who}
        name="done"
        icon="check"
        label={m.today_done({}, { locale })}
        onPress={tools.finish}
      />
      <Square
        row={row}
        who={who}
        name="later"
        icon="clock"
        label={m.today_later({}, { locale })}
        onPress={tools.later}
      />
      <button type="button" hidden data-do="claim" onClick={() => tools.claim(row, !row.claim?.isMine)}>
        {row.claim?.isMine ? m.today_claim_drop({}, { locale }) : m.today_claim({}, { locale })}
      </button>
    </span>
  );
}

function Square(props: {
  row: ClaimedRow;
  who: string;
  name: string;
  icon: IconName;
  label: string;
  onPress: (row: ClaimedRow) => void;
}) {
  return (
    <button
      type="button"
      className="btn quiet square"
      data-do={props.name}
      title={props.label}
      onClick={() => props.onPress(props.row)}
    >
      <Icon name={props.icon} />
      <span className="sr">{`${props.who} ${props.label}`}</span>
    </button>
  );
}
