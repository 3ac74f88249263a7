const PRIME = 0x01000193;
const FIRST_START = 0x811c9dc5;
const SECOND_START = 0x9747b28c;

/** A fingerprint of a text, 16 hexadecimal digits: FNV-1a over its code units from two starts. It tells whether a text has changed, and is no guard against forgery. */
export function hashText(text: string): string {
  let [first, second] = [FIRST_START, SECOND_START];
  // In one loop: to ask a part of a larger text for its characters costs more than to count with them.
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    first = Math.imul(first ^ unit, PRIME);
    second = Math.imul(second ^ unit, PRIME);
  }
  return hexadecimal(first) + hexadecimal(second);
}

function hexadecimal(hash: number): string {
  return (hash >>> 0).toString(16).padStart(8, '0');
}
