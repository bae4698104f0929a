import { OfferBadge } from "~/features/offers/offer-badge.tsx";
import type { Locale } from "~/lib/locale.ts";
import { isLocale, localeNames } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import { Card } from "~/ui/card.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { Table } from "~/ui/table.tsx";
import { Who } from "~/ui/who.tsx";
import type { MergeField } from "./merge.ts";
import type { MergePreview } from "./merge-preview.server.ts";

/** Both records side by side. Where they differ, a tick takes the other one's value. */
export function MergeTable({ preview: { kept, other, fields } }: { preview: MergePreview }) {
  const locale = useLocale();
  const shown = (field: MergeField, text: string) =>
    field === "locale" && isLocale(text) ? localeNames[text] : text;
  return (
    <Card isFlush as="div">
      <Table name={m.candidate_merge({}, { locale })} className="merge">
        <thead>
          <tr>
            <th scope="col">{m.candidate_merge_field({}, { locale })}</th>
            <th scope="col">{m.candidate_merge_kept({}, { locale })}</th>
            <th scope="col">{m.candidate_merge_other({}, { locale })}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{m.offer_title({}, { locale })}</th>
            <td>
              <Who person={kept} /> {kept.offerState && <OfferBadge state={kept.offerState} />}
            </td>
            <td>
              <Who person={other} /> {other.offerState && <OfferBadge state={other.offerState} />}
            </td>
          </tr>
          {fields.map((row) => (
            <tr key={row.field}>
              <th scope="row">{fieldWord(row.field, locale)}</th>
              <td className="wrap-anywhere">{shown(row.field, row.kept)}</td>
              <td className="wrap-anywhere">
                {row.isChoice ? (
                  <label className="tick">
                    <input type="checkbox" name="other" value={row.field} />
                    <span>
                      {shown(row.field, row.other)}
                      <small>{m.candidate_merge_take({}, { locale })}</small>
                    </span>
                  </label>
                ) : (
                  <>
                    {shown(row.field, row.other)}
                    {row.kept === "" && (
                      <span className="block soft">{m.candidate_merge_fills({}, { locale })}</span>
                    )}
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}

function fieldWord(field: MergeField, locale: Locale): string {
  const words = {
    family_name: m.candidate_family_name,
    given_name: m.candidate_given_name,
    family_kana: m.candidate_family_kana,
    given_kana: m.candidate_given_kana,
    romaji: m.candidate_romaji,
    email: m.candidate_email,
    phone: m.candidate_phone,
    school: m.candidate_school,
    faculty: m.candidate_faculty,
    reference: m.candidate_reference,
    note: m.candidate_note,
    locale: m.candidate_language,
  } satisfies Record<MergeField, unknown>;
  return words[field]({}, { locale });
}
