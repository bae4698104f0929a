import { m } from "~/paraglide/messages.js";
import { Icon } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { Menu } from "~/ui/menu.tsx";

/** Everybody the list finds, as a file or on paper. `query` is the address of the list. */
export function ExportMenu({ query }: { query: string }) {
  const locale = useLocale();
  const file = (format: string) => `/candidates/export?${query}&format=${format}`;
  return (
    <Menu
      side="right"
      summary={
        <>
          <Icon name="document" />
          {m.candidate_do_export({}, { locale })}
        </>
      }
    >
      <a href={file("xlsx")} download>
        {m.candidate_export_xlsx({}, { locale })}
      </a>
      <a href={file("csv")} download>
        {m.candidate_export_csv({}, { locale })}
      </a>
      {/* may answer with a page about characters it lacks, so it isn't marked as a download */}
      <a href={file("cp932")}>{m.candidate_export_cp932({}, { locale })}</a>
      <button type="button" onClick={() => window.print()}>
        {m.candidate_export_print({}, { locale })}
      </button>
    </Menu>
  );
}
