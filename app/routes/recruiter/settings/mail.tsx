import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { mayTry } from "~/features/accounts/rate-limit.server.ts";
import { SettingsTabs } from "~/features/accounts/settings-tabs.tsx";
import { checkRecords, thisDns } from "~/features/mail-setup/check-records.server.ts";
import { IntentForm, RecordList, WayCard } from "~/features/mail-setup/mail-cards.tsx";
import { hostOf, listRecords, mailSetupPage, noMail } from "~/features/mail-setup/mail-setup-page.server.ts";
import { tryImapSaying, trySmtpSaying } from "~/features/mail-setup/try-saying.server.ts";
import { administrators, type RouteHandle } from "~/http/access.ts";
import { localeOf } from "~/http/locale.ts";
import { requireMember } from "~/http/require-member.server.ts";
import { m } from "~/paraglide/messages.js";
import { Banner } from "~/ui/banner.tsx";
import { Card } from "~/ui/card.tsx";
import { PageHead } from "~/ui/page-head.tsx";

export const handle = { access: administrators, frame: "staff" } satisfies RouteHandle;

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.page.words.title ?? ""}｜Enishi` },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const means = { ...context, mail: context.mail ?? noMail };
  return { role: member.role, page: await mailSetupPage(means, localeOf(request, member.locale)) };
}

/** Tries one way, or asks the DNS: nothing is changed. Only what the environment sets is spoken to. */
export async function action({ request, context }: ActionFunctionArgs) {
  const member = await requireMember(request, context, handle.access);
  const locale = localeOf(request, member.locale);
  const means = { ...context, mail: context.mail ?? noMail };
  const nothing = { smtp: undefined, imap: undefined, records: undefined, wait: "" };
  const now = context.now();
  if (!(await mayTry(context.db, "mail-setup", member.id, { seconds: 900, max: 20 }, now)))
    return data({ ...nothing, wait: m.mail_setup_wait({}, { locale }) }, 429);
  const intent = (await request.formData()).get("intent");
  if (intent === "smtp") return { ...nothing, smtp: await trySmtpSaying(means, { member, locale, now }) };
  if (intent === "imap") return { ...nothing, imap: await tryImapSaying(means, locale) };
  const wanted = await listRecords(means);
  const checked = await checkRecords(wanted, thisDns(), hostOf(means.mail.smtpUrl));
  return { ...nothing, records: (await mailSetupPage(means, locale, checked)).records };
}

export default function MailSettings() {
  const { role, page } = useLoaderData<typeof loader>();
  const tried = useActionData<typeof action>();
  const { words } = page;
  const records = tried?.records ?? page.records;
  return (
    <>
      <PageHead title={words.title} lede={words.lede} />
      <SettingsTabs role={role} />
      {tried?.wait && <Banner tone="yama">{tried.wait}</Banner>}
      <div className="stack max-w-3xl mt-4">
        <WayCard
          title={words.out}
          sentences={[page.outState]}
          isWell={page.hasSmtp}
          facts={[
            [words.server, page.smtpServer],
            [words.from, page.from],
          ]}
          button={page.hasSmtp ? { intent: "smtp", label: words.trySmtp, busy: words.trying } : undefined}
          tried={tried?.smtp}
        />
        <WayCard
          title={words.into}
          sentences={page.inState}
          isWell={page.hasImap || page.inState.length > 1}
          facts={[[words.server, page.imapServer]]}
          button={page.hasImap ? { intent: "imap", label: words.tryImap, busy: words.trying } : undefined}
          tried={tried?.imap}
        />
        <Card title={words.sign}>
          <div className="stack tight">
            <p>{page.signState}</p>
            {page.signDo && (
              <IntentForm
                action="/settings/mail/key"
                intent={page.signDo}
                label={words[page.signDo]}
                busy={words.trying}
              />
            )}
          </div>
        </Card>
        <Card title={words.dns}>
          <div className="stack">
            <p>{page.dnsLede}</p>
            {records.length > 0 && <RecordList records={records} words={words} />}
            <p>
              {page.stopState} <code className="breakable">{page.appUrl}</code>
            </p>
            {records.length > 0 && <IntentForm intent="dns" label={words.check} busy={words.trying} />}
          </div>
        </Card>
      </div>
    </>
  );
}
