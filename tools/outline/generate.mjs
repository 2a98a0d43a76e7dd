// Writes src/SceneScout.Dashboard/Assets/world.svg: land and borders of Natural Earth (1:50m) in Web Mercator, in whole units of a world that is 8192 wide.
// npm ci && npm run generate
import { readFileSync, writeFileSync } from 'node:fs';

const world = 8192;
const atlas = JSON.parse(readFileSync(new URL('node_modules/world-atlas/countries-50m.json', import.meta.url)));
const { scale, translate } = atlas.transform;

const project = ([lon, lat]) => {
  const phi = Math.max(-85.05, Math.min(85.05, lat)) * Math.PI / 180;
  return [Math.round((lon + 180) / 360 * world), Math.round((0.5 - Math.log(Math.tan(Math.PI / 4 + phi / 2)) / (2 * Math.PI)) * world)];
};

// Arcs are differences of whole numbers.
const arcs = atlas.arcs.map(arc => {
  let x = 0, y = 0;
  return arc.map(([dx, dy]) => project([(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]));
});
const points = index => index >= 0 ? arcs[index] : [...arcs[~index]].reverse();

const line = (given, closed) => {
  const kept = given.filter((p, i) => i === 0 || p[0] !== given[i - 1][0] || p[1] !== given[i - 1][1]);
  if (kept.length < (closed ? 4 : 2)) return '';
  let text = `M${kept[0][0]} ${kept[0][1]}`, [x, y] = kept[0];
  for (const [px, py] of kept.slice(1)) { text += `l${px - x} ${py - y}`; [x, y] = [px, py]; }
  return (closed ? text + 'z' : text).replaceAll(' -', '-');
};

// The atlas has no cut at the antimeridian: a ring that crosses it goes on beyond the world's edge, and what lies there is drawn at the other edge.
const unrolled = given => {
  let turn = 0;
  return given.map(([x, y], i) => {
    if (i > 0) turn -= Math.round((x - given[i - 1][0]) / world) * world;
    return [x + turn, y];
  });
};
// The part of a polygon on one side of a meridian (Sutherland and Hodgman).
const side = (given, edge, isIn) => given.flatMap((b, i) => {
  const a = given.at(i - 1);
  const cut = isIn(a[0]) === isIn(b[0]) ? [] : [[edge, Math.round(a[1] + (edge - a[0]) / (b[0] - a[0]) * (b[1] - a[1]))]];
  return isIn(b[0]) ? [...cut, b] : cut;
});
const ring = indices => {
  let all = unrolled(indices.flatMap((index, n) => n === 0 ? points(index) : points(index).slice(1)));
  // Around a pole: closed along the world's lower edge.
  if (all[0][0] !== all.at(-1)[0]) all = [...all, [all.at(-1)[0], world], [all[0][0], world], all[0]];
  const isWhole = all.every(([x]) => x >= 0 && x <= world);
  if (isWhole) return line(all, true);
  return [-world, 0, world].map(shift => {
    const moved = all.slice(0, -1).map(([x, y]) => [x + shift, y]);
    const kept = side(side(moved, 0, x => x >= 0), world, x => x <= world);
    return kept.length < 3 ? '' : line([...kept, kept[0]], true);
  }).join('');
};
const polygons = geometry => geometry.type === 'Polygon' ? [geometry.arcs] : geometry.type === 'MultiPolygon' ? geometry.arcs : [];
const land = atlas.objects.land.geometries.flatMap(polygons).flatMap(rings => rings.map(ring)).join('');

// A border is an arc of two countries.
const uses = new Map();
for (const country of atlas.objects.countries.geometries)
  for (const index of new Set(polygons(country).flat(2).map(i => i < 0 ? ~i : i)))
    uses.set(index, (uses.get(index) ?? 0) + 1);
const borders = [...uses].filter(([, n]) => n > 1).map(([index]) => line(arcs[index], false)).join('');

writeFileSync(new URL('../../src/SceneScout.Dashboard/Assets/world.svg', import.meta.url),
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${world} ${world}"><path id="land" d="${land}"/><path id="borders" fill="none" d="${borders}"/></svg>\n`);
