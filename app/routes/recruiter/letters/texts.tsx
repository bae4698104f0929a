import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { editableLetters, groupOf, letterGroups } from "~/features/letter-texts/letter-text.ts";
import { groupWord } from "~/features/letter-texts/letter-text-words.ts";
import { listLetterTexts } from "~/features/letter-texts/save-letter-text.server.ts";
import { letterName } from "~/features/letters/letter-words.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { formatShortDay } from "~/lib/dates.ts";
import { localeNames, locales } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { Card } from "~/ui/card.tsx";
import { PageHead } from "~/ui/page-head.tsx";
import { Table } from "~/ui/table.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.words.title ?? ""}｜Enishi` },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const changed = await listLetterTexts(context.db);
  const rowOf = (letter: (typeof editableLetters)[number]) => ({
    letter,
    name: letterName(letter, locale),
    languages: locales.map((language) => {
      const own = changed.find((row) => row.letter === letter && row.locale === language);
      const words = { letter: letterName(letter, locale), language: localeNames[language] };
      return {
        language,
        label: m.letter_text_edit_in(words, { locale }),
        isOwn: own !== undefined,
        state: own
          ? m.letter_text_own(
              { by: own.familyName ?? "", day: formatShortDay(own.writtenAt, { locale, zone: member.zone }) },
              { locale },
            )
          : m.letter_text_ours({}, { locale }),
      };
    }),
  });
  return {
    words: {
      title: m.letter_text_title({}, { locale }),
      lede: m.letter_text_lede({}, { locale }),
      back: m.letter_page_title({}, { locale }),
      letter: m.letter_text_col_letter({}, { locale }),
    },
    groups: letterGroups.map((group) => ({
      group,
      title: groupWord(group, locale),
      rows: editableLetters.filter((letter) => groupOf(letter) === group).map(rowOf),
    })),
  };
}

export default function LetterTexts() {
  const { words, groups } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={words.title} lede={words.lede} back={{ to: "/letters", list: words.back }} />
      <div className="stack">
        {groups.map(({ group, title, rows }) => (
          <Card key={group} title={title} isFlush>
            <Table name={title}>
              <thead>
                <tr>
                  <th scope="col">{words.letter}</th>
                  {locales.map((language) => (
                    <th key={language} scope="col" lang={language}>
                      {localeNames[language]}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(({ letter, name, languages }) => (
                  <tr key={letter}>
                    <th scope="row">{name}</th>
                    {languages.map(({ language, label, state, isOwn }) => (
                      <td key={language}>
                        <Link to={`${letter}?in=${language}`} aria-label={`${state} — ${label}`}>
                          {isOwn ? <b>{state}</b> : state}
                        </Link>
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </Table>
          </Card>
        ))}
      </div>
    </>
  );
}
