import { m } from "~/paraglide/messages.js";
import { useLocale } from "~/ui/locale.tsx";
import type { OwnRequestView } from "./own-data.server.ts";

/** What the person asked about their data, with its answer, or until when it will have one. */
export function RequestCards({ requests }: { requests: readonly OwnRequestView[] }) {
  const locale = useLocale();
  if (requests.length === 0) return null;
  return (
    <section>
      <h2>{m.mypage_requests({}, { locale })}</h2>
      {requests.map((request) => (
        <div className="panel" key={request.id}>
          <p>
            <b>{request.title}</b>
            <small>
              {request.isOpen
                ? m.mypage_request_until({ day: request.dueDay }, { locale })
                : m.mypage_request_answered({}, { locale })}
            </small>
          </p>
          {request.answer && <p className="lines word">{request.answer}</p>}
          {request.withheldReason && (
            <p className="word">
              <small>{m.mypage_request_withheld({}, { locale })}</small>
              {request.withheldReason}
            </p>
          )}
          {request.isOpen && (
            <form method="post">
              <input type="hidden" name="kind" value={request.kind} />
              <div className="duo">
                <button type="submit" name="intent" value="back" className="btn">
                  {m.mypage_request_take_back({}, { locale })}
                </button>
              </div>
            </form>
          )}
        </div>
      ))}
    </section>
  );
}
