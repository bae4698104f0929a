import type { CSSProperties, ReactNode } from "react";
import { Column, Container, Head, Heading, Html, Row, Section, Text } from "react-email";
import type { Locale } from "~/lib/locale.ts";
import type { LetterBlock, LetterContent, LetterFact, LetterLink } from "./letter-content.ts";
import { light, sans, serif, styleSheet } from "./palette.ts";

/**
 * One column of 600 px, as look.md "Letters". Class names are short because ten thousand copies carry them. What stands in
 * a style attribute every mail program can show; what only some can (rounded corners, dark mode) is in the style sheet,
 * and a letter without it is whole. A test asks caniemail.
 */
export function LetterHtml({ letter }: { letter: LetterContent }) {
  const { locale, sender } = letter;
  const font = { fontFamily: sans[locale], ...(letter.isLarge ? large : {}) };
  return (
    <Html lang={locale}>
      <Head>
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no,date=no,address=no" />
        <title>{letter.subject}</title>
        <style>{styleSheet}</style>
      </Head>
      <body
        lang={locale}
        className={`p ${breaks[locale]}`}
        style={{ margin: 0, padding: 0, background: light.paper }}
      >
        <Section className="p" style={{ padding: "24px 12px", background: light.paper }}>
          <div className="n" style={{ fontSize: 1, lineHeight: "1px", color: light.paper }}>
            {letter.preview}
          </div>
          <Container style={{ maxWidth: 560 }} lang={locale}>
            <Text className="j" style={{ ...note, ...font, margin: "0 8px 16px" }}>
              <strong className="i" style={{ color: light.ink }}>
                {sender.company}
              </strong>
              {sender.person && `　${sender.person}`}
            </Text>
            <Section className="s" style={card} lang={locale}>
              <Text className="i" style={{ ...body, ...font, margin: 0 }}>
                {letter.greeting}
              </Text>
              <Heading
                as="h1"
                className="h i"
                style={{ ...title, fontFamily: (letter.isLarge ? sans : serif)[locale] }}
              >
                {letter.title}
              </Heading>
              {letter.blocks.map((block, at) => (
                <Block key={keyOf(block, at)} block={block} font={font} />
              ))}
            </Section>
            <Footer letter={letter} font={font} />
          </Container>
        </Section>
      </body>
    </Html>
  );
}

type Font = CSSProperties;

/** Letters to families: 18 px, as large as the smallest text of their page. */
const large: CSSProperties = { fontSize: 18, lineHeight: "32px" };

/** Where lines break: Japanese between phrases, Korean between words. */
const breaks: Record<Locale, string> = { ja: "q", en: "", ko: "k" };

function Block({ block, font }: { block: LetterBlock; font: Font }) {
  switch (block.kind) {
    case "text":
      return (
        <Text
          {...(block.lang && { lang: block.lang })}
          className={block.lang ? `i ${breaks[block.lang]}` : "i"}
          style={{ ...body, ...font, ...(block.lang && { fontFamily: sans[block.lang] }) }}
        >
          <Lines text={block.text} />
        </Text>
      );
    case "heading":
      return (
        <Text className="i" style={{ ...body, ...font, margin: "24px 0 4px" }}>
          <strong>{block.text}</strong>
        </Text>
      );
    case "list":
      return block.items.map((item) => (
        <Text
          key={item}
          className="i"
          style={{ ...body, ...font, margin: "0 0 4px", paddingLeft: 18, textIndent: -18 }}
        >
          ・ <Lines text={item} />
        </Text>
      ));
    case "facts":
      return <Facts rows={block.rows} isPlain={block.isPlain ?? false} font={font} />;
    case "change":
      return (
        <Section className="f" style={{ ...ground, background: light.fujiTint }}>
          <Text className="j" style={{ ...note, ...font, margin: 0 }}>
            {block.label}
          </Text>
          <Text className="j" style={{ ...body, ...font, color: light.ink2, margin: 0 }}>
            {block.beforeLabel}{" "}
            <s>
              <Unbroken text={block.before} />
            </s>
          </Text>
          <Text className="i" style={{ ...body, ...font, margin: 0 }}>
            {block.afterLabel}{" "}
            <strong>
              <Unbroken text={block.after} />
            </strong>
          </Text>
        </Section>
      );
    case "calm":
      return (
        <Section className="m" style={{ ...ground, background: light.matsuTint }}>
          <Text className="i" style={{ ...body, fontSize: 15, lineHeight: "27px", ...font, margin: 0 }}>
            <strong>{block.title}</strong>
            <br />
            <Lines text={block.text} />
          </Text>
        </Section>
      );
    case "answers":
      return (
        <Section style={{ margin: "0 0 8px" }}>
          <Row>
            <Column className="c" style={{ width: "49%" }}>
              <Choice link={block.answers[0]} font={font} />
            </Column>
            <Column className="g" style={{ width: "2%" }} />
            <Column className="c" style={{ width: "49%" }}>
              <Choice link={block.answers[1]} font={font} />
            </Column>
          </Row>
        </Section>
      );
    case "action":
      return (
        <Section style={{ margin: "0 0 16px" }}>
          <Choice link={block.link} font={font} />
        </Section>
      );
    case "links":
      return (
        <Text className="i" style={{ ...body, fontSize: 15, ...font, textAlign: "center" }}>
          <Links links={block.links} />
        </Text>
      );
    case "small":
      return (
        <Text className="j" style={{ ...note, ...font, margin: "16px 0" }}>
          <Lines text={block.text} />
        </Text>
      );
  }
}

