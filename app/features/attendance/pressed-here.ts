import { useCallback, useEffect, useRef, useState } from "react";
import type { Attendance, Press } from "./attendance.ts";

// What was pressed at this desk and hasn't reached the server: kept on the phone, sent as soon as there is a connection.

const prefix = "enishi-desk-";
const everyMs = 10_000;

type Kept = { presses: Press[]; forgetOn: string };

/** Presses of this phone, the newest of each person; `press` adds one and sends. Sent ones are gone after `onSent`. */
export function usePressedHere(sessionId: string, forgetOn: string, onSent: () => Promise<void> | void) {
  const [presses, setPresses] = useState<Press[]>([]);
  const [isOffline, setOffline] = useState(false);
  const waiting = useRef<Press[]>([]);
  const isSending = useRef(false);
  const sent = useRef(onSent);
  sent.current = onSent;

  const keep = useCallback(
    (next: Press[]) => {
      waiting.current = next;
      setPresses(next);
      try {
        if (next.length === 0) localStorage.removeItem(prefix + sessionId);
        else localStorage.setItem(prefix + sessionId, JSON.stringify({ presses: next, forgetOn }));
      } catch {
        // A full or forbidden store: the list in memory still works as long as the page is open.
      }
    },
    [sessionId, forgetOn],
  );

  const send = useCallback(async () => {
    const batch = waiting.current;
    if (batch.length === 0 || isSending.current) return;
    isSending.current = true;
    try {
      const answer = await fetch(`/check-in/${sessionId}/sync`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(batch),
      });
      setOffline(!answer.ok);
      if (answer.ok) {
        await sent.current();
        keep(waiting.current.filter((press) => !batch.includes(press)));
      }
    } catch {
      setOffline(true);
    } finally {
      isSending.current = false;
    }
  }, [sessionId, keep]);

  useEffect(() => {
    forgetOldLists();
    const kept = readKept(sessionId);
    if (kept.length > 0) keep(kept);
    void send();
    const timer = setInterval(() => void send(), everyMs);
    const online = () => void send();
    const offline = () => setOffline(true);
    window.addEventListener("online", online);
    window.addEventListener("offline", offline);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", online);
      window.removeEventListener("offline", offline);
    };
  }, [sessionId, keep, send]);

  const press = (guestId: string, attendance: Attendance) => {
    keep([...waiting.current, { guestId, attendance, at: new Date().toISOString() }]);
    void send();
  };
  return { presses: new Map(presses.map((each) => [each.guestId, each])), press, isOffline };
}

function readKept(sessionId: string): Press[] {
  try {
    const kept = JSON.parse(localStorage.getItem(prefix + sessionId) ?? "null") as Kept | null;
    return kept?.presses ?? [];
  } catch {
    return [];
  }
}

/** Names don't stay on a phone: what belongs to a day that is over is thrown away at the next opening. */
function forgetOldLists() {
  const today = new Date().toISOString().slice(0, 10);
  try {
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith(prefix)) continue;
      const kept = JSON.parse(localStorage.getItem(key) ?? "null") as Kept | null;
      if (kept && kept.forgetOn < today) localStorage.removeItem(key);
    }
  } catch {
    // Nothing readable is kept, so there is nothing to throw away.
  }
}
