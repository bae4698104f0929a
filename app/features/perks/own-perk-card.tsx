import { m } from "~/paraglide/messages.js";
import { useLocale } from "~/ui/locale.tsx";
import type { OwnPerkView } from "./own-perk-view.server.ts";

/** One perk on a candidate's page: what, when, by what it is decided, and one's own standing. Works without script. */
export function OwnPerkCard({ perk }: { perk: OwnPerkView }) {
  const locale = useLocale();
  return (
    <section>
      {perk.kind !== perk.title && <p className="soft">{perk.kind}</p>}
      <h2 lang={perk.lang}>{perk.title}</h2>
      {perk.body && (
        <p className="lines" lang={perk.lang}>
          {perk.body}
        </p>
      )}
      <dl className="word">
        <div className="word">
          <dt className="hint">{m.perk_criteria({}, { locale })}</dt>
          <dd className="lines" lang={perk.lang}>
            {perk.criteria}
          </dd>
        </div>
        {perk.facts.map(({ label, value }) => (
          <div className="word" key={label}>
            <dt className="hint">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {perk.room && <p className="word">{perk.room}</p>}
      {perk.standing && (
        <div className="panel word">
          <p>
            <b>{perk.standing}</b>
          </p>
          {perk.reason && <p className="lines">{perk.reason}</p>}
        </div>
      )}
      {(perk.mayApply || perk.mayWithdraw) && (
        <form method="post">
          <input type="hidden" name="perk" value={perk.id} />
          <p className="send">
            <button
              type="submit"
              name="intent"
              value={perk.mayApply ? "apply" : "withdraw"}
              className={perk.mayApply ? "btn go big wide" : "btn wide"}
            >
              {perk.mayApply
                ? m.perk_own_apply({}, { locale })
                : perk.isGranted
                  ? m.perk_own_give_back({}, { locale })
                  : m.perk_own_withdraw({}, { locale })}
              <span className="sr"> {perk.title}</span>
            </button>
          </p>
        </form>
      )}
    </section>
  );
}
