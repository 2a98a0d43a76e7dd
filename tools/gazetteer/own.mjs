// Our own list: names, cities of several parts, aliases, the towns of postal areas.
import { readFileSync } from 'node:fs';

export const own = JSON.parse(readFileSync(new URL('./own.json', import.meta.url)));
