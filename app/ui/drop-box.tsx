import { type DragEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { classes } from "./classes.ts";
import { Icon } from "./icon.tsx";

type Props = {
  name: string;
  accept: string;
  /** 「ファイルを選ぶ」 */
  chooseLabel: string;
  /** What is in it, or what one may drop. */
  children: ReactNode;
  /** Called with the file as soon as it is dropped or chosen; without it the form's own button sends it. */
  onFile?: (file: File) => void;
  isTall?: boolean;
  error?: string | undefined;
};

/** A place to drop a file on, with a real file input inside, so that it works by keyboard and without script. */
export function DropBox({ name, accept, chooseLabel, children, onFile, isTall, error }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const id = `f-${name}`;
  const isAwake = useRef(false);
  // Once: a file may have been chosen before the page was awake.
  useEffect(() => {
    const early = isAwake.current ? undefined : input.current?.files?.[0];
    isAwake.current = true;
    if (early) onFile?.(early);
  }, [onFile]);
  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (!file || !input.current) return;
    input.current.files = event.dataTransfer.files;
    onFile?.(file);
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's way; the input inside is everybody's
    <div
      className={classes("dropbox", isTall && "tall", isOver && "over", error && "bad")}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Icon name="document" />
      <div className="min-w-0">{children}</div>
      <div className="end">
        <input
          ref={input}
          id={id}
          className="sr file-input"
          type="file"
          name={name}
          accept={accept}
          {...(error ? { "aria-invalid": true, "aria-describedby": `${id}-error` } : {})}
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) onFile?.(file);
          }}
        />
        <label className="btn" htmlFor={id}>
          {chooseLabel}
        </label>
      </div>
      {error && (
        <p className="err basis-full" id={`${id}-error`}>
          <Icon name="alert" />
          {error}
        </p>
      )}
    </div>
  );
}
