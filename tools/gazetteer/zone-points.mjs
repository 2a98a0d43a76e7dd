// Points near boundaries of time zones, with what geo-tz itself says of them, for the tests: those at which it says the same 100 m to each side.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, dirname } from 'node:path';

const require = createRequire(import.meta.url);
const { find } = require('geo-tz/all');
const index = JSON.parse(readFileSync(join(dirname(require.resolve('geo-tz')), '..', 'data', 'timezones.geojson.index.json')));
const wanted = 1500;

let state = 20240601;
const random = () => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return state / 4294967296; };
const squares = [];
(function walk(value, top, bottom, left, right) {
  if (value === undefined || Array.isArray(value) || typeof value === 'number') return;
  if (value.pos >= 0 && value.len) { if (value.len > 300) squares.push([top, bottom, left, right]); return; }
  const [y, x] = [(top + bottom) / 2, (left + right) / 2];
  walk(value.a, top, y, x, right); walk(value.b, top, y, left, x); walk(value.c, y, bottom, left, x); walk(value.d, y, bottom, x, right);
})(index.lookup, 89.9999, -89.9999, -179.9999, 179.9999);

const lines = [];
while (lines.length < wanted) {
  const [top, bottom, left, right] = squares[Math.floor(random() * squares.length)];
  const lat = +(bottom + (top - bottom) * random()).toFixed(5), lon = +(left + (right - left) * random()).toFixed(5);
  const dy = 100 / 111195, dx = dy / Math.cos(lat * Math.PI / 180);
  const at = find(lat, lon);
  if (at.length !== 1) continue;
  // Of points that are far from a boundary, a few will do.
  const near = [[0, 10], [0, -10], [10, 0], [-10, 0]].some(([a, b]) => find(lat + a * dy, lon + b * dx)[0] !== at[0]);
  if (!near && random() > 0.1) continue;
  if ([[0, 1], [0, -1], [1, 0], [-1, 0]].every(([a, b]) => { const there = find(lat + a * dy, lon + b * dx); return there.length === 1 && there[0] === at[0]; }))
    lines.push(`${lat}|${lon}|${at[0]}`);
}
writeFileSync(new URL('../../tests/SceneScout.Geocoding.Tests/zone-points.txt', import.meta.url), lines.join('\n') + '\n');
console.log(`${lines.length} points`);
