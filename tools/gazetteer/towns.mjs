// Where towns of the United States end: the places of the census, cut into squares of 1/20 degree.
//
// Tables: keys of squares (row from 18 degrees north * 4096 + column from 180 degrees west), rising; where each one's bytes begin, and where the last one's end; the bytes; the place of each town.
// A square's bytes are its towns, each: uint16 number of the town, byte number of rings (0: the whole square is in the town), each ring: uint16 number of points, points of a byte east and a byte north in 1/255 of the square.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, dirname } from 'node:path';
import { DISTRICT, SETTLEMENT, UNADDRESSED } from './flags.mjs';
import { fold } from './fold.mjs';
import { kilometres } from './grid.mjs';
import { own } from './own.mjs';
import { spellings } from './postcodes.mjs';
import { area, clip, simpler } from './rings.mjs';

const require = createRequire(import.meta.url);
const PER_DEGREE = 20, STEPS = 255, SOUTH = 18, WEST = -180, COLUMNS = 4096, LAST_COLUMN = 115 * PER_DEGREE;
const TOLERANCE = 40;
// Kilometres from the middle of a town.
const ASIDE = 25;
// Squares of a degree; about 4 hectares.
const SMALLEST = 4e-6;
// What a town is called in other languages: as many names have those that are known by their own, whatever their post office is called.
const KNOWN = 10;
const STATES = { '01': 'AL', '02': 'AK', '04': 'AZ', '05': 'AR', '06': 'CA', '08': 'CO', '09': 'CT', 10: 'DE', 11: 'DC', 12: 'FL', 13: 'GA', 15: 'HI', 16: 'ID', 17: 'IL', 18: 'IN', 19: 'IA', 20: 'KS', 21: 'KY', 22: 'LA', 23: 'ME', 24: 'MD', 25: 'MA', 26: 'MI', 27: 'MN', 28: 'MS', 29: 'MO', 30: 'MT', 31: 'NE', 32: 'NV', 33: 'NH', 34: 'NJ', 35: 'NM', 36: 'NY', 37: 'NC', 38: 'ND', 39: 'OH', 40: 'OK', 41: 'OR', 42: 'PA', 44: 'RI', 45: 'SC', 46: 'SD', 47: 'TN', 48: 'TX', 49: 'UT', 50: 'VT', 51: 'VA', 53: 'WA', 54: 'WV', 55: 'WI', 56: 'WY' };

// "Nashville-Davidson metropolitan government (balance)", "El Paso de Robles (Paso Robles)", "Boise City", "Urban Honolulu", "Islamorada, Village of Islands".
const calls = name => [name, name.replace(/ \(.*/, ''), name.replace(/.*\((.*)\)/, '$1'), name.replace(/,.*/, ''), name.replace(/ city \(balance\)$/, ''), name.replace(/[-/].*/, ''), name.replace(/ City$/, ''), name.replace(/^Urban /, '')];

// The place that a town is: one of its name in it or beside it; else, of its whole name, the nearest that no other town is.
function findPlace(named, state, town) {
  const { name, box } = town;
  const beside = p => p.lon > box.west - 0.02 && p.lon < box.east + 0.02 && p.lat > box.south - 0.02 && p.lat < box.north + 0.02;
  for (const call of calls(name))
    for (const key of spellings(fold(call))) {
      const found = (named.get(state + ':' + key) ?? []).filter(beside).sort((a, b) => b.population - a.population || kilometres(a, town) - kilometres(b, town))[0];
      if (found) return found;
    }
}

function findAside(named, state, town, taken) {
  for (const key of spellings(fold(town.name))) {
    const found = (named.get(state + ':' + key) ?? []).filter(p => !taken.has(p) && kilometres(p, town) < ASIDE).sort((a, b) => kilometres(a, town) - kilometres(b, town))[0];
    if (found) return found;
  }
}

function isKnown(place) {
  const by = list => (list[place.admin1] ?? []).includes(place.name);
  if (place.flags & DISTRICT || by(own.noTowns)) return false;
  return !(place.flags & UNADDRESSED) || place.alternates.length >= KNOWN || by(own.towns);
}

function boxOf(rings) {
  const box = { west: 999, south: 999, east: -999, north: -999 };
  for (const ring of rings) for (const [x, y] of ring) { box.west = Math.min(box.west, x); box.east = Math.max(box.east, x); box.south = Math.min(box.south, y); box.north = Math.max(box.north, y); }
  return box;
}

// The middle of the largest ring, by area.
function middleOf(rings) {
  const ring = rings.reduce((a, b) => Math.abs(area(b)) > Math.abs(area(a)) ? b : a);
  let x = 0, y = 0;
  const [fromX, fromY] = ring[0];
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay, bx, by] = [ring[j][0] - fromX, ring[j][1] - fromY, ring[i][0] - fromX, ring[i][1] - fromY];
    x += (ax + bx) * (ax * by - bx * ay);
    y += (ay + by) * (ax * by - bx * ay);
  }
  return { lon: fromX + x / (6 * area(ring)), lat: fromY + y / (6 * area(ring)) };
}

