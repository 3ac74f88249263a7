export interface Point {
  readonly x: number;
  readonly y: number;
}

/** `x` and `y` are its middle. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** Where the line from the middle of a box towards `outside` leaves the shape: an ellipse or a diamond that fills the box, or the box itself. */
export function edgeOf(box: Box, shape: 'box' | 'ellipse' | 'diamond', outside: Point): Point {
  const dx = outside.x - box.x;
  const dy = outside.y - box.y;
  const halfWidth = box.width / 2;
  const halfHeight = box.height / 2;
  if (dx === 0 && dy === 0) return { x: box.x, y: box.y + halfHeight };
  const [x, y] = [Math.abs(dx) / halfWidth, Math.abs(dy) / halfHeight];
  const reach = shape === 'box' ? Math.max(x, y) : shape === 'ellipse' ? Math.hypot(x, y) : x + y;
  return { x: box.x + dx / reach, y: box.y + dy / reach };
}

export function isWithin(point: Point, box: Box): boolean {
  return Math.abs(point.x - box.x) < box.width / 2 && Math.abs(point.y - box.y) < box.height / 2;
}

/** A path through points, its bends rounded. */
export function smoothPath(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  let path = `M${write(first)}`;
  for (const [index, point] of rest.entries()) {
    const next = rest[index + 1];
    if (next === undefined) path += `L${write(point)}`;
    else {
      const before = rest[index - 1] ?? first;
      path += `L${write(towards(point, before))}Q${write(point)} ${write(towards(point, next))}`;
    }
  }
  return path;
}

const BEND = 12;

/** The point a little way from `from` to `to`, at most half way. */
function towards(from: Point, to: Point): Point {
  const distance = Math.hypot(to.x - from.x, to.y - from.y);
  const share = distance === 0 ? 0 : Math.min(0.5, BEND / distance);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function write({ x, y }: Point): string {
  return `${x.toFixed(1)},${y.toFixed(1)}`;
}
