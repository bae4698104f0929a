import type { Texts } from "~/features/events/event.ts";
import { type Locale, locales } from "~/lib/locale.ts";
import { m } from "~/paraglide/messages.js";
import type { BadgeTone } from "~/ui/badge.tsx";
import type { IconName } from "~/ui/icon.tsx";
import type { StormAction, StormReason, StormRefusal } from "./storm.ts";
import type { ToldState } from "./told-view.ts";

export function reasonWord(reason: StormReason, locale: Locale): string {
  const words = { typhoon: m.storm_reason_typhoon, train: m.storm_reason_train, other: m.storm_reason_other };
  return words[reason]({}, { locale });
}

/** As it stands in a sentence: 台風のため */
export function spokenReason(reason: StormReason, locale: Locale): string {
  const words = {
    typhoon: m.storm_because_typhoon,
    train: m.storm_because_train,
    other: m.storm_because_other,
  };
  return words[reason]({}, { locale });
}

export function actionWord(what: StormAction, locale: Locale): string {
  const words = { move: m.storm_move, online: m.storm_online, cancel: m.storm_cancel };
  return words[what]({}, { locale });
}

/** As a fact, in titles: 中止 */
export function doneWord(what: StormAction, locale: Locale): string {
  const words = { move: m.storm_done_move, online: m.storm_done_online, cancel: m.storm_done_cancel };
  return words[what]({}, { locale });
}

type Written = { what: StormAction; reason: StormReason; paysTickets: boolean };

/** The text that is ready in three languages: why, safety, what to do now, and who pays the tickets where that is known. */
export function readyTexts({ what, reason, paysTickets }: Written): Texts {
  const why = { typhoon: m.storm_text_typhoon, train: m.storm_text_train, other: m.storm_text_other };
  const then = { move: m.storm_text_move, online: m.storm_text_online, cancel: m.storm_text_cancel };
  return Object.fromEntries(
    locales.map((locale) => {
      const lines = [
        why[reason]({}, { locale }),
        then[what]({}, { locale }),
        ...(paysTickets ? [m.storm_text_tickets({}, { locale })] : []),
      ];
      return [locale, lines.join("\n")];
    }),
  );
}

export function refusalWord(reason: StormRefusal, locale: Locale): string {
  const words = {
    changed: m.storm_refused_changed,
    cancelled: m.storm_refused_cancelled,
    past: m.storm_refused_past,
    host_busy: m.storm_refused_past,
    policy: m.storm_refused_policy,
    ends_before: m.storm_refused_past,
    unknown: m.storm_refused_changed,
    nothing_new: m.storm_refused_same,
  };
  return words[reason]({}, { locale });
}

export function toldLook(state: ToldState): { tone: BadgeTone; icon: IconName } {
  const looks: Record<ToldState, { tone: BadgeTone; icon: IconName }> = {
    answered: { tone: "matsu", icon: "check" },
    phoned: { tone: "matsu", icon: "phone" },
    sent: { tone: "line", icon: "mail" },
    waiting: { tone: "line", icon: "clock" },
    kept: { tone: "yama", icon: "mail" },
    failed: { tone: "yama", icon: "mail-off" },
    none: { tone: "yama", icon: "mail-off" },
  };
  return looks[state];
}

export function toldWord(state: ToldState, locale: Locale): string {
  const words = {
    answered: m.storm_state_answered,
    phoned: m.storm_state_phoned,
    sent: m.storm_state_sent,
    waiting: m.storm_state_waiting,
    kept: m.storm_state_kept,
    failed: m.storm_state_failed,
    none: m.storm_state_none,
  };
  return words[state]({}, { locale });
}
