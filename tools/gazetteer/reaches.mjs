// How far places reach: what the nearest place of a point is.
import { CAPITAL, DISTRICT, OFFICE, SEAT, UNADDRESSED } from './flags.mjs';
import { kilometres } from './grid.mjs';

/** Writes how many times as far as a village's each place's centre reaches; 0 where no point lies in it. */
export function findReaches(places, grid) {
  for (const p of places) p.reach = p.later ? reachOfLater(p, grid) : reachOf(p) * (isInShadow(p, grid) ? 0.5 : 1);
}

function reachOfLater(p, grid) {
  for (const q of grid.near(p.lat, p.lon, 6)) if (q.country === p.country && !(q.flags & OFFICE)) return 0;
  return 0.35;
}

function reachOf(p) {
  if (p.flags & OFFICE) return 0;
  if (p.flags & DISTRICT) return 1.6;
  const thousands = Math.max(p.population, 500) / 1000;
  const reach = Math.max(0.7, p.country === 'US' ? Math.min(10, thousands ** 0.25) : Math.min(20, p.population === 0 ? thousands ** 0.27 : thousands ** 0.33));
  // A town that is known abroad is written although its post office is another's.
  return p.flags & UNADDRESSED ? reach * (p.alternates.length >= 4 ? 0.5 : 0.1) : reach;
}

// Well within the reach of a city of five times its people: halls and grounds there are said to be in the city. In the United States it is known where towns end.
function isInShadow(p, grid) {
  if (p.country === 'US' || p.flags & (DISTRICT | CAPITAL | SEAT | OFFICE)) return false;
  for (const c of grid.near(p.lat, p.lon, 60))
    if (c.country === p.country && !(c.flags & DISTRICT) && c.population >= 100_000 && c.population >= 5 * Math.max(p.population, 500) && 0.0187 * Math.sqrt(c.population) >= 1.3 * Math.max(0.5, kilometres(p, c))) return true;
  return false;
}
