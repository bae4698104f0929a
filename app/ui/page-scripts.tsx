import { Scripts } from "@remix-run/react";
import { Children, cloneElement, Fragment, isValidElement, type ReactNode } from "react";

/** The page's scripts, asked for after its words and its style: on a slow line these come first. */
export function PageScripts(props: { nonce?: string }) {
  return asLast(Scripts(props));
}

function asLast(scripts: ReactNode): ReactNode {
  return Children.map(scripts, (element) => {
    if (!isValidElement<{ children?: ReactNode }>(element)) return element;
    if (element.type === Fragment) return asLast(element.props.children);
    return element.type === "link" ? cloneElement(element, { fetchpriority: "low" } as object) : element;
  });
}
