import { useSubmit } from "@remix-run/react";
import { useEffect } from "react";
import { useToast } from "~/ui/toast.tsx";

/** Says what was noted about a call, with a way back for ten seconds. */
export function useNotedToast(id: string | null, text: string | undefined) {
  const toast = useToast();
  const submit = useSubmit();
  useEffect(() => {
    if (id && text)
      toast({ text, undo: () => submit({ undo: id }, { method: "post", preventScrollReset: true }) });
  }, [id, text, toast, submit]);
}
