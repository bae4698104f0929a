import { Form, useNavigation, useRevalidator } from "@remix-run/react";
import { useEffect } from "react";
import { m } from "~/paraglide/messages.js";
import { Button, ButtonLink } from "~/ui/button.tsx";
import { Card } from "~/ui/card.tsx";
import { FieldError } from "~/ui/field.tsx";
import { Icon } from "~/ui/icon.tsx";
import { useLocale } from "~/ui/locale.tsx";
import { Progress } from "~/ui/progress.tsx";
import type { ImportRunState } from "./import-queries.server.ts";

type Props = {
  page: {
    fileId: string;
    stateKey: ImportRunState;
    state: string;
    done: number;
    all: number;
    progress: string;
    isStopAsked: boolean;
    result: string;
    failure: string;
    canUndo: boolean;
    undoNote: string;
  };
  refusal: string | undefined;
};

/** How far an import is, or what came of it and the way back. */
export function RunCard({ page, refusal }: Props) {
  const locale = useLocale();
  const isBusy = useNavigation().formMethod === "POST";
  if (page.stateKey === "waiting" || page.stateKey === "running")
    return <Running page={page} isBusy={isBusy} />;
  const isDone = page.stateKey === "done";
  return (
    <Card>
      <div className="grid gap-4">
        <p className="flex items-start gap-2">
          <Icon name={isDone ? "check-round" : page.stateKey === "undone" ? "undo" : "alert"} />
          <span>{isDone ? page.result : page.stateKey === "undone" ? page.state : page.failure}</span>
        </p>
        <div className="flex flex-wrap gap-2">
          {isDone ? (
            <>
              <ButtonLink to="/acceptances" variant="go" icon="chart">
                {m.import_run_to_acceptances({}, { locale })}
              </ButtonLink>
              <ButtonLink to="/candidates">{m.import_run_to_candidates({}, { locale })}</ButtonLink>
            </>
          ) : (
            <ButtonLink to={`/candidates/import/${page.fileId}`}>
              {m.import_run_back_to_file({}, { locale })}
            </ButtonLink>
          )}
          <ButtonLink to="/candidates/import" variant="quiet">
            {m.import_run_again({}, { locale })}
          </ButtonLink>
        </div>
        {isDone && (
          <div className="flex flex-wrap items-center gap-3 border-t border-line pt-4">
            {page.canUndo && (
              <Form method="post">
                <input type="hidden" name="intent" value="undo" />
                <Button icon="undo" busy={isBusy && m.import_undoing({}, { locale })}>
                  {m.import_undo({}, { locale })}
                </Button>
              </Form>
            )}
            <span className="muted sm">{page.undoNote}</span>
            {refusal && <FieldError id="undo-error">{refusal}</FieldError>}
          </div>
        )}
      </div>
    </Card>
  );
}

function Running({ page, isBusy }: { page: Props["page"]; isBusy: boolean }) {
  const locale = useLocale();
  const { revalidate, state } = useRevalidator();
  useEffect(() => {
    if (state !== "idle") return;
    const timer = setTimeout(revalidate, 1_000);
    return () => clearTimeout(timer);
  }, [revalidate, state]);
  const isStopping = isBusy || page.isStopAsked;
  return (
    <Card>
      <div className="grid gap-4">
        <Progress
          label={m.import_title({}, { locale })}
          done={page.done}
          all={page.all}
          foot={m.import_run_close({}, { locale })}
        >
          {page.all === 0 ? m.import_run_starting({}, { locale }) : page.progress}
        </Progress>
        <div className="flex flex-wrap gap-2">
          <Form method="post">
            <input type="hidden" name="intent" value="stop" />
            <Button busy={isStopping && m.import_run_stopping({}, { locale })}>
              {m.import_run_stop({}, { locale })}
            </Button>
          </Form>
          <noscript>
            <a className="btn" href="?">
              {m.import_run_reload({}, { locale })}
            </a>
          </noscript>
        </div>
      </div>
    </Card>
  );
}
