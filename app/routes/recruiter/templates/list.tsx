import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { textIn } from "~/features/events/event.ts";
import { bringBackTemplate } from "~/features/templates/bring-back-template.server.ts";
import { removeTemplate } from "~/features/templates/remove-template.server.ts";
import { TemplateList } from "~/features/templates/template-list.tsx";
import { isKind, listTemplates } from "~/features/templates/template-queries.server.ts";
import { templateLine } from "~/features/templates/template-words.ts";
import { hiringTeam, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { notFound } from "~/http/responses.ts";
import { isId } from "~/lib/ids.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { Icon } from "~/ui/icon.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: hiringTeam, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page ? [{ title: m.event_page_title({ title: m.template_title({}, page) }, page) }] : [];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const removed = new URL(request.url).searchParams.get("removed");
  const templates = await listTemplates(context.db);
  return {
    locale,
    removed: isId(removed) ? removed : undefined,
    templates: templates.map(({ id, origin, plan }) => ({
      id,
      origin,
      title: textIn(plan.title, locale),
      line: templateLine(plan, locale),
    })),
  };
}

/** Removes one, or brings back what was just removed. */
export async function action({ request, context }: ActionFunctionArgs) {
  await requireMember(request, context, handle.access);
  const form = await request.formData();
  const [back, id] = [String(form.get("back") ?? ""), String(form.get("remove") ?? "")];
  if (isId(back)) {
    await bringBackTemplate(context.db, back);
    return redirect("/events/templates", { status: 303 });
  }
  if (!isId(id) && !isKind(id)) throw notFound();
  const result = await removeTemplate(context.db, { id, now: context.now() });
  return redirect(`/events/templates${result.ok ? `?removed=${result.rowId}` : ""}`, { status: 303 });
}

export default function TemplatesPage() {
  const { locale, templates, removed } = useLoaderData<typeof loader>();
  const own = templates.filter((template) => template.origin === "own");
  return (
    <>
      <PageHead
        title={m.template_title({}, { locale })}
        lede={<p>{m.template_lede({}, { locale })}</p>}
        back={{ to: "/events/start", list: m.event_new_title({}, { locale }) }}
      />
      {removed && (
        <div className="mb-4">
          <Form method="post" className="ban sending">
            <Icon name="info" />
            <span>{m.template_removed({}, { locale })}</span>
            <input type="hidden" name="back" value={removed} />
            <Button size="small">{m.template_back({}, { locale })}</Button>
          </Form>
        </div>
      )}
      <div className="stack template-lists">
        {own.length > 0 && <TemplateList title={m.template_own({}, { locale })} rows={own} />}
        <TemplateList
          title={m.template_standard({}, { locale })}
          rows={templates.filter((template) => template.origin !== "own")}
        />
        {own.length === 0 && <p className="note">{m.template_own_none({}, { locale })}</p>}
      </div>
    </>
  );
}
