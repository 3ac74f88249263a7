/**
 * Divides a budget: whoever wants less than an equal share gets all that it wants, and the rest is divided anew among the others. In the order
 * of the demands; whole numbers, never more than was asked for.
 */
export function shareFairly(demands: readonly number[], budget: number): readonly number[] {
  const shares = demands.map(() => 0);
  const bySize = demands.map((demand, index) => ({ demand, index })).sort((a, b) => a.demand - b.demand);
  let left = Math.max(0, Math.floor(budget));
  for (const [position, { demand, index }] of bySize.entries()) {
    const share = Math.min(demand, Math.floor(left / (bySize.length - position)));
    shares[index] = share;
    left -= share;
  }
  return shares;
}
