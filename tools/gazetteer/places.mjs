// Places, regions, countries and postal codes, with the keys that find them.
//
// places.bin, little-endian, under Brotli: a list of tables, each an int32 length in bytes before it, in the order in which writePlaces writes them; PlaceData reads it.
import { Bytes, writeCompressed } from './bytes.mjs';
import { readCounties } from './counties.mjs';
import { DISTRICT, SETTLEMENT } from './flags.mjs';
import { fold, hash } from './fold.mjs';
import { Grid } from './grid.mjs';
import { addLater, readPlaces, renewNames } from './lists.mjs';
import { own } from './own.mjs';
import { findCentres, findParents } from './parents.mjs';
import { addPostcodes, readPoints } from './postcodes.mjs';
import { findReaches } from './reaches.mjs';
import { readCountries, readRegions } from './regions.mjs';
import { cutTowns, readTowns } from './towns.mjs';

// Reaches are written in 1/12.
const REACH = 12;
// Names that begin alike are one name, written in two ways.
const AKIN = 4;

export function writePlaces(output) {
  let places = readPlaces();
  renewNames(places);
  const grid = new Grid();
  for (const p of places) grid.add(p);
  const postcodes = addPostcodes(places, grid);
  findParents(places, grid, postcodes);
  const towns = readTowns(places);
  findCentres(places);
  const points = readPoints(postcodes);
  addLater(places);
  findReaches(places, grid);
  // By tenths of a degree, row by row from the north, as they are looked up by point.
  const cell = p => Math.min(1799, Math.floor((9_000_000 - Math.round(p.lat * 1e5)) / 10_000)) * 3600 + Math.floor((Math.round(p.lon * 1e5) + 18_000_000) / 10_000) % 3600;
  places = places.map(p => ({ p, c: cell(p) })).sort((a, b) => a.c - b.c || b.p.population - a.p.population || (a.p.name < b.p.name ? -1 : 1)).map(x => x.p);
  places.forEach((p, i) => { p.index = i; });
  const countries = readCountries();
  const countryIndex = new Map(countries.map((c, i) => [c.code, i]));
  const regions = readRegions(places);
  regions.forEach((r, i) => { r.index = i; });

  const entries = new Map();
  // Two sorts: what a thing is called, and what it is called elsewhere.
  const enter = (key, kind, index, other) => {
    if (key.length === 0) return;
    const [bucket, rest] = hash(key);
    const target = (kind << 28) | (other ? 1 << 27 : 0) | index;
    const k = bucket * 4294967296 + rest;
    const l = entries.get(k);
    if (!l) entries.set(k, [target]);
    else if (!l.some(t => (t & ~(1 << 27)) === (target & ~(1 << 27)))) l.push(target);
  };
  for (const p of places) {
    for (const n of [p.name, p.original, p.ascii]) enter(fold(n), 0, p.index, false);
    const firsts = [p.name, p.original, p.ascii].map(fold);
    for (const n of p.alternates) {
      const key = fold(n);
      if (key.length < 2 || (key.length <= 3 && /^[A-Z]+$/.test(n) && p.population < 300_000)) continue;
      if (firsts.includes(key)) continue;
      // "Rostov" is Rostov-na-Donu, as "Fort Washington" is not Cincinnati.
      if (firsts.some(first => first.slice(0, AKIN) === key.slice(0, AKIN))) enter(key, 5, p.index, false);
      else enter(key, 0, p.index, true);
    }
  }
  let aliases = 0;
  const known = places.filter(p => p.country in own.aliases);
  for (const [country, list] of Object.entries(own.aliases))
    for (const entry of list) {
      const [alias, name, admin1] = entry.split('=');
      const p = known.filter(q => q.country === country && (!admin1 || q.admin1 === admin1) && (q.original === name || q.alternates.includes(name))).sort((a, b) => b.population - a.population)[0];
      if (!p) { console.warn(`aliases ${country}: no place ${name}`); continue; }
      enter(fold(alias), 4, p.index, false); aliases++;
    }
  for (const r of regions) {
    enter(fold(r.name), 1, r.index, r.code.split('.').length > 2);
    for (const n of r.others) enter(fold(n), 1, r.index, true);
  }
  countries.forEach((c, i) => { for (const n of [c.code, ...c.names]) enter(fold(n), 2, i, false); });
  const codes = [...postcodes].sort((a, b) => cell(a[1]) - cell(b[1]) || (a[0] < b[0] ? -1 : 1));
  codes.forEach(([key], i) => enter(fold(key), 3, i, false));

  // The countries of a time zone are those of its places.
  const zoneCountries = new Map();
  for (const p of places) if (p.zone) { const z = zoneCountries.get(p.zone) ?? new Map(); z.set(p.country, (z.get(p.country) ?? 0) + 1); zoneCountries.set(p.zone, z); }

  const out = new Bytes(40_000_000);
  const table = fill => { const at = out.length; out.int32(0); fill(); out.buffer.writeInt32LE(out.length - at - 4, at); };
  const strings = list => { table(() => { let at = 0; for (const s of list) { out.int32(at); at += Buffer.byteLength(s); } out.int32(at); }); table(() => out.bytes(Buffer.from(list.join(''), 'utf8'))); };
  strings(countries.map(c => c.code));
  strings(countries.map(c => c.name));
  strings(regions.map(r => r.name));
  strings(regions.map(r => r.short ?? ''));
  table(() => regions.forEach(r => out.byte(countryIndex.get(r.country) ?? 255)));
  table(() => regions.forEach(r => out.int32(r.main?.index ?? -1)));
  table(() => regions.forEach(r => out.byte(r.code.split('.').length - 1)));
  strings(places.map(p => p.name));
  table(() => places.forEach(p => out.int32(Math.round(p.lat * 1e5))));
  table(() => places.forEach(p => out.int32(Math.round(p.lon * 1e5))));
  table(() => places.forEach(p => out.int32(p.population)));
  table(() => places.forEach(p => out.byte(countryIndex.get(p.country) ?? 255)));
  table(() => places.forEach(p => out.uint16(p.region?.index ?? 65535)));
  table(() => places.forEach(p => out.byte(p.flags)));
  table(() => places.forEach(p => out.int32(p.parent?.index ?? -1)));
  table(() => codes.forEach(([, p]) => out.int32(Math.round(p.lat * 1e5))));
  table(() => codes.forEach(([, p]) => out.int32(Math.round(p.lon * 1e5))));
  table(() => codes.forEach(([, p]) => out.int32(p.place.index)));
  table(() => places.forEach(p => out.byte(Math.round(p.reach * REACH))));
  const around = points.map(p => ({ p, c: cell(p) })).sort((a, b) => a.c - b.c || a.p.place.index - b.p.place.index || a.p.lat - b.p.lat || a.p.lon - b.p.lon).map(x => x.p);
  table(() => around.forEach(p => out.int32(Math.round(p.lat * 1e5))));
  table(() => around.forEach(p => out.int32(Math.round(p.lon * 1e5))));
  table(() => around.forEach(p => out.int32(p.place.index)));
  table(() => around.forEach(p => out.byte(Math.round(p.reach * REACH))));
  const sorted = [...entries].sort((a, b) => a[0] - b[0]);
  const flat = sorted.flatMap(([k, targets]) => targets.map(t => [Math.floor(k / 4294967296), k % 4294967296, t]));
  table(() => { let next = 0; for (let b = 0; b <= 65536; b++) { while (next < flat.length && flat[next][0] < b) next++; out.int32(next); } });
  table(() => flat.forEach(([, rest]) => out.uint32(rest)));
  table(() => flat.forEach(([, , target]) => out.uint32(target)));
  const zones = [...zoneCountries].sort((a, b) => a[0] < b[0] ? -1 : 1);
  strings(zones.map(([name]) => name));
  strings(zones.map(([, m]) => { const total = [...m.values()].reduce((a, b) => a + b, 0); return [...m].filter(([, n]) => n / total > 0.005).sort((a, b) => b[1] - a[1]).map(([c]) => c).join(''); }));
  const counties = readCounties();
  let runs = 0;
  table(() => { for (const row of counties.rows) { out.int32(runs); runs += row.starts.length; } out.int32(runs); });
  table(() => counties.rows.forEach(row => row.starts.forEach(s => out.uint16(s))));
  table(() => counties.rows.forEach(row => row.areas.forEach(a => out.uint16(a))));
  table(() => counties.states.forEach(s => out.byte(Number(s))));
  const cuts = cutTowns(towns);
  table(() => cuts.keys.forEach(k => out.int32(k)));
  table(() => { let at = 0; for (const s of cuts.squares) { out.int32(at); at += s.length; } out.int32(at); });
  table(() => cuts.squares.forEach(s => out.bytes(s)));
  table(() => towns.forEach(t => out.int32(t.place.index)));
  const size = writeCompressed(output, out.done());
  console.log(`places: ${places.length} places (${places.filter(p => p.flags & DISTRICT).length} districts, ${places.filter(p => p.flags & SETTLEMENT).length} of postal codes), ${regions.length} regions, ${countries.length} countries, ${codes.length} postal codes, ${points.length} further points, ${aliases} aliases, ${flat.length} keys: ${out.length} bytes, compressed ${size}`);
}
