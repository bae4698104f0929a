import { m } from "~/paraglide/messages.js";
import { useLocale } from "~/ui/locale.tsx";

type Question = { id: string; question: string; answer: string; wantsCall: boolean; callAt: string };

/** What they asked and what they were told, then what others asked in words that name nobody. */
export function Questions({
  mine,
  published,
}: {
  mine: Question[];
  published: { id: string; question: string; answer: string }[];
}) {
  const locale = useLocale();
  return (
    <>
      {mine.map((asked) => (
        <div key={asked.id} className="panel">
          <p className="soft">{m.family_you_asked({}, { locale })}</p>
          <p className="lines">{asked.question}</p>
          <p className="soft">{m.family_we_answer({}, { locale })}</p>
          <p className="lines">
            {asked.answer ||
              (asked.wantsCall
                ? m.family_will_call({ at: asked.callAt || m.family_any_time({}, { locale }) }, { locale })
                : m.family_will_answer({}, { locale }))}
          </p>
        </div>
      ))}
      {published.length > 0 && (
        <>
          <h2 className="about">{m.family_published_title({}, { locale })}</h2>
          <dl className="qa">
            {published.map((each) => (
              <div key={each.id}>
                <dt>{each.question}</dt>
                <dd className="lines plain">{each.answer}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </>
  );
}

/** To whom the page speaks when nothing is open for them: calm, and the way back is the candidate. */
export function NothingOpen() {
  const locale = useLocale();
  return (
    <>
      <h1>{m.family_closed_title({}, { locale })}</h1>
      <p>{m.family_closed_text({}, { locale })}</p>
      <p>{m.family_closed_back({}, { locale })}</p>
    </>
  );
}

export function CallUs({ phone, hours, recruiter }: { phone: string; hours: string; recruiter: string }) {
  const locale = useLocale();
  if (!phone) return null;
  const small = [hours, recruiter && m.family_phone_person({ name: recruiter }, { locale })].filter(Boolean);
  return (
    <p>
      {m.family_phone({}, { locale })}
      <a href={`tel:${phone.replace(/[^\d+]/g, "")}`}>{phone}</a>
      {small.length > 0 && <small>{small.join(" ")}</small>}
    </p>
  );
}

export function LeafletDoor({ to, videoUrl }: { to: string; videoUrl: string }) {
  const locale = useLocale();
  return (
    <section>
      <h2>{m.family_topic_leaflet({}, { locale })}</h2>
      <p className="send">
        <a className="btn big wide" href={to}>
          {m.family_leaflet_read({}, { locale })}
        </a>
      </p>
      {videoUrl && (
        <p>
          <a href={videoUrl} rel="noreferrer">
            {m.family_video({}, { locale })}
          </a>
        </p>
      )}
    </section>
  );
}
