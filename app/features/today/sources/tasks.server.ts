import { sql } from "kysely";
import { type Texts, textIn } from "~/features/events/event.ts";
import { addressedByFamily, fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import {
  aboutPerson,
  isNotLater,
  onDay,
  type PersonColumns,
  type Placed,
  personNames,
  source,
  weekAhead,
} from "../today-source.server.ts";

type Row = { [Name in keyof PersonColumns]: PersonColumns[Name] | null } & {
  key: string;
  kind: string;
  title: string;
  dueOn: string;
  eventId: string | null;
  eventTitle: Texts | null;
  byId: string;
  by: { familyName: string; givenName: string; romaji: string };
  owner: { familyName: string; givenName: string; romaji: string };
};

/** Tasks due this week, and notes in which a colleague named this one. */
export const dueTasks = source<Row>({
  name: "task",
  group: "week",
  find(asked) {
    const key = sql`'task:' || task.id`;
    // Of a record that was merged the other one's name: looked up only then.
    const person = sql.join(
      personNames.map(
        ([column, name]) =>
          sql`coalesce(merged.${sql.ref(column)}, named.${sql.ref(column)}) as ${sql.ref(name)}`,
      ),
    );
    const name = (table: string) =>
      sql`json_build_object('familyName', ${sql.ref(`${table}.family_name`)}, 'givenName', ${sql.ref(`${table}.given_name`)}, 'romaji', ${sql.ref(`${table}.romaji`)})`;
    return sql<Placed<Row>>`
      select ${person}, ${key} as key, task.kind, task.title, task.due_on as "dueOn",
        event.id as "eventId", event.title as "eventTitle", task.created_by as "byId", ${name("author")} as by, ${name("owner")} as owner, task.due_on as place
      from (
        select task.* from task
        where task.done_at is null and task.due_on <= ${weekAhead(asked)}
          and ${asked.isMine ? sql`task.member_id = ${asked.memberId}` : sql`true`} and ${isNotLater(key, asked)}
          and not exists (select from ceremony_step step join event on event.id = step.event_id
            where step.task_id = task.id and event.state = 'cancelled')
        order by task.due_on, task.id limit ${asked.first}
      ) task
      left join member author on author.id = task.created_by
      left join member owner on owner.id = task.member_id
      left join candidate named on named.id = task.candidate_id
      left join candidate merged on merged.id = named.merged_into_id
      left join ceremony_step on ceremony_step.task_id = task.id
      left join event on event.id = ceremony_step.event_id
      order by task.due_on, task.id`;
  },
  show(row, ask) {
    const { locale } = ask;
    return {
      key: row.key,
      group: "week",
      ...onDay(row.dueOn, ask),
      ...(isPerson(row) ? aboutPerson(row) : { subject: subjectOf(row) }),
      icon: row.kind === "mention" ? "note" : "check-round",
      why:
        row.kind === "mention"
          ? m.today_mention({ name: addressedByFamily(row.by, locale) }, { locale })
          : row.title,
      detail: detailOf(row),
      action: {
        kind: "open",
        label: row.kind === "mention" ? m.today_mention_do({}, { locale }) : m.today_task_do({}, { locale }),
        to: row.candidateId ? `/candidates/${row.candidateId}` : weeksOf(row) || "/today",
      },
    };

    function subjectOf(row: Row) {
      if (!row.eventTitle) return { title: m.today_task({}, { locale }), note: "", to: "" };
      return { title: textIn(row.eventTitle, locale), note: "", to: weeksOf(row) };
    }

    function detailOf(row: Row): string {
      if (row.kind === "mention") return row.title;
      if (!ask.isMine) return m.today_task_owner({ name: fullName(row.owner, locale) }, { locale });
      return row.byId === ask.memberId
        ? m.today_task_own({}, { locale })
        : m.today_task_from({ name: addressedByFamily(row.by, locale) }, { locale });
    }
  },
});

/** The eight weeks of the ceremony that it is a step of. */
function weeksOf({ eventId }: Row): string {
  return eventId ? `/events/${eventId}/ceremony` : "";
}

function isPerson<T extends { candidateId: string | null }>(row: T): row is T & PersonColumns {
  return row.candidateId !== null;
}
