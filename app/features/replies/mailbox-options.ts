/** How to reach the mailbox: what both its reader and the page that tries it use. */
export function mailboxOptions(imapUrl: string) {
  const url = new URL(imapUrl);
  const secure = url.protocol === "imaps:";
  const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  return {
    host: url.hostname,
    port: Number(url.port) || (secure ? 993 : 143),
    secure,
    // Off this machine a password never leaves in the clear.
    ...(!secure && { doSTARTTLS: isLocal ? undefined : true }),
    auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    logger: false as const,
    maxIdleTime: 10 * 60_000,
    socketTimeout: 15 * 60_000,
    connectionTimeout: 30_000,
    greetingTimeout: 16_000,
  };
}
