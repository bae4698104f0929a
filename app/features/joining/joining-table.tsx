import { fullName, type PersonName } from "~/lib/names.ts";
import { useLocale } from "~/ui/locale.tsx";
import { RowCheck, Table } from "~/ui/table.tsx";
import { Who } from "~/ui/who.tsx";
import type { CheckState } from "./joining.ts";
import { CheckBadge } from "./joining-card.tsx";

type Props = {
  people: readonly (PersonName & {
    id: string;
    unit: string;
    cells: readonly { id: string; state: CheckState | null; said: string }[];
  })[];
  documents: readonly { id: string; label: string; arrived: string }[];
  words: { table: string; name: string };
};

/** A person a row, a paper a column: what has arrived says so with its day, what hasn't is plain. */
export function JoiningTable({ people, documents, words }: Props) {
  const locale = useLocale();
  return (
    <Table name={words.table}>
      <thead>
        <tr>
          <th scope="col" colSpan={2}>
            {words.name}
          </th>
          {documents.map(({ id, label, arrived }) => (
            <th key={id} scope="col" className="min-w-32 !whitespace-normal">
              {label}
              <span className="block font-normal num">{arrived}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <td>
              <RowCheck label={fullName(person, locale)} name="id" value={person.id} />
            </td>
            <td className="nowrap">
              <Who person={person} to={`/candidates/${person.id}`} />
              {person.unit && <span className="kana block">{person.unit}</span>}
            </td>
            {person.cells.map(({ id, state, said }) => (
              <td key={id}>{state && <CheckBadge state={state} said={said} />}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
