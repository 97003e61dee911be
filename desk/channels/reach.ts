import { BlockList, isIP } from 'node:net';

type Range = [address: string, prefix: number, family: 'ipv4' | 'ipv6'];

/** Addresses that are not the open internet: loopback, link-local, private, shared, multicast, reserved. */
const INSIDE: Range[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 3, 'ipv4'],
  ['::', 96, 'ipv6'],
  ['64:ff9b::', 96, 'ipv6'],
  ['64:ff9b:1::', 48, 'ipv6'],
  ['100::', 64, 'ipv6'],
  ['2001::', 32, 'ipv6'],
  ['2001:db8::', 32, 'ipv6'],
  ['2002::', 16, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['fec0::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
];

/** Where clouds tell a machine its own secrets: never, whatever is allowed. */
const METADATA: Range[] = [
  ['169.254.0.0', 16, 'ipv4'],
  ['fd00:ec2::254', 128, 'ipv6'],
  ['100.100.100.200', 32, 'ipv4'],
  ['168.63.129.16', 32, 'ipv4'],
];

const inside = listOf(INSIDE);
const metadata = listOf([...METADATA, ...METADATA.flatMap(translated)]);

/** As a network that speaks IPv6 alone reaches it (RFC 6052). */
function translated([address, prefix, family]: Range): Range[] {
  return family === 'ipv4' ? [[`64:ff9b::${address}`, 96 + prefix, 'ipv6']] : [];
}

function listOf(ranges: readonly Range[]): BlockList {
  const list = new BlockList();
  for (const [address, prefix, family] of ranges) list.addSubnet(address, prefix, family);
  return list;
}

/** May the desk connect to `address` on behalf of `host`? `allowed`: hosts inside that the administrator named. */
export function mayReach(host: string, address: string, allowed: readonly string[]): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  if (isIP(address) === 0 || metadata.check(address, family)) return false;
  return !inside.check(address, family) || allowed.includes(host);
}
