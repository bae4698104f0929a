import { BlockList, isIP } from "node:net";

// Networks a server of ours must not be sent to by an address somebody typed: its own machine, the house's network, the
// cloud's metadata, and what only looks like the internet. From the special-purpose registries (RFC 6890 and after).
const closed = new BlockList();
const v4 = `0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
  192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4`;
for (const range of v4.trim().split(/\s+/)) {
  const [net = "", bits = ""] = range.split("/");
  closed.addSubnet(net, Number(bits), "ipv4");
}
// Of IPv6 only 2000::/3 is the internet; inside it these carry other addresses or none.
const open = new BlockList();
open.addSubnet("2000::", 3, "ipv6");
for (const [net, bits] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const)
  closed.addSubnet(net, bits, "ipv6");

/** Whether an IP address belongs to the open internet; false for a name, and for IPv4 wrapped in IPv6. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !closed.check(address, "ipv4");
  if (family !== 6 || address.includes("%")) return false;
  return open.check(address, "ipv6") && !closed.check(address, "ipv6");
}