/** Towns with the place that each is. Places that are known by their postal code alone, and those that their list has elsewhere, are moved into their town. */
export function readTowns(places) {
  const named = new Map();
  for (const p of places) if (p.country === 'US') for (const n of new Set([p.name, p.original, p.ascii].map(fold))) { const k = p.admin1 + ':' + n; const l = named.get(k); if (l) l.push(p); else named.set(k, [p]); }
  const folder = join(dirname(require.resolve('boundaries/package.json')), 'files');
  const towns = [], taken = new Set();
  let points = 0;
  for (const file of readdirSync(folder).filter(f => /^USA-\d{7}\.json$/.test(f)).sort()) {
    if (!STATES[file.slice(4, 6)]) continue;
    const { name, area: shape } = JSON.parse(readFileSync(join(folder, file)));
    const rings = shape.coordinates.flat();
    points += rings.reduce((sum, r) => sum + r.length, 0);
    const town = { name, state: STATES[file.slice(4, 6)], box: boxOf(rings), ...middleOf(rings), rings: rings.filter(r => Math.abs(area(r)) > SMALLEST).map(r => simpler(r, TOLERANCE)).filter(r => r.length >= 3) };
    town.place = findPlace(named, town.state, town);
    if (taken.has(town.place)) continue;
    if (town.place) taken.add(town.place);
    towns.push(town);
  }
  for (const town of towns) {
    const aside = town.place ? undefined : findAside(named, town.state, town, taken);
    if (aside) taken.add(aside);
    town.place ??= aside;
    if (aside || town.place?.flags & SETTLEMENT) [town.place.lat, town.place.lon] = [town.lat, town.lon];
  }
  const known = towns.filter(t => t.place && isKnown(t.place));
  console.log(`towns: ${known.length} of ${towns.length}, ${points} points made ${known.reduce((sum, t) => sum + t.rings.reduce((n, r) => n + r.length, 0), 0)}`);
  return known;
}

/** The squares of towns, which have numbers in their order, with their bytes. */
export function cutTowns(towns) {
  const squares = new Map();
  towns.forEach((t, number) => cut(squares, number, t.rings));
  const keys = [...squares.keys()].sort((a, b) => a - b);
  return { keys, squares: keys.map(k => Buffer.concat(squares.get(k))) };
}

function cut(squares, number, rings) {
  const rows = new Map();
  for (const ring of rings) {
    const box = boxOf([ring]);
    for (let row = Math.floor((box.south - SOUTH) * PER_DEGREE); row <= Math.floor((box.north - SOUTH) * PER_DEGREE); row++) {
      const south = SOUTH + row / PER_DEGREE;
      const band = clip(clip(ring, 1, south, 1), 1, south + 1 / PER_DEGREE, -1);
      if (band.length < 3) continue;
      const list = rows.get(row);
      if (list) list.push(band); else rows.set(row, [band]);
    }
  }
  for (const [row, bands] of rows) {
    const columns = new Map();
    for (const band of bands) {
      const box = boxOf([band]);
      for (let column = Math.floor((box.west - WEST) * PER_DEGREE); column <= Math.floor((box.east - WEST) * PER_DEGREE) && column < LAST_COLUMN; column++) {
        const west = WEST + column / PER_DEGREE, south = SOUTH + row / PER_DEGREE;
        const points = rounded(clip(clip(band, 0, west, 1), 0, west + 1 / PER_DEGREE, -1), west, south);
        if (points.length < 3 || area(points) === 0) continue;
        const list = columns.get(column);
        if (list) list.push(points); else columns.set(column, [points]);
      }
    }
    for (const [column, parts] of columns) {
      const key = row * COLUMNS + column;
      const list = squares.get(key);
      if (list) list.push(bytesOf(number, parts)); else squares.set(key, [bytesOf(number, parts)]);
    }
  }
}

function rounded(ring, west, south) {
  const out = [];
  for (const [x, y] of ring) {
    const p = [Math.round((x - west) * PER_DEGREE * STEPS), Math.round((y - south) * PER_DEGREE * STEPS)];
    if (out.length === 0 || out.at(-1)[0] !== p[0] || out.at(-1)[1] !== p[1]) out.push(p);
  }
  while (out.length > 1 && out[0][0] === out.at(-1)[0] && out[0][1] === out.at(-1)[1]) out.pop();
  return out;
}

function bytesOf(number, rings) {
  const whole = rings.length === 1 && Math.abs(area(rings[0])) === STEPS * STEPS;
  const bytes = [number & 255, number >> 8, whole ? 0 : rings.length];
  if (rings.length > 255) throw new Error(`town ${number} has ${rings.length} rings in a square`);
  if (!whole)
    for (const ring of rings) {
      bytes.push(ring.length & 255, ring.length >> 8);
      for (const [x, y] of ring) bytes.push(x, y);
    }
  return Buffer.from(bytes);
}
