import { Link, type LinkProps } from "@remix-run/react";
import { type ComponentPropsWithoutRef, type ReactNode, useId } from "react";
import { classes } from "./classes.ts";
import { Icon, type IconName } from "./icon.tsx";

type Look = {
  /** go: filled, one a region · plain · quiet: text · danger: only in a confirming dialog */
  variant?: "go" | "plain" | "quiet" | "danger";
  size?: "small" | "normal" | "big" | "wide";
  icon?: IconName;
  /** For a button that shows only its icon: `children` is then read to screen readers. */
  isSquare?: boolean;
};

type ButtonProps = ComponentPropsWithoutRef<"button"> &
  Look & {
    /** What it says while it works ("送っています…"); a second press is ignored. */
    busy?: ReactNode | false;
    /** Why it can't be pressed now: the button stays focusable and the reason stands beside it. */
    disabledReason?: ReactNode;
  };

/** A verb. type="submit" unless it has an onClick. */
export function Button({
  variant,
  size,
  icon,
  isSquare,
  busy,
  disabledReason,
  children,
  ...rest
}: ButtonProps) {
  const reasonId = useId();
  const isHeld = Boolean(busy) || Boolean(disabledReason);
  const button = (
    <button
      {...rest}
      type={rest.type ?? (rest.onClick ? "button" : "submit")}
      className={classes(lookOf({ variant, size, isSquare }), rest.className)}
      {...(busy ? { "aria-busy": true } : {})}
      {...(disabledReason ? { "aria-disabled": true, "aria-describedby": reasonId } : {})}
      {...(isHeld ? { onClick: (event) => event.preventDefault() } : {})}
    >
      {icon && <Icon name={icon} />}
      {isSquare ? <span className="sr">{busy || children}</span> : busy || children}
    </button>
  );
  if (!disabledReason) return button;
  return (
    <>
      {button}
      <span id={reasonId} className="why-not">
        {disabledReason}
      </span>
    </>
  );
}

/** A link that looks like a button. With `reloadDocument` it leaves the pages of staff for a public one. */
export function ButtonLink({ variant, size, icon, isSquare, children, ...rest }: LinkProps & Look) {
  return (
    <Link {...rest} className={classes(lookOf({ variant, size, isSquare }), rest.className)}>
      {icon && <Icon name={icon} />}
      {isSquare ? <span className="sr">{children}</span> : children}
    </Link>
  );
}

function lookOf({ variant, size, isSquare }: { [K in keyof Look]: Look[K] | undefined }): string {
  const sizes = { small: "small", normal: "", big: "big", wide: "big wide" };
  return classes("btn", variant !== "plain" && variant, size && sizes[size], isSquare && "square");
}
