import { Form, useRevalidator } from "@remix-run/react";
import { useEffect, useState } from "react";
import { fold } from "~/lib/fold.ts";
import { m } from "~/paraglide/messages.js";
import { Badge } from "~/ui/badge.tsx";
import { Button } from "~/ui/button.tsx";
import { Icon } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { kanaRows } from "./attendance.ts";
import type { ArrivalRow } from "./desk-page.server.ts";
import { usePressedHere } from "./pressed-here.ts";

type Props = {
  sessionId: string;
  rows: ArrivalRow[];
  zone: string;
  forgetOn: string;
  /** After the end the desk may also note who excused themselves and who didn't come. */
  isOver: boolean;
};

/** The list at the desk: tap a name when somebody comes. Without a connection it goes on and sends later. */
export function ArrivalList({ sessionId, rows, zone, forgetOn, isOver }: Props) {
  const locale = useLocale();
  const { revalidate } = useRevalidator();
  const { presses, press, isOffline } = usePressedHere(sessionId, forgetOn, revalidate);
  const [typed, setTyped] = useState("");
  useWorkWithoutConnection(sessionId, forgetOn);
  const wanted = fold(typed);
  const shown = rows
    .map((row) => pressed(row, presses.get(row.guestId), zone))
    .filter((row) => wanted === "" || row.words.some((word) => fold(word).includes(wanted)));
  const came = rows.filter(
    (row) => (presses.get(row.guestId)?.attendance ?? row.attendance) === "attended",
  ).length;
  const groups = groupsOf(shown);
  const present = new Set(groups.map(([row]) => row));
  return (
    <>
      <p className="arrived" aria-live="polite">
        <b>{came}</b>
        <span>{m.attendance_of({ all: rows.length }, { locale })}</span>
        <span className="rest">{m.attendance_rest({ count: rows.length - came }, { locale })}</span>
      </p>
      {isOffline && (
        <p className="offline" role="status">
          <Icon name="alert" />
          <span>
            <b>{m.attendance_offline({}, { locale })}</b>
            {m.attendance_offline_kept({ count: presses.size }, { locale })}
          </span>
        </p>
      )}
      <search className="find">
        <label htmlFor="find">{m.attendance_find({}, { locale })}</label>
        <input
          id="find"
          type="search"
          className="control"
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </search>
      <nav className="kanas" aria-label={m.attendance_jump({}, { locale })}>
        {kanaRows.map((row) =>
          present.has(row) ? (
            <a key={row} href={`#row-${row}`} lang="ja">
              {row}
            </a>
          ) : (
            <span key={row} lang="ja">
              {row}
            </span>
          ),
        )}
      </nav>
      {shown.length === 0 && <p className="hint">{m.attendance_nobody({}, { locale })}</p>}
      {groups.map(([row, people]) => (
        <section key={row} className="row-of" aria-labelledby={`row-${row}`}>
          <h2 id={`row-${row}`}>
            {row ? m.attendance_row({ row }, { locale }) : m.attendance_row_other({}, { locale })}
          </h2>
          <ul>
            {people.map((person) => (
              <li key={person.guestId} className="come">
                <span>
                  <b>{person.name}</b>
                  <small>
                    {[person.kana, person.note].filter(Boolean).join(locale === "ja" ? "・" : ", ")}
                  </small>
                </span>
                <Desk person={person} isOver={isOver} press={press} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

type Shown = ArrivalRow & { isKeptHere: boolean };

function Desk({
  person,
  isOver,
  press,
}: {
  person: Shown;
  isOver: boolean;
  press: ReturnType<typeof usePressedHere>["press"];
}) {
  const locale = useLocale();
  const { guestId, name, attendance } = person;
  const undo = (
    <Said guestId={guestId} attendance="unknown" press={press}>
      <Button variant="quiet" size="small" aria-label={m.attendance_undo_for({ name }, { locale })}>
        {m.ui_undo({}, { locale })}
      </Button>
    </Said>
  );
  if (attendance === "attended")
    return (
      <span className="is-in">
        {person.isKeptHere ? (
          <Badge tone="yama" icon="clock">
            {m.attendance_kept_at({ time: person.arrivedAt }, { locale })}
          </Badge>
        ) : (
          <Badge tone="matsu" icon="check">
            {m.attendance_came_at({ time: person.arrivedAt }, { locale })}
          </Badge>
        )}
        {undo}
      </span>
    );
  if (attendance === "excused" || attendance === "no_show")
    return (
      <span className="is-in">
        <Badge icon="minus-round">
          {attendance === "excused"
            ? m.attendance_excused({}, { locale })
            : m.attendance_no_show({}, { locale })}
        </Badge>
        {undo}
      </span>
    );
  return (
    <span className="is-out">
      <Said guestId={guestId} attendance="attended" press={press}>
        <Button size="big" aria-label={m.attendance_check_in_for({ name }, { locale })}>
          {m.attendance_check_in({}, { locale })}
        </Button>
      </Said>
      {isOver && !person.isFamily && (
        <>
          <Said guestId={guestId} attendance="excused" press={press}>
            <Button variant="quiet" size="small" aria-label={m.attendance_excused_for({ name }, { locale })}>
              {m.attendance_excused({}, { locale })}
            </Button>
          </Said>
          <Said guestId={guestId} attendance="no_show" press={press}>
            <Button variant="quiet" size="small" aria-label={m.attendance_no_show_for({ name }, { locale })}>
              {m.attendance_no_show({}, { locale })}
            </Button>
          </Said>
        </>
      )}
    </span>
  );
}

/** A form, so that it also works before the script is there; with it, the press is kept first and sent then. */
function Said({
  guestId,
  attendance,
  press,
  children,
}: {
  guestId: string;
  attendance: "attended" | "unknown" | "excused" | "no_show";
  press: ReturnType<typeof usePressedHere>["press"];
  children: React.ReactNode;
}) {
  return (
    <Form
      method="post"
      onSubmit={(event) => {
        event.preventDefault();
        press(guestId, attendance);
      }}
    >
      <input type="hidden" name="guest" value={guestId} />
      <input type="hidden" name="attendance" value={attendance} />
      {children}
    </Form>
  );
}

function pressed(
  row: ArrivalRow,
  press: { attendance: string; at: string } | undefined,
  zone: string,
): Shown {
  if (!press) return { ...row, isKeptHere: false };
  const time = new Intl.DateTimeFormat("ja-JP", { hour: "numeric", minute: "2-digit", timeZone: zone });
  return {
    ...row,
    isKeptHere: true,
    attendance: press.attendance,
    arrivedAt: press.attendance === "attended" ? time.format(new Date(press.at)) : "",
  };
}

function groupsOf(rows: Shown[]): [row: string, people: Shown[]][] {
  const groups = new Map<string, Shown[]>();
  for (const row of rows) groups.set(row.row, [...(groups.get(row.row) ?? []), row]);
  const order = [...kanaRows, ""];
  return [...groups].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
}

/** The page itself stays openable without a connection; what was kept is thrown away the day after. */
function useWorkWithoutConnection(sessionId: string, forgetOn: string) {
  useEffect(() => {
    if (!("serviceWorker" in navigator)) return;
    void navigator.serviceWorker
      .register("/check-in-worker.js", { scope: "/check-in/" })
      .then((registration) => {
        const worker = registration.active ?? registration.waiting ?? registration.installing;
        worker?.postMessage({ page: `/check-in/${sessionId}`, forgetOn });
      })
      .catch(() => undefined); // Without it the open page still works; only a reload needs a connection.
  }, [sessionId, forgetOn]);
}
