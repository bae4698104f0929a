/** A QR code made on the server, on white in both themes. `words` says where it leads. */
export function CodePicture({ src, words }: { src: string; words: string }) {
  return <img className="code" src={src} alt={words} width={280} height={280} />;
}
