const PRIME = 0x01000193;
const SEEDS = [0x811c9dc5, 0x9747b28c] as const;

/** A fingerprint of a text, 16 hexadecimal digits: FNV-1a over its code units from two starts. It tells whether a text has changed, and is no guard against forgery. */
export function hashText(text: string): string {
  return SEEDS.map((seed) => hashFrom(seed, text).toString(16).padStart(8, '0')).join('');
}

function hashFrom(seed: number, text: string): number {
  let hash = seed;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), PRIME);
  return hash >>> 0;
}
