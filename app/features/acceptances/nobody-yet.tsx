import { m } from "~/paraglide/messages.js";
import { ButtonLink } from "~/ui/button.tsx";
import { Empty } from "~/ui/empty.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { PageHead } from "~/ui/page-head.tsx";

/** The table of a company without offers: the way to the first list. */
export function NobodyYet() {
  const locale = useLocale();
  return (
    <>
      <PageHead title={m.acceptance_title({}, { locale })} />
      <Empty
        icon="people"
        title={m.acceptance_empty_title({}, { locale })}
        action={
          <ButtonLink to="/candidates/import" variant="go">
            {m.acceptance_empty_action({}, { locale })}
          </ButtonLink>
        }
      >
        {m.acceptance_empty_text({}, { locale })}
      </Empty>
    </>
  );
}
