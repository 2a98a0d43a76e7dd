// Places by quarters of a degree, to find those near a point.
const rad = Math.PI / 180;

export function kilometres(a, b) {
  const x = (b.lon - a.lon) * Math.cos((a.lat + b.lat) / 2 * rad), y = b.lat - a.lat;
  return Math.sqrt(x * x + y * y) * 111.195;
}

export class Grid {
  constructor() { this.cells = new Map(); }
  key(lat, lon) { return Math.floor(lat * 4) * 2000 + Math.floor(lon * 4); }
  add(p) { const k = this.key(p.lat, p.lon); const c = this.cells.get(k); if (c) c.push(p); else this.cells.set(k, [p]); }
  * near(lat, lon, km) {
    const dy = Math.ceil(km / 27.7), dx = Math.min(60, Math.ceil(km / 27.7 / Math.max(0.1, Math.cos(lat * rad))));
    for (let y = -dy; y <= dy; y++)
      for (let x = -dx; x <= dx; x++)
        for (const p of this.cells.get(this.key(lat + y / 4, lon + x / 4)) ?? [])
          if (kilometres({ lat, lon }, p) <= km) yield p;
  }
}
