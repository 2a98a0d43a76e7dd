// Rings of points [x, y].
const METRES = 111_195;

/** Twice the area would be the sum; above 0 where the ring runs against the clock. */
export function area(ring) {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) sum += ring[j][0] * ring[i][1] - ring[i][0] * ring[j][1];
  return sum / 2;
}

/** What of a ring lies on one side of a line: of x (axis 0) or y (axis 1), above it (side 1) or below it (side -1). */
export function clip(ring, axis, line, side) {
  const out = [];
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [a, b] = [ring[j], ring[i]];
    const [inA, inB] = [(a[axis] - line) * side >= 0, (b[axis] - line) * side >= 0];
    if (inA !== inB) {
      const t = (line - a[axis]) / (b[axis] - a[axis]);
      const p = [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
      p[axis] = line;
      out.push(p);
    }
    if (inB) out.push(b);
  }
  return out;
}

/** Fewer points, none of those left out farther than so many metres from the line; the first point is not said again at the end. */
export function simpler(ring, metres) {
  const open = ring.length > 1 && ring[0][0] === ring.at(-1)[0] && ring[0][1] === ring.at(-1)[1] ? ring.slice(0, -1) : ring;
  if (open.length < 3) return [];
  const shrink = Math.cos(open[0][1] * Math.PI / 180);
  const flat = [...open, open[0]].map(([x, y]) => [x * shrink * METRES, y * METRES]);
  const squared = (p, a, b) => {
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]], length = dx * dx + dy * dy;
    const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / length));
    return (p[0] - a[0] - t * dx) ** 2 + (p[1] - a[1] - t * dy) ** 2;
  };
  let far = 0, best = -1;
  for (let i = 0; i < open.length; i++) { const d = squared(flat[i], flat[0], flat[0]); if (d > best) [best, far] = [d, i]; }
  const keep = new Uint8Array(open.length + 1);
  keep[0] = keep[far] = keep[open.length] = 1;
  const stack = [[0, far], [far, open.length]];
  while (stack.length) {
    const [a, b] = stack.pop();
    let [at, worst] = [-1, metres * metres];
    for (let i = a + 1; i < b; i++) { const d = squared(flat[i], flat[a], flat[b]); if (d > worst) [at, worst] = [i, d]; }
    if (at >= 0) { keep[at] = 1; stack.push([a, at], [at, b]); }
  }
  return open.filter((_, i) => keep[i]);
}
