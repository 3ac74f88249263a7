/** Where a host name leads, told from the name alone: nothing is looked up. */
export type HostKind = 'loopback' | 'private' | 'public';

/** Names that no public server has: local domains, and what containers call their host. */
const PRIVATE_NAMES = /\.(?:local|lan|internal|intranet|home|home\.arpa|localdomain|corp|private)$/;

/** @param hostname As in `URL.hostname`: no port; IPv6 with or without brackets. */
export function hostKind(hostname: string): HostKind {
  const name = hostname
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
  if (name.includes(':')) return ipv6Kind(name);
  const octets = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(name);
  if (octets !== null) return ipv4Kind(Number(octets[1]), Number(octets[2]));
  if (name === 'localhost' || name.endsWith('.localhost')) return 'loopback';
  return !name.includes('.') || PRIVATE_NAMES.test(name) ? 'private' : 'public';
}

function ipv4Kind(first: number, second: number): HostKind {
  // The unspecified address leads to the own machine when one connects to it.
  if (first === 127 || first === 0) return 'loopback';
  const isPrivate =
    first === 10 ||
    (first === 192 && second === 168) ||
    (first === 172 && second >= 16 && second <= 31) ||
    (first === 169 && second === 254) ||
    // Shared address space (RFC 6598), where overlay networks live.
    (first === 100 && second >= 64 && second <= 127);
  return isPrivate ? 'private' : 'public';
}

/** Unique local (fc00::/7) and link-local (fe80::/10) addresses are private; `::ffff:127.0.0.1` is loopback. */
function ipv6Kind(name: string): HostKind {
  if (name === '::1' || /^::ffff:(?:127\.|7f)/.test(name)) return 'loopback';
  return /^(?:f[cd][\da-f]{2}|fe[89ab][\da-f]):/.test(name) ? 'private' : 'public';
}
