import { m } from "~/paraglide/messages.js";
import { ButtonLink } from "~/ui/button.tsx";
import { CopyButton } from "~/ui/copy-button.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { DoorPage } from "./door-page.tsx";

type Props = { codes: readonly string[]; companyName: string; next: string };

/** Shown once, right after the second step was set up. */
export function BackupCodes({ codes, companyName, next }: Props) {
  const locale = useLocale();
  return (
    <DoorPage
      title={m.account_backup_title({}, { locale })}
      lede={m.account_backup_text({}, { locale })}
      companyName={companyName}
    >
      <pre id="backup-codes" className="card num p-4 mb-4 columns-2 text-base leading-7">
        {codes.join("\n")}
      </pre>
      <p className="flex flex-wrap gap-2 mb-6">
        <CopyButton targetId="backup-codes" />
      </p>
      <ButtonLink variant="go" size="wide" to={next}>
        {m.account_backup_done({}, { locale })}
      </ButtonLink>
    </DoorPage>
  );
}
