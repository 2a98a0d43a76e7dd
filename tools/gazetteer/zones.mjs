// Time zones: the squares and boundaries of geo-tz (all zones, not the merged ones), with the boundaries made simpler by at most TOLERANCE metres.
//
// zones.bin, little-endian, under Brotli:
//   int32   number of zones, then their names: a byte of length, ASCII
//   int32   number of nodes of the quadtree; then four int32 a node: north-east, north-west, south-west, south-east.
//           n >= 0 a node; -1 open sea; -2 - z the whole square in zone z; below -1,000,000 a border square, at byte -1,000,001 - n of the shapes
//   int32   number of bytes of the shapes; a shape is
//           varint number of features; each: varint zone, varint number of rings; each: varint number of points, then points as zigzag varint differences,
//           in 1/16384 of the square, from its south-west corner, which is where the first difference of each ring begins
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, dirname } from 'node:path';
import { Bytes, writeCompressed } from './bytes.mjs';

const require = createRequire(import.meta.url);
const Pbf = require('pbf');
const Module = Pbf.PbfReader ?? Pbf.default ?? Pbf;
const { decode } = require('geobuf');

const TOLERANCE = 15;
const METRES = 111_195;
const STEPS = 16384;

const data = join(dirname(require.resolve('geo-tz')), '..', 'data');
const index = JSON.parse(readFileSync(join(data, 'timezones.geojson.index.json')));
const features = readFileSync(join(data, 'timezones.geojson.geo.dat'));

const nodes = [];
const shapes = new Bytes(24_000_000);
let borders = 0, pointsIn = 0, pointsOut = 0;

function child(value, box) {
  if (value === undefined || value === null)
    return -1;
  if (Array.isArray(value))
    return value.length === 0 ? -1 : -2 - value[0];
  if (typeof value === 'number')
    return -2 - value;
  if (value.pos >= 0 && value.len)
    return shape(decode(new Module(features.subarray(value.pos, value.pos + value.len))), box);
  return node(value, box);
}

function node(value, { top, bottom, left, right }) {
  const at = nodes.length / 4;
  nodes.push(0, 0, 0, 0);
  const [y, x] = [(top + bottom) / 2, (left + right) / 2];
  const boxes = [{ top, bottom: y, left: x, right }, { top, bottom: y, left, right: x }, { top: y, bottom, left, right: x }, { top: y, bottom, left: x, right }];
  ['a', 'b', 'c', 'd'].forEach((name, i) => { const code = child(value[name], boxes[i]); nodes[at * 4 + i] = code; });
  return at;
}

function shape(collection, box) {
  const at = shapes.length;
  const list = collection.type === 'FeatureCollection' ? collection.features : [collection];
  shapes.varint(list.length);
  const shrink = Math.cos((box.top + box.bottom) / 2 * Math.PI / 180);
  const [sx, sy] = [(box.right - box.left) * METRES * shrink / STEPS, (box.top - box.bottom) * METRES / STEPS];
  for (const feature of list) {
    const zone = index.timezones.indexOf(feature.properties.tzid);
    if (zone < 0)
      throw new Error('unknown zone ' + feature.properties.tzid);
    const polygons = feature.geometry.type === 'Polygon' ? [feature.geometry.coordinates] : feature.geometry.coordinates;
    const rings = polygons.flat().map(ring => {
      const points = ring.map(([lon, lat]) => [(lon - box.left) / (box.right - box.left) * STEPS, (lat - box.bottom) / (box.top - box.bottom) * STEPS]);
      pointsIn += points.length;
      return simpler(points, sx, sy);
    }).filter(ring => ring.length >= 3);
    shapes.varint(zone);
    shapes.varint(rings.length);
    for (const ring of rings) {
      pointsOut += ring.length;
      shapes.varint(ring.length);
      let [px, py] = [0, 0];
      for (const [x, y] of ring) {
        shapes.zigzag(x - px);
        shapes.zigzag(y - py);
        [px, py] = [x, y];
      }
    }
  }
  borders++;
  return -1_000_001 - at;
}

// Douglas and Peucker, on a closed ring: from the first point and the one farthest from it. What repeats the first point is left out.
function simpler(points, sx, sy) {
  const open = points.length > 1 && same(points[0], points.at(-1)) ? points.slice(0, -1) : points;
  if (open.length < 3)
    return [];
  let far = 0, best = -1;
  open.forEach((p, i) => { const d = ((p[0] - open[0][0]) * sx) ** 2 + ((p[1] - open[0][1]) * sy) ** 2; if (d > best) [best, far] = [d, i]; });
  const keep = new Uint8Array(open.length + 1);
  const ring = [...open, open[0]];
  keep[0] = keep[far] = keep[open.length] = 1;
  const stack = [[0, far], [far, open.length]];
  while (stack.length) {
    const [a, b] = stack.pop();
    let [at, worst] = [-1, TOLERANCE * TOLERANCE];
    for (let i = a + 1; i < b; i++) {
      const d = distance(ring[i], ring[a], ring[b], sx, sy);
      if (d > worst) [at, worst] = [i, d];
    }
    if (at >= 0) { keep[at] = 1; stack.push([a, at], [at, b]); }
  }
  const out = [];
  for (let i = 0; i < open.length; i++)
    if (keep[i]) {
      const p = [Math.round(ring[i][0]), Math.round(ring[i][1])];
      if (out.length === 0 || !same(out.at(-1), p))
        out.push(p);
    }
  return out;
}

const same = (p, q) => p[0] === q[0] && p[1] === q[1];

function distance(p, a, b, sx, sy) {
  const [x, y, bx, by] = [(p[0] - a[0]) * sx, (p[1] - a[1]) * sy, (b[0] - a[0]) * sx, (b[1] - a[1]) * sy];
  const length = bx * bx + by * by;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, (x * bx + y * by) / length));
  return (x - t * bx) ** 2 + (y - t * by) ** 2;
}

export function writeZones(output) {
  node(index.lookup, { top: 89.9999, bottom: -89.9999, left: -179.9999, right: 179.9999 });
  const out = new Bytes(shapes.length + nodes.length * 4 + 100_000);
  out.int32(index.timezones.length);
  for (const name of index.timezones)
    out.text(name);
  out.int32(nodes.length / 4);
  for (const n of nodes)
    out.int32(n);
  out.int32(shapes.length);
  out.bytes(shapes.done());
  const size = writeCompressed(output, out.done());
  console.log(`zones: ${index.timezones.length} zones, ${nodes.length / 4} nodes, ${borders} border squares, ${pointsIn} points made ${pointsOut}: ${out.length} bytes, compressed ${size}`);
}
