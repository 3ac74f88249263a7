/** A number from 0 to 1 that depends on its inputs alone: the same place gets the same rhythm, whatever was suggested before. */
export function chance(seed: number, place: number, purpose: number): number {
  let bits =
    Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(place + 1, 0xc2b2ae35) ^ Math.imul(purpose + 1, 0x27d4eb2f);
  bits = Math.imul(bits ^ (bits >>> 15), 0x2c1b3c6d);
  bits = Math.imul(bits ^ (bits >>> 12), 0x297a2d39);
  return ((bits ^ (bits >>> 15)) >>> 0) / 2 ** 32;
}

/** A log-normally distributed duration with this median, from two chances. */
export function logNormal(medianMs: number, sigma: number, [first, second]: readonly [number, number]): number {
  const normal = Math.sqrt(-2 * Math.log(Math.max(first, 1e-9))) * Math.cos(2 * Math.PI * second);
  return medianMs * Math.exp(sigma * normal);
}
