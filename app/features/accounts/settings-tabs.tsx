import { useLocation } from "@remix-run/react";
import { m } from "~/paraglide/messages.js";
import { useLocale } from "~/ui/locale.tsx";
import { Tabs } from "~/ui/tabs.tsx";
import type { Role } from "./member.ts";

/** The rooms of the settings that a role may enter. */
export function SettingsTabs({ role }: { role: Role }) {
  const locale = useLocale();
  const { pathname } = useLocation();
  const own = [
    { to: "/settings/account", label: m.settings_account_title({}, { locale }) },
    { to: "/settings/sessions", label: m.settings_sessions_title({}, { locale }) },
  ];
  const all = [
    { to: "/settings/members", label: m.settings_members_title({}, { locale }) },
    { to: "/settings/company", label: m.settings_company_title({}, { locale }) },
    { to: "/settings/exam-weeks", label: m.exams_title({}, { locale }) },
    { to: "/settings/mail", label: m.mail_setup_title({}, { locale }) },
    { to: "/settings/decline-reasons", label: m.decline_reasons_title({}, { locale }) },
    { to: "/settings/joining", label: m.joining_settings({}, { locale }) },
    { to: "/settings/retention", label: m.retention_title({}, { locale }) },
    { to: "/settings/own-requests", label: m.own_request_title({}, { locale }) },
    { to: "/settings/plan", label: m.settings_plan_title({}, { locale }) },
    { to: "/settings/meetings", label: m.policy_title({}, { locale }) },
    { to: "/settings/care", label: m.care_settings({}, { locale }) },
    { to: "/settings/notes", label: m.note_wrong_title({}, { locale }) },
  ];
  const tabs = role === "administrator" ? [...all, ...own] : own;
  return (
    <Tabs
      label={m.settings_tabs({}, { locale })}
      tabs={tabs.map((tab) => ({ ...tab, isCurrent: pathname.startsWith(tab.to) }))}
    />
  );
}
