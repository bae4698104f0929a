import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readDrawPage } from "~/features/trips/draw-page.server.ts";
import type { RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireCompany } from "~/http/require-company.server.ts";
import { required, requireId } from "~/http/responses.ts";
import { m } from "~/paraglide/messages.js";
import { PublicFrame } from "~/ui/public-frame.tsx";

export const handle = {
  access: {
    everyone: true,
    why: "a draw is only fair when anybody can re-compute it; it shows numbers, nobody's name",
  },
  frame: "own",
} satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: `${page.head}｜${page.companyName}` }] : [];

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const company = await requireCompany(context);
  const locale = localeOf(request);
  const page = required(
    await readDrawPage(context.db, requireId(params.trip), { locale, zone: company.zone }),
  );
  return { locale, companyName: company.name, ...page };
}

/** Commitment, list, seed, order: what is known at each step, and how to do it again oneself. No script. */
export default function DrawPage() {
  const { locale, companyName, head, lede, steps, order, alternativeOrder, hasFile, file, tripTitle } =
    useLoaderData<typeof loader>();
  return (
    <PublicFrame companyName={companyName}>
      <h1>{head}</h1>
      <p>{tripTitle}</p>
      <p>{lede}</p>
      <ol>
        {steps.map((step) => (
          <li key={step.title}>
            <section>
              <h2>{step.title}</h2>
              <p className="hint">{step.when}</p>
              <p>{step.text}</p>
              {step.value && (
                <p className="lines">
                  <code>{step.value}</code>
                </p>
              )}
            </section>
          </li>
        ))}
      </ol>
      <Order title={m.draw_order({}, { locale })} text={m.draw_order_text({}, { locale })} numbers={order} />
      <Order
        title={m.draw_alternative({}, { locale })}
        text={m.draw_alternative_text({}, { locale })}
        numbers={alternativeOrder}
      />
      <section>
        <h2>{m.draw_check({}, { locale })}</h2>
        <p>{m.draw_check_text({}, { locale })}</p>
        <pre className="lines">
          <code>
            {
              'SHA-256(seed) = commitment\nSHA-256(numbers, one a line) = list\norder: HMAC-SHA-256(seed, number), ascending\nalternative: HMAC-SHA-256(seed, "alternative " + number), ascending'
            }
          </code>
        </pre>
        {hasFile && (
          <p className="send">
            <a className="btn wide" href={file} download="draw.json">
              {m.draw_file({}, { locale })}
            </a>
          </p>
        )}
        <p className="send">
          <a className="btn wide" href="/draw-check.mjs" download>
            {m.draw_script({}, { locale })}
          </a>
        </p>
        <p className="hint">
          <code>node draw-check.mjs draw.json</code>
        </p>
      </section>
    </PublicFrame>
  );
}

function Order({ title, text, numbers }: { title: string; text: string; numbers: number[] }) {
  if (numbers.length === 0) return null;
  return (
    <section>
      <h2>{title}</h2>
      <p>{text}</p>
      <p className="lines">
        <code>{numbers.join(" ")}</code>
      </p>
    </section>
  );
}
