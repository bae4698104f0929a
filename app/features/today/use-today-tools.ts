import { useFetcher, useLocation, useNavigate } from "@remix-run/react";
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { fullName } from "~/lib/names.ts";
import { m } from "~/paraglide/messages.js";
import { useLocale } from "~/ui/locale.tsx";
import { useToast } from "~/ui/toast.tsx";
import type { LaterChoice } from "./later.ts";
import type { ClaimedRow } from "./list-today.server.ts";
import type { RowTools } from "./row-actions.tsx";
import { claimSubject } from "./today-row.ts";
import { useRowKeys } from "./use-row-keys.ts";

export type RestAnswer =
  | { ok: true; said: "done" | "later"; restId: string; label: string }
  | { ok: true; said: "undone" | "owned" }
  | { ok: false; sentence: string; isDay: boolean };

type Page = { waiting: readonly { key: string }[]; week: readonly { key: string }[]; isMine: boolean };

/** What rows can ask of the page, with the keys that ask it, the dialog of "later" and the toast with the way back. */
export function useTodayTools(box: RefObject<HTMLElement | null>, page: Page, onHelp: () => void) {
  const locale = useLocale();
  const fetcher = useFetcher<RestAnswer>({ key: "today-rest" });
  const claims = useFetcher({ key: "today-claim" });
  const navigate = useNavigate();
  const here = useHere();
  const [put, setPut] = useState<ClaimedRow>();
  const { submit } = fetcher;
  const who = page.isMine ? "mine" : "all";
  useAnswerToast(fetcher.data, (restId) =>
    submit({ undo: restId }, { method: "post", action: "/today/rest" }),
  );
  useEffect(() => {
    if (fetcher.data?.ok) setPut(undefined);
  }, [fetcher.data]);
  const onKey = useCallback(
    (key: string) => {
      if (key === "?") onHelp();
      if (key.toLowerCase() === "m") navigate(here({ who: who === "mine" ? "all" : "mine" }));
    },
    [onHelp, navigate, here, who],
  );
  useRowKeys(box, [...page.waiting, ...page.week].map(({ key }) => key).join(), onKey);

  const onChoose = useCallback(
    (choice: LaterChoice, day: string) => {
      if (!put) return;
      const fields = { key: put.key, kind: "later", choice, day, who };
      submit(fields, { method: "post", action: "/today/rest" });
    },
    [put, submit, who],
  );
  const onClose = useCallback(() => setPut(undefined), []);
  const tools: RowTools = {
    finish: (row) => submit({ key: row.key, kind: "done", who }, { method: "post", action: "/today/rest" }),
    later: setPut,
    claim: (row, isOn) =>
      claims.submit(
        { subject: claimSubject(row), intent: isOn ? "take" : "drop" },
        { method: "post", action: "/today/claim" },
      ),
    post: (_, to, fields) => submit(fields, { method: "post", action: to }),
    callOf: (row) => here({ call: row.candidateId ?? "", row: row.key }),
  };
  const answer = fetcher.data;
  return {
    tools,
    here,
    later: {
      what: put && [put.person && fullName(put.person, locale), put.why].filter(Boolean).join(" "),
      problem: answer && !answer.ok && answer.isDay ? answer.sentence : undefined,
      onClose,
      onChoose,
    },
  };
}

function useAnswerToast(answer: RestAnswer | undefined, undo: (restId: string) => void) {
  const toast = useToast();
  const locale = useLocale();
  const shown = useRef<RestAnswer>();
  const back = useRef(undo);
  back.current = undo;
  useEffect(() => {
    if (!answer || shown.current === answer) return;
    shown.current = answer;
    if (!answer.ok) {
      if (!answer.isDay) toast({ text: answer.sentence });
    } else if (answer.said === "owned") toast({ text: m.today_toast_owned({}, { locale }) });
    else if ("restId" in answer) {
      const { restId, label, said } = answer;
      const words = said === "done" ? m.today_toast_done : m.today_toast_later;
      toast({
        text: `${words({}, { locale })}${locale === "ja" ? "：" : ": "}${label}`,
        undo: () => back.current(restId),
      });
    }
  }, [answer, toast, locale]);
}

/** The address of this page with some parameters changed; an empty value takes one out. */
function useHere() {
  const { pathname, search } = useLocation();
  return useCallback(
    (change: Record<string, string>) => {
      const query = new URLSearchParams(search);
      for (const word of ["noted", "call", "row"]) query.delete(word);
      for (const [name, value] of Object.entries(change)) value ? query.set(name, value) : query.delete(name);
      return `${pathname}?${query}`;
    },
    [pathname, search],
  );
}
