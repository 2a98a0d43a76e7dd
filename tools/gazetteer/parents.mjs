// Which city a part of one belongs to, and which towns are centres of their own.
import { CAPITAL, COUNTY_SEAT, DISTRICT, OFFICE, OWN_CENTRE, SEAT, SETTLEMENT } from './flags.mjs';
import { Grid, kilometres } from './grid.mjs';
import { own } from './own.mjs';

// Which of their codes is that of the municipality.
const MUNICIPALITY = { BE: 'admin4', DE: 'admin4', IT: 'admin3', ES: 'admin3', AT: 'admin3', CH: 'admin3', PL: 'admin3' };

// A part of a city belongs to the city of its municipality, or to the one in whose reach it lies.
export function findParents(places, grid, postcodes) {
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
export function findCentres(places) {
  const grid = new Grid();
  for (const p of places) if (p.population > 0 && !(p.flags & DISTRICT)) grid.add(p);
  for (const p of places) {
    if (p.population <= 0 || p.flags & DISTRICT) continue;
    let alone = true;
    for (const q of grid.near(p.lat, p.lon, 30)) if (q.population > 2 * p.population) { alone = false; break; }
    if (alone) p.flags |= OWN_CENTRE;
  }
}
