import { Avatar } from "~/ui/avatar.tsx";
import { Badge } from "~/ui/badge.tsx";
import { Table } from "~/ui/table.tsx";
import { Who } from "~/ui/who.tsx";
import type { DirectoryPage } from "./directory-page.server.ts";

/** Each colleague with what they do, what one can talk about with them, and how much they have already. */
export function DirectoryTable({ page }: { page: DirectoryPage }) {
  const { hosts, words } = page;
  return (
    <Table name={words.title} className="people bare directory">
      <thead>
        <tr>
          <th scope="col">{words.host}</th>
          <th scope="col">{words.does}</th>
          <th scope="col">{words.topics}</th>
          <th scope="col">{words.load}</th>
          <th scope="col">{words.given}</th>
        </tr>
      </thead>
      <tbody>
        {hosts.map((host) => (
          <tr key={host.id}>
            <td>
              <span className="host-face">
                <Avatar person={host} />
                <span>
                  <Who person={host} to={`/hosts/${host.id}`} />
                  <span className="block soft xs">{host.place}</span>
                </span>
              </span>
            </td>
            <td className="second">
              {host.does}
              {host.from && <span className="block soft xs">{host.from}</span>}
              {host.languages && <span className="block soft xs">{host.languages}</span>}
            </td>
            <td className="third">
              {host.topics.map((topic) => (
                <span key={topic} className="topic">
                  {topic}
                </span>
              ))}
            </td>
            <td className="num third">
              <span className="nowrap">{host.load}</span>
              {host.standingWord && (
                <span className="block">
                  <Badge
                    tone={host.standing === "resting" ? "fuji" : "plain"}
                    icon={host.standing === "resting" ? "pause" : "check"}
                  >
                    {host.standingWord}
                  </Badge>
                </span>
              )}
            </td>
            <td className="nowrap num third soft">{host.given}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
