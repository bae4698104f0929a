import { Scripts } from "@remix-run/react";
import { Children, cloneElement, Fragment, isValidElement, type ReactElement, type ReactNode } from "react";

type Element = ReactElement<{
  children?: ReactNode;
  href?: string;
  type?: string | undefined;
  async?: boolean | undefined;
  dangerouslySetInnerHTML?: { __html: string };
}>;

/**
 * The page's scripts, asked for when its words have been painted: on a slow line and an old phone words, style and the
 * first look come first.
 */
export function PageScripts(props: { nonce?: string }) {
  const elements = flattened(Scripts(props));
  const preloads = elements.flatMap(({ type, props: { href } }) => (type === "link" && href ? [href] : []));
  return elements
    .filter(({ type }) => type !== "link")
    .map((element) => {
      if (element.props.type !== "module") return element;
      const code = element.props.dangerouslySetInnerHTML?.__html ?? "";
      const __html = afterPaint(preloads, code);
      return cloneElement(element, {
        type: undefined,
        async: undefined,
        dangerouslySetInnerHTML: { __html },
      });
    });
}

/** A page in the background isn't painted, and one that isn't painted within seconds shall wake all the same. */
function afterPaint(preloads: readonly string[], code: string): string {
  return `(() => {
const { nonce } = document.currentScript;
let isUnderWay = false;
const begin = () => {
  if (isUnderWay) return;
  isUnderWay = true;
  for (const href of ${JSON.stringify(preloads)})
    document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href }));
  document.body.append(Object.assign(document.createElement("script"), { type: "module", nonce, text: ${asText(code)} }));
};
if (document.visibilityState === "hidden") begin();
else {
  requestAnimationFrame(() => setTimeout(begin));
  setTimeout(begin, 3000);
}
})()`;
}

/** As a literal that can't end the script it stands in. */
function asText(code: string): string {
  return JSON.stringify(code).replaceAll("<", "\\u003c");
}

function flattened(scripts: ReactNode): Element[] {
  return Children.toArray(scripts).flatMap((element) => {
    if (!isValidElement(element)) return [];
    const known = element as Element;
    return known.type === Fragment ? flattened(known.props.children) : [known];
  });
}
