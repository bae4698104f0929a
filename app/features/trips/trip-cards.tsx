import { Form, Link } from "@remix-run/react";
import { listed } from "~/lib/listed.ts";
import { Badge } from "~/ui/badge.tsx";
import { Banner } from "~/ui/banner.tsx";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { SeatMeter } from "~/ui/seat-meter.tsx";
import { Table } from "~/ui/table.tsx";
import type { TripPage, tripPageWords } from "./trip-page.server.ts";

type Props = { page: TripPage; words: ReturnType<typeof tripPageWords> };

/** The one thing to do next, and what it does: publish, fix the list, read, give the seats. */
export function NextStep({ page, words }: Props) {
  const press = page.isDraft
    ? { intent: "publish", label: words.publish, text: words.publishText }
    : page.mayClose
      ? { intent: "close", label: words.close, text: words.closeText }
      : page.maySettle
        ? {
            intent: "settle",
            label: page.isDrawn ? words.settleDraw : words.settleCriteria,
            text: words.settleText,
          }
        : undefined;
  return (
    <Card title={page.isSettled ? words.seatsHead : words.next}>
      <div className="stack tight">
        {[page.openUntil, page.applied, page.read].filter(Boolean).map((line) => (
          <p key={line}>{line}</p>
        ))}
        {page.isSettled && (
          <>
            <SeatMeter taken={page.taken} offered={page.offered} all={page.all} label={page.seats} />
            <p className="num">{page.seats}</p>
            {page.asked && <p className="num">{page.asked}</p>}
          </>
        )}
        {page.apart.length > 0 && (
          <Banner tone="yama">
            {words.apart} {page.apart.join(" ")}
          </Banner>
        )}
        {page.mayRead && (
          <p>
            <ButtonLink to={`/trips/${page.id}/review`}>{words.review}</ButtonLink>
          </p>
        )}
        {press && (
          <>
            <p className="soft">{press.text}</p>
            <Form method="post">
              <Button name="intent" value={press.intent} variant="go">
                {press.label}
              </Button>
            </Form>
          </>
        )}
        {!page.isDraft && page.isDrawn && (
          <p>
            <Link to={`/draws/${page.id}`} reloadDocument>
              {words.draw}
            </Link>
          </p>
        )}
      </div>
    </Card>
  );
}

export function DaysCard({ page, words }: Props) {
  return (
    <Card title={words.days} isFlush end={<Link to={`/trips/${page.id}/days/new`}>{words.addDay}</Link>}>
      <Table name={words.days}>
        <tbody>
          {page.days.map((day) => (
            <tr key={day.id}>
              <th scope="row" className="nowrap">
                <Link to={day.to}>{day.label}</Link>
                <span className="muted xs block">{day.place}</span>
              </th>
              <td>
                {day.isCancelled ? <s>{day.when}</s> : day.when}
                {day.isCancelled && <Badge tone="plain">{words.off}</Badge>}
                {day.doubts.map((doubt) => (
                  <span key={doubt.id} className="block sm">
                    <Link to={`/candidates/${doubt.id}`}>{doubt.name}</Link>{" "}
                    <span className="soft">{doubt.says}</span>
                  </span>
                ))}
              </td>
              <td className="nowrap">
                {day.came}{" "}
                {day.mayCheckIn && (
                  <Link to={`/check-in/${day.id}`}>
                    {words.checkIn}
                    <span className="sr"> {day.label}</span>
                  </Link>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

/** Names only once the seats are given. */
export function PeopleCard({ page, words }: Props) {
  const locale = useLocale();
  if (page.isDraft) return null;
  if (!page.isSettled)
    return (
      <Card title={words.people}>
        <p className="soft">{words.hidden}</p>
      </Card>
    );
  return (
    <Card title={words.people} isFlush>
      <Table name={words.people} className="people bare">
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.state}</th>
            <th scope="col">{words.missing}</th>
          </tr>
        </thead>
        <tbody>
          {page.people.map((person) => (
            <tr key={person.id}>
              <td className="nowrap">
                <Link to={`/candidates/${person.candidateId}`}>{person.name}</Link>
                <span className="muted xs block num">{listed([person.kana, person.numbered], locale)}</span>
              </td>
              <td className="nowrap">
                <Badge tone={person.badge.tone}>{person.badge.word}</Badge>
                {person.until && <span className="num soft sm block">{person.until}</span>}
              </td>
              <td className="second min-w-56 soft">{listed(person.missing, locale)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

/** Who takes what there is instead; seen once the seats are given, so that it can't weigh on them. */
export function AlternativeCard({ page, words }: Props) {
  if (page.alternative.length === 0) return null;
  return (
    <Card title={words.alternative} isFlush>
      <Table name={words.alternative} className="people bare">
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.state}</th>
          </tr>
        </thead>
        <tbody>
          {page.alternative.map((person) => (
            <tr key={person.id}>
              <td className="nowrap">
                <Link to={`/candidates/${person.candidateId}`}>{person.name}</Link>
                <span className="muted xs block">{person.kana}</span>
              </td>
              <td className="nowrap">
                <Badge tone={person.badge.tone}>{person.badge.word}</Badge>{" "}
                <span className="num soft sm">{person.until}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

export function LeadersCard({ page, words }: Props) {
  return (
    <Card title={words.leaders} end={<Link to={`/trips/${page.id}/leaders`}>{words.change}</Link>}>
      {page.leaders.length === 0 && <p className="soft">{words.leadersNone}</p>}
      <ul className="stack tight">
        {page.leaders.map((leader) => (
          <li key={leader.id}>
            {leader.name} <span className="soft sm">{leader.said}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
