import type { ReactNode } from "react";
import { m } from "~/paraglide/messages.js";
import { Icon } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { PublicFrame } from "~/ui/public-frame.tsx";

type Props = {
  frame: { companyName: string; to: string; base: string; query: string };
  /** On the pages inside: the way back to the first one stands above the title. */
  isInside?: boolean;
  children: ReactNode;
};

/** Every page under /c/:token: whose it is, the way back, who can see it. */
export function MyPageFrame({ frame, isInside = false, children }: Props) {
  const locale = useLocale();
  return (
    <PublicFrame
      companyName={frame.companyName}
      footer={<p>{m.mypage_only_you({ name: frame.to }, { locale })}</p>}
    >
      {isInside ? (
        <p className="back">
          <a href={frame.base + frame.query}>
            <Icon name="previous" />
            {m.mypage_back({ name: frame.to }, { locale })}
          </a>
        </p>
      ) : (
        <p className="soft to">{m.mypage_of({ name: frame.to }, { locale })}</p>
      )}
      {children}
    </PublicFrame>
  );
}
