import type { HostState } from "./host.ts";

/** Which page a host sees: the request, how to say no, or what was noted. */
export type RequestFace =
  | "ask"
  | "decline"
  | "accepted"
  | "waiting"
  | "declined"
  | "handed_over"
  | "cancelled"
  | "past";

type Asked = {
  state: HostState;
  isTakenOver: boolean;
  isCancelled: boolean;
  endsAt: Date;
};

/** `asked` is the answer in the address: "no" opens the page that says how, and changes nothing yet. */
export function requestFace(request: Asked, asked: string | null, now: Date): RequestFace {
  if (request.isCancelled) return "cancelled";
  if (request.endsAt <= now) return "past";
  if (request.state === "declined") return request.isTakenOver ? "handed_over" : "declined";
  if (asked === "no") return "decline";
  if (request.state === "accepted") return "accepted";
  return request.state === "substitute_asked" ? "waiting" : "ask";
}
