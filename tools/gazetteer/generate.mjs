// Writes what the geocoder ships: places and time zones of the world, from the packages whose exact versions package.json pins, and from own.json, which is our own.
// Usage: npm ci && npm run generate    (the same input gives the same bytes)
import { writePlaces } from './places.mjs';
import { writeZones } from './zones.mjs';

const data = name => new URL(`../../src/SceneScout.Geocoding/Data/${name}`, import.meta.url);
writeZones(data('zones.bin.br'));
writePlaces(data('places.bin.br'));
