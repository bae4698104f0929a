import { Form } from "@remix-run/react";
import { m } from "~/paraglide/messages.js";
import { BulkBar } from "~/ui/bulk-bar.tsx";
import { Button } from "~/ui/button.tsx";
import { useLocale } from "~/ui/locale.tsx";

type Props = {
  /** The filter of the list, as the fields of an address. */
  query: string;
  count: number;
  /** Undefined when the filter finds more than is counted: then choosing all is by filter, and the next page says the number. */
  total: number;
  onSelectAll: () => void;
  onClear: () => void;
};

/**
 * What can be done with the chosen people. One GET form: the filter goes along, and the check boxes of the table name its
 * people; with all of them chosen no box has a name, so that the filter alone speaks.
 */
export function ChosenBar({ query, count, total, onSelectAll, onClear }: Props) {
  const locale = useLocale();
  return (
    <>
      <Form id="chosen" action="/candidates/invite" reloadDocument>
        {[...new URLSearchParams(query)].map(([name, value]) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
      </Form>
      <BulkBar count={count} all={total} onSelectAll={onSelectAll} onClear={onClear}>
        <Actions />
      </BulkBar>
      <noscript>
        <div className="bulk" role="toolbar" aria-label={m.ui_bulk_actions({}, { locale })}>
          <Actions />
        </div>
      </noscript>
    </>
  );
}

function Actions() {
  const locale = useLocale();
  return (
    <>
      <Button form="chosen" formAction="/candidates/invite" variant="go" size="small" icon="calendar">
        {m.candidate_do_invite({}, { locale })}
      </Button>
      <Button form="chosen" formAction="/candidates/letter" size="small" icon="mail">
        {m.candidate_do_write({}, { locale })}
      </Button>
      <Button form="chosen" formAction="/candidates/assign" size="small">
        {m.candidate_do_assign({}, { locale })}
      </Button>
      <Button form="chosen" formAction="/candidates/move" size="small">
        {m.candidate_do_move({}, { locale })}
      </Button>
      <Button form="chosen" formAction="/candidates/tag" size="small">
        {m.candidate_do_tag({}, { locale })}
      </Button>
      <Button form="chosen" formAction="/candidates/export" size="small">
        {m.candidate_do_export({}, { locale })}
      </Button>
    </>
  );
}
