import { Form } from "@remix-run/react";
import { offerStates } from "~/features/offers/offer.ts";
import { offerStateWord } from "~/features/offers/offer-words.ts";
import { formatShortDay } from "~/lib/dates.ts";
import type { Locale } from "~/lib/locale.ts";
import { localeNames, locales } from "~/lib/locale.ts";
import { fullName, type PersonName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { Button } from "~/ui/button.tsx";
import { ClearFilters, FilterChip } from "~/ui/filter-chip.tsx";
import { Icon } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { type CandidateFilter, type CandidateSort, isNarrowed, queryOfFilter } from "./candidate-filter.ts";

export type FilterChoices = {
  years: readonly number[];
  units: readonly { id: string; name: string }[];
  recruiters: readonly (PersonName & { id: string })[];
  tags: readonly string[];
};

type Props = { filter: CandidateFilter; sort: CandidateSort; choices: FilterChoices };

/** Search and filters as one GET form: it works without script, and the address says everything. */
export function CandidateFilters({ filter, sort, choices }: Props) {
  const locale = useLocale();
  const to = (change: Partial<CandidateFilter>) =>
    `/candidates?${queryOfFilter({ ...filter, ...change, ids: [] }, sort)}`;
  const cleared = {
    states: [],
    units: [],
    school: "",
    language: null,
    tag: "",
    recruiter: "",
    words: "",
  } as const;
  const apply = <Button variant="go">{m.candidate_filter_apply({}, { locale })}</Button>;
  const tick = (name: string, value: string, label: string, isOn: boolean) => (
    <label key={value}>
      <input type="checkbox" name={name} value={value} defaultChecked={isOn} />
      {label}
    </label>
  );
  const pick = (name: string, value: string, label: string, isOn: boolean) => (
    <label key={value}>
      <input type="radio" name={name} value={value} defaultChecked={isOn} />
      {label}
    </label>
  );
  const several = (count: number, one: string) =>
    count === 0 ? "" : count === 1 ? one : m.candidate_filter_several({ count }, { locale });
  const recruiter = choices.recruiters.find((each) => each.id === filter.recruiter);
  return (
    <Form className="filters" key={queryOfFilter(filter, sort).toString()} role="search">
      <input type="hidden" name="who" value={filter.mineOf ? "mine" : "all"} />
      {sort !== "kana" && <input type="hidden" name="sort" value={sort} />}
      <div className="search grow">
        <Icon name="search" />
        <input
          type="search"
          name="q"
          defaultValue={filter.words}
          aria-label={m.candidate_search({}, { locale })}
          placeholder={m.candidate_search_hint({}, { locale })}
          autoComplete="off"
        />
        <button type="submit" className="sr">
          {m.candidate_search_button({}, { locale })}
        </button>
      </div>
      <FilterChip
        name={
          filter.year === null
            ? m.candidate_class_all({}, { locale })
            : m.candidate_class({ year: filter.year }, { locale })
        }
      >
        {choices.years.map((year) =>
          pick("year", String(year), m.candidate_class({ year }, { locale }), filter.year === year),
        )}
        {pick("year", "all", m.candidate_class_all({}, { locale }), filter.year === null)}
        {apply}
      </FilterChip>
      <FilterChip
        name={m.candidate_filter_state({}, { locale })}
        value={
          filter.states[0]
            ? several(filter.states.length, offerStateWord(filter.states[0], locale))
            : {
                open: "",
                ended: m.candidate_standing_ended({}, { locale }),
                all: m.candidate_standing_all({}, { locale }),
              }[filter.standing]
        }
        clearTo={to({ states: [], standing: "open" })}
      >
        {offerStates.map((state) =>
          tick("state", state, offerStateWord(state, locale), filter.states.includes(state)),
        )}
        <hr />
        {filter.states.length === 0 &&
          (["open", "ended", "all"] as const).map((standing) =>
            pick(
              "standing",
              standing,
              {
                open: m.candidate_standing_open,
                ended: m.candidate_standing_ended,
                all: m.candidate_standing_all,
              }[standing]({}, { locale }),
              filter.standing === standing,
            ),
          )}
        {apply}
      </FilterChip>
      {choices.units.length > 0 && (
        <FilterChip
          name={m.candidate_filter_unit({}, { locale })}
          value={several(
            filter.units.length,
            choices.units.find((unit) => unit.id === filter.units[0])?.name ??
              m.candidate_unit_none({}, { locale }),
          )}
          clearTo={to({ units: [] })}
        >
          {choices.units.map((unit) => tick("unit", unit.id, unit.name, filter.units.includes(unit.id)))}
          {tick("unit", "none", m.candidate_unit_none({}, { locale }), filter.units.includes("none"))}
          {apply}
        </FilterChip>
      )}
      <FilterChip
        name={m.candidate_filter_recruiter({}, { locale })}
        value={
          filter.recruiter === "none"
            ? m.candidate_recruiter_none({}, { locale })
            : recruiter
              ? fullName(recruiter, locale)
              : ""
        }
        clearTo={to({ recruiter: "" })}
      >
        {choices.recruiters.map((each) =>
          pick("recruiter", each.id, fullName(each, locale), filter.recruiter === each.id),
        )}
        {pick("recruiter", "none", m.candidate_recruiter_none({}, { locale }), filter.recruiter === "none")}
        {apply}
      </FilterChip>
      <FilterChip
        name={m.candidate_filter_more({}, { locale })}
        value={moreInWords(filter, locale)}
        clearTo={to({
          school: "",
          language: null,
          tag: "",
          isDueSoon: false,
          isQuiet: false,
          replyFrom: "",
          replyTo: "",
        })}
      >
        {filter.replyFrom && <input type="hidden" name="replyFrom" value={filter.replyFrom} />}
        {filter.replyTo && <input type="hidden" name="replyTo" value={filter.replyTo} />}
        {tick("due", "7", m.candidate_filter_due({}, { locale }), filter.isDueSoon)}
        {tick("quiet", "30", m.candidate_filter_quiet({}, { locale }), filter.isQuiet)}
        <label>
          {m.candidate_filter_school({}, { locale })}
          <input className="control" name="school" defaultValue={filter.school} />
        </label>
        <label>
          {m.candidate_filter_language({}, { locale })}
          <select className="control" name="language" defaultValue={filter.language ?? ""}>
            <option value="">{m.candidate_any({}, { locale })}</option>
            {locales.map((each) => (
              <option key={each} value={each} lang={each}>
                {localeNames[each]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {m.candidate_filter_tag({}, { locale })}
          <select className="control" name="tag" defaultValue={filter.tag}>
            <option value="">{m.candidate_any({}, { locale })}</option>
            {choices.tags.map((tag) => (
              <option key={tag}>{tag}</option>
            ))}
          </select>
        </label>
        {apply}
      </FilterChip>
      {isNarrowed(filter) && (
        <ClearFilters
          to={to({
            ...cleared,
            standing: "open",
            isDueSoon: false,
            isQuiet: false,
            replyFrom: "",
            replyTo: "",
          })}
        />
      )}
    </Form>
  );
}

function moreInWords(filter: CandidateFilter, locale: ReturnType<typeof useLocale>) {
  return [
    filter.isDueSoon && m.candidate_filter_due({}, { locale }),
    filter.isQuiet && m.candidate_filter_quiet({}, { locale }),
    replyDatesInWords(filter, locale),
    filter.school,
    filter.language && localeNames[filter.language],
    filter.tag,
  ]
    .filter(Boolean)
    .join(locale === "ja" ? "・" : ", ");
}

function replyDatesInWords(filter: CandidateFilter, locale: Locale): string {
  if (filter.replyFrom === "none") return m.candidate_filter_reply_none({}, { locale });
  if (!filter.replyFrom && !filter.replyTo) return "";
  const day = (text: string) => (text ? formatShortDay(text, { locale }) : "");
  return m.candidate_filter_reply({ from: day(filter.replyFrom), to: day(filter.replyTo) }, { locale });
}
