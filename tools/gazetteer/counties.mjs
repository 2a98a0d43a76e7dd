// The counties of the United States as rows of runs, so that a point on one side of a river is not in the town on the other.
import { createRequire } from 'node:module';
import { feature } from 'topojson-client';

const require = createRequire(import.meta.url);
// Rows of 1/300 degree from the south, columns of 1/500 degree from 180 degrees west.
const ROW = 300, COLUMN = 500, SOUTH = 18, NORTH = 72, COLUMNS = 115 * COLUMN;

/** Rows: [{ starts, areas }], and the state of each area by its FIPS code; area 0 is none. */
export function readCounties() {
  const topology = require('us-atlas/counties-10m.json');
  const rows = Array.from({ length: (NORTH - SOUTH) * ROW }, () => []);
  const states = [''];
  for (const county of feature(topology, topology.objects.counties).features.sort((a, b) => a.id < b.id ? -1 : 1)) {
    if (!county.geometry || Number(county.id.slice(0, 2)) > 56) continue;
    const area = states.push(county.id.slice(0, 2)) - 1;
    const polygons = county.geometry.type === 'Polygon' ? [county.geometry.coordinates] : county.geometry.coordinates;
    for (const rings of polygons) fill(rows, rings, area);
  }
  return {
    states,
    rows: rows.map(spans => {
      spans.sort((a, b) => a.from - b.from || a.area - b.area);
      const starts = [], areas = [];
      let at = 0;
      const put = (from, area) => { if (areas.length > 0 ? areas.at(-1) !== area : area !== 0) { starts.push(from); areas.push(area); } };
      for (const s of spans) {
        const from = Math.max(s.from, at);
        if (from >= s.to) continue;
        if (from > at) put(at, 0);
        put(from, s.area);
        at = s.to;
      }
      put(at, 0);
      return { starts, areas };
    }),
  };
}

// A cell is in the polygon in which its middle is.
function fill(rows, rings, area) {
  const crossings = new Map();
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++) {
      const [x1, y1] = ring[i - 1], [x2, y2] = ring[i];
      if (y1 === y2) continue;
      const low = Math.ceil((Math.min(y1, y2) - SOUTH) * ROW - 0.5), high = Math.ceil((Math.max(y1, y2) - SOUTH) * ROW - 0.5);
      for (let row = Math.max(0, low); row < Math.min(rows.length, high); row++) {
        const y = SOUTH + (row + 0.5) / ROW;
        const x = x1 + (y - y1) / (y2 - y1) * (x2 - x1);
        const list = crossings.get(row);
        if (list) list.push(x); else crossings.set(row, [x]);
      }
    }
  const column = x => Math.min(COLUMNS, Math.max(0, Math.ceil((x + 180) * COLUMN - 0.5)));
  for (const [row, list] of crossings) {
    list.sort((a, b) => a - b);
    for (let i = 1; i < list.length; i += 2) {
      const from = column(list[i - 1]), to = column(list[i]);
      if (from < to) rows[row].push({ from, to, area });
    }
  }
}
