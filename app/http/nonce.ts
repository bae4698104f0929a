import { createContext, useContext } from "react";

/** The random word of one answer that its own inline scripts carry. Only the server knows it; the browser needs none. */
export const NonceContext = createContext<string | undefined>(undefined);

/** As attributes for Scripts and the like. */
export function useNonce(): { nonce?: string } {
  const nonce = useContext(NonceContext);
  return nonce === undefined ? {} : { nonce };
}
