import { m } from "~/paraglide/messages.js";
import { Icon, type IconName } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";

export type Help = {
  contactEmail: string;
  contactPhone: string;
  deskContact: string;
  recruiterName: string | null;
  /** Subject of the mail they would write. */
  title: string;
  /** Where they tell the desk something that only it reads. */
  reportUrl: string;
};

/** The other doors: ask, call, the desk outside recruiting. Only those that exist. */
export function AnswerHelp({
  contactEmail,
  contactPhone,
  deskContact,
  recruiterName,
  title,
  reportUrl,
}: Help) {
  const locale = useLocale();
  const doors: { icon: IconName; href: string | undefined; label: string; help: string }[] = [];
  if (contactEmail)
    doors.push({
      icon: "question",
      href: `mailto:${contactEmail}?subject=${encodeURIComponent(title)}`,
      label: m.answer_ask({}, { locale }),
      help: recruiterName
        ? m.answer_ask_help({ name: recruiterName }, { locale })
        : m.answer_ask_help_company({}, { locale }),
    });
  if (contactPhone)
    doors.push({
      icon: "phone",
      href: `tel:${contactPhone.replace(/[^+\d]/g, "")}`,
      label: m.answer_call({}, { locale }),
      help: contactPhone,
    });
  if (deskContact)
    doors.push({
      icon: "shield",
      href: deskAddress(deskContact),
      label: m.answer_desk({}, { locale }),
      help: m.answer_desk_help({ desk: deskContact }, { locale }),
    });
  doors.push({
    icon: "shield",
    href: reportUrl,
    label: m.report_door({}, { locale }),
    help: m.report_door_help({}, { locale }),
  });
  return (
    <section>
      <h2>{m.answer_more({}, { locale })}</h2>
      <ul className="links">
        {doors.map((door) => (
          <li key={door.label}>
            <Door {...door} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Door({
  icon,
  href,
  label,
  help,
}: {
  icon: IconName;
  href: string | undefined;
  label: string;
  help: string;
}) {
  const inside = (
    <>
      <Icon name={icon} />
      <span>
        {href ? <u>{label}</u> : label}
        <small>{help}</small>
      </span>
    </>
  );
  return href ? <a href={href}>{inside}</a> : <div className="door">{inside}</div>;
}

function deskAddress(desk: string): string | undefined {
  const mail = /[^\s<>（）()、。]+@[^\s<>（）()、。]+/.exec(desk)?.[0];
  if (mail) return `mailto:${mail}`;
  const phone = /\+?\d[\d\s-]{8,}\d/.exec(desk)?.[0];
  return phone ? `tel:${phone.replace(/[^+\d]/g, "")}` : undefined;
}
