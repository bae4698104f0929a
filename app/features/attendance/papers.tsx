import { m } from "~/paraglide/messages.js";
import { useLocale } from "~/ui/locale.tsx";
import type { readPaper } from "./paper-page.server.ts";
import type { TravelRate } from "./travel-rates.ts";

type Read = Awaited<ReturnType<typeof readPaper>>;
type Person = Read["people"][number];

/** Reception list in kana order: a box to tick, and what the desk should know. */
export function ReceptionPaper({ people }: { people: Person[] }) {
  const locale = useLocale();
  return (
    <table className="call">
      <thead>
        <tr>
          <th scope="col" className="tick-box">
            {m.attendance_paper_came({}, { locale })}
          </th>
          <th scope="col">{m.attendance_paper_name({}, { locale })}</th>
          <th scope="col">{m.attendance_paper_unit({}, { locale })}</th>
          <th scope="col">{m.attendance_paper_note({}, { locale })}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person, at) => (
          <tr key={person.id} className={person.row !== people[at - 1]?.row ? "new-row" : undefined}>
            <td className="tick-box">□</td>
            <th scope="row">
              <Reading person={person} />
            </th>
            <td>{person.unit}</td>
            <td>{person.note}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/**
 * Ten name tags a sheet, the size of a business card, to be cut along the lines. Whoever comes along gets one too, with a
 * line to write on: we don't know their names.
 */
export function TagPaper({ people, company }: { people: Person[]; company: string }) {
  const locale = useLocale();
  return (
    <ul className="tags-sheet">
      {people.flatMap((person) => {
        const place = person.tableNo && m.attendance_table({ table: person.tableNo }, { locale });
        return [
          <li key={person.id}>
            <small>{company}</small>
            <span className="reading">{person.kana}</span>
            <b>{person.name}</b>
            <small>{place || person.school}</small>
          </li>,
          ...Array.from({ length: person.others }, (_, nth) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they have no name to be told apart by
            <li key={`${person.id} ${nth}`}>
              <small>{company}</small>
              <span className="reading">{m.attendance_paper_with({ name: person.name }, { locale })}</span>
              <b className="to-write" />
              <small>{place}</small>
            </li>
          )),
        ];
      })}
    </ul>
  );
}

/** One box a table; those without one at the end. */
export function TablePaper({ people }: { people: Person[] }) {
  const locale = useLocale();
  const tables = [...new Set(people.map(({ tableNo }) => tableNo))].sort(
    (a, b) => (a ?? Number.POSITIVE_INFINITY) - (b ?? Number.POSITIVE_INFINITY),
  );
  return (
    <div className="tables-sheet">
      {tables.map((table) => (
        <section key={table ?? 0}>
          <h2>
            {table ? m.attendance_table({ table }, { locale }) : m.attendance_table_none({}, { locale })}
          </h2>
          <ul>
            {people
              .filter(({ tableNo }) => tableNo === table)
              .map((person) => (
                <li key={person.id}>
                  <Reading person={person} />
                  <small>{person.note}</small>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** The large code for the door, then everybody's own. */
export function CodePaper({ people, doorCode }: Read) {
  const locale = useLocale();
  return (
    <>
      <div className="door-code">
        <img src={doorCode} alt="" width={260} height={260} />
        <p>
          <b>{m.attendance_code_title({}, { locale })}</b>
          {m.attendance_code_lede({}, { locale })}
        </p>
      </div>
      <ul className="codes-sheet">
        {people
          .filter(({ code }) => code !== "")
          .map((person) => (
            <li key={person.id}>
              <img src={person.code} alt="" width={110} height={110} />
              <span>
                <Reading person={person} />
              </span>
            </li>
          ))}
      </ul>
    </>
  );
}

/** Money for the way: the region is named and the amount signed for on the spot, so no address is ever kept. */
export function TravelPaper({ people, rates }: { people: Person[]; rates: TravelRate[] }) {
  const locale = useLocale();
  const yen = (amount: number) => m.attendance_yen({ amount: amount.toLocaleString("en-US") }, { locale });
  return (
    <>
      {rates.length > 0 && (
        <p className="rates">
          {rates.map(({ region, yen: amount }) => (
            <span key={region}>
              {region} <b>{yen(amount)}</b>
            </span>
          ))}
        </p>
      )}
      <table className="call">
        <thead>
          <tr>
            <th scope="col">{m.attendance_paper_name({}, { locale })}</th>
            <th scope="col">{m.attendance_paper_region({}, { locale })}</th>
            <th scope="col">{m.attendance_paper_amount({}, { locale })}</th>
            <th scope="col">{m.attendance_paper_signature({}, { locale })}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.id} className="to-sign">
              <th scope="row">
                <Reading person={person} />
              </th>
              <td className="region" />
              <td className="amount">{m.attendance_yen({ amount: "　　　　" }, { locale })}</td>
              <td className="signature" />
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Reading({ person }: { person: Person }) {
  return (
    <>
      <span className="reading">{person.kana}</span>
      <b>{person.name}</b>
    </>
  );
}
