import { Form } from "@remix-run/react";
import { Button } from "~/ui/button.tsx";
import { ClearFilters, FilterChip } from "~/ui/filter-chip.tsx";
import { Icon } from "~/ui/icon.tsx";
import type { DirectoryPage } from "./directory-page.server.ts";

/** Search and filters as one GET form: it works without script, and the address says everything. */
export function DirectoryFilters({ page }: { page: DirectoryPage }) {
  const { filters, filter, words } = page;
  return (
    <Form className="filters" key={JSON.stringify(filter)} role="search">
      <div className="search grow">
        <Icon name="search" />
        <input
          type="search"
          name="q"
          defaultValue={filter.words}
          aria-label={words.search}
          placeholder={words.search}
          autoComplete="off"
        />
        <button type="submit" className="sr">
          {words.apply}
        </button>
      </div>
      {filters
        .filter(({ options, value }) => options.length > 0 || value !== "")
        .map(({ name, label, value, chosen, options, clearTo }) => (
          <FilterChip key={name} name={label} value={chosen} clearTo={clearTo}>
            {[{ value: "", label: words.all }, ...options].map((option) => (
              <label key={option.value}>
                <input
                  type="radio"
                  name={name}
                  value={option.value}
                  defaultChecked={option.value === value}
                />
                {option.label}
              </label>
            ))}
            <Button variant="go">{words.apply}</Button>
          </FilterChip>
        ))}
      {page.isNarrowed && <ClearFilters to="/hosts" />}
    </Form>
  );
}
