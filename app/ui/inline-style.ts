/**
 * A style sheet as it goes into the HTML of a public page: sizes and radii written out where they are used, the names
 * of colours cut to one or two letters. The same style in two thirds of the bytes; the source keeps its good names.
 */
export function inlineStyle(css: string): string {
  const fixed = fixedValues(css);
  const written = css
    .replace(/--(?:text|radius)-[\w-]+:[^;}]+;?/g, "")
    .replace(/var\((--(?:text|radius)-[\w-]+)\)/g, (use, name: string) => fixed.get(name) ?? use);
  const names = [...new Set(written.match(/--[a-z][\w-]*/g))].sort();
  const short = new Map(names.map((name, place) => [name, `--${place.toString(36)}`]));
  return written
    .replace(/--[a-z][\w-]*/g, (name) => short.get(name) ?? name)
    .replace(/#([0-9a-f])\1([0-9a-f])\2([0-9a-f])\3\b/g, "#$1$2$3")
    .replace(/;}/g, "}");
}

function fixedValues(css: string): Map<string, string> {
  const values = css.matchAll(/(--(?:text|radius)-[\w-]+):\s*([^;}]+)/g);
  return new Map([...values].map(([, name = "", value = ""]) => [name, value]));
}
