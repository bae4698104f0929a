import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { bookingWords } from "~/features/events/session-forms.server.ts";
import { MyPageFrame } from "~/features/my-page/my-page-frame.tsx";
import { myPageMeta } from "~/features/my-page/my-page-meta.ts";
import { bookSlot, giveSlotBack } from "~/features/slots/book-slot.server.ts";
import { type OwnSlot, readOwnSlots } from "~/features/slots/own-slots.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { privatePageHeaders } from "~/http/require-link.server.ts";
import { requireMyPage } from "~/http/require-my-page.server.ts";
import { requireId } from "~/http/responses.ts";
import type { Locale } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";

export const handle = { access: "link", frame: "own" } satisfies RouteHandle;

export const headers = () => privatePageHeaders;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  myPageMeta(page, (locale) => m.slot_section_title({}, { locale }));

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { candidateId, locale, frame } = await requireMyPage(request, context, params.token);
  const slots = await readOwnSlots(context.db, { candidateId, locale, now: context.now() });
  const done = new URL(request.url).searchParams.get("done") ?? "";
  return { locale, frame, done, ...slots };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { candidateId, locale, zone, frame } = await requireMyPage(request, context, params.token);
  const form = await request.formData();
  const now = context.now();
  const to = (done: string) =>
    redirect(`${frame.base}/slots?done=${done}${frame.query.replace("?", "&")}`, 303);
  const giveBack = form.get("back");
  if (giveBack) {
    const sessionId = requireId(String(giveBack));
    await giveSlotBack(context.db, context.jobs, { candidateId, sessionId, now });
    return to("back");
  }
  const sessionId = requireId(String(form.get("slot") ?? ""));
  const { db, jobs, secret } = context;
  const booked = await bookSlot(db, jobs, { candidateId, sessionId, secret, now });
  return booked.ok ? to("booked") : data({ problem: problemOf(booked, locale, zone) }, 409);
}

type Refused = Exclude<Awaited<ReturnType<typeof bookSlot>>, { ok: true }>;

function problemOf(refused: Refused, locale: Locale, zone: string): string {
  if (refused.reason === "double_booked")
    return m.slot_refused_double(bookingWords(refused.other, zone, locale), { locale });
  if (refused.reason === "first_alone") return m.slot_refused_first({}, { locale });
  return refused.reason === "full"
    ? m.slot_refused_full({}, { locale })
    : m.slot_refused_gone({}, { locale });
}

export default function OwnSlotsPage() {
  const { locale, frame, done, mine, open, zone } = useLoaderData<typeof loader>();
  const typed = useActionData<typeof action>();
  const said = { booked: m.slot_done_booked, back: m.slot_done_back }[done];
  return (
    <MyPageFrame frame={frame} isInside>
      <h1>{m.slot_section_title({}, { locale })}</h1>
      {typed && (
        <p className="ban yama" role="alert">
          {typed.problem}
        </p>
      )}
      {said && !typed && (
        <p className="ban matsu" role="status">
          {said({}, { locale })}
        </p>
      )}
      {mine.map((slot) => (
        <div className="panel" key={slot.id}>
          <p>
            <b>{m.slot_mine({}, { locale })}</b>
          </p>
          <SlotFacts slot={slot} />
          <form method="post">
            <button type="submit" name="back" value={slot.id} className="btn big wide">
              {m.slot_give_back({}, { locale })}
            </button>
          </form>
        </div>
      ))}
      <p>{mine.length > 0 ? m.slot_page_other({}, { locale }) : m.slot_page_text({}, { locale })}</p>
      {open.length === 0 && <p className="hint">{m.slot_page_none({}, { locale })}</p>}
      {zone && open.length > 0 && <p className="hint">{m.choose_zone({ zone }, { locale })}</p>}
      <form method="post">
        {open.map((slot) => (
          <section key={slot.id}>
            <SlotFacts slot={slot} />
            <p className="send">
              <button type="submit" name="slot" value={slot.id} className="btn big wide">
                {mine.length > 0 ? m.slot_change_to({}, { locale }) : m.slot_book({}, { locale })}
                <span className="sr"> {slot.when}</span>
              </button>
            </p>
          </section>
        ))}
      </form>
    </MyPageFrame>
  );
}

function SlotFacts({ slot }: { slot: OwnSlot }) {
  return (
    <>
      <h2>
        <time dateTime={slot.startsAt}>{slot.when}</time>
      </h2>
      <p>
        <b>{slot.host}</b> {slot.work}
        <br />
        {[slot.form, slot.place, slot.seats].filter(Boolean).join(" / ")}
      </p>
      {slot.topics && <p className="hint">{slot.topics}</p>}
      {slot.languages && <p className="hint">{slot.languages}</p>}
    </>
  );
}