function Facts({ rows, isPlain, font }: { rows: LetterFact[]; isPlain: boolean; font: Font }) {
  return (
    <Section className="r" style={facts}>
      {rows.map((row, place) => (
        <Row key={row.label}>
          <Column className="l j" style={{ ...cell, ...label, ...font, color: light.ink2 }}>
            {row.label}
          </Column>
          <Column className="v i" style={{ ...cell, fontSize: 16, ...font, color: light.ink }}>
            {row.lines.map((line, at) =>
              at === 0 ? (
                <FirstLine key={line} isStrong={place === 0 && !isPlain} line={line} />
              ) : (
                <span key={line} className="j" style={{ fontSize: 14, color: light.ink2 }}>
                  <br />
                  {line}
                </span>
              ),
            )}
          </Column>
        </Row>
      ))}
    </Section>
  );
}

/** When it is stands out; where and who is as plain as the rest. */
function FirstLine({ line, isStrong }: { line: string; isStrong: boolean }) {
  const text = <Unbroken text={line} />;
  return isStrong ? <strong>{text}</strong> : text;
}

const times = /(\d{1,2}:\d{2}[–〜~]\d{1,2}:\d{2}|[(（][^()（）]{3,14}[)）])/;

/** On a phone a line doesn't end within a time or the name of its zone. */
function Unbroken({ text }: { text: string }): ReactNode {
  return text.split(times).map((piece, at) =>
    at % 2 === 0 ? (
      piece
    ) : (
      <span key={keyOf(piece, at)} className="w">
        {piece}
      </span>
    ),
  );
}

/** Every answer looks the same: no filled yes beside a paler no. */
function Choice({ link, font }: { link: LetterLink; font: Font }) {
  return (
    <Section className="b" style={choice}>
      <a href={link.url} className="a" style={{ ...choiceText, ...font }}>
        {link.label}
      </a>
    </Section>
  );
}

function Links({ links }: { links: LetterLink[] }) {
  return links.map((link, at) => (
    <span key={link.label}>
      {at > 0 && "　"}
      <a href={link.url} className="a w" style={{ color: light.ai, textDecoration: "underline" }}>
        {link.label}
      </a>
    </span>
  ));
}

function Footer({ letter, font }: { letter: LetterContent; font: Font }) {
  const { sender } = letter;
  const contact = [sender.contactEmail, sender.contactPhone].filter(Boolean).join("　");
  const small = { ...note, fontSize: 13, lineHeight: "23px", ...font, margin: "0 8px 12px" };
  return (
    <Section style={{ paddingTop: 20 }}>
      {letter.footnotes.map((line) => (
        <Text key={line} className="j" style={small}>
          <Lines text={line} />
        </Text>
      ))}
      {letter.footLinks.length > 0 && (
        <Text className="j" style={small}>
          <Links links={letter.footLinks} />
        </Text>
      )}
      <Text className="j" style={small}>
        <Lines text={[sender.company, sender.postalAddress, contact].filter(Boolean).join("\n")} />
      </Text>
    </Section>
  );
}

function Lines({ text }: { text: string }): ReactNode {
  return text.split("\n").map((line, at) => (
    <span key={keyOf(line, at)}>
      {at > 0 && <br />}
      {line}
    </span>
  ));
}

/** A letter is rendered once and never changes, so its place names a part. */
function keyOf(_part: unknown, at: number): number {
  return at;
}

const body: CSSProperties = { margin: "0 0 16px", fontSize: 16, lineHeight: "29px", color: light.ink };
const note: CSSProperties = { fontSize: 14, lineHeight: "24px", color: light.ink2 };
const title: CSSProperties = {
  margin: "8px 0 16px",
  fontSize: 26,
  lineHeight: "38px",
  fontWeight: 600,
  color: light.ink,
};
const card: CSSProperties = {
  background: light.surface,
  border: `1px solid ${light.line}`,
  padding: "32px 28px",
};
const ground: CSSProperties = { padding: "12px 16px", margin: "0 0 20px" };
const facts: CSSProperties = {
  borderTop: `1px solid ${light.line}`,
  borderBottom: `1px solid ${light.line}`,
  padding: "10px 0",
  margin: "0 0 20px",
};
const cell: CSSProperties = { lineHeight: "26px", padding: "6px 0", verticalAlign: "top" };
const label: CSSProperties = { width: 92, fontSize: 14, color: light.ink2 };
const choice: CSSProperties = { border: `2px solid ${light.ai}`, background: light.surface };
const choiceText: CSSProperties = {
  display: "block",
  padding: "14px 12px",
  fontSize: 16,
  lineHeight: "22px",
  fontWeight: 600,
  color: light.ai,
  textAlign: "center",
  textDecoration: "none",
};
