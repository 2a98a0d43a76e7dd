// Types of the API, made of the description that a node serves (openapi.json, held current by the product's own tests).
//   node scripts/generate.mjs                     makes src/schema.ts anew of openapi.json
//   node scripts/generate.mjs --from http://...   reads the description from a running node first
//   node scripts/generate.mjs --check             fails when src/schema.ts is not what openapi.json gives
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

const description = new URL('../openapi.json', import.meta.url);
const target = new URL('../src/schema.ts', import.meta.url);
const [option, address] = process.argv.slice(2);

if (option === '--from') {
  const token = process.env.SCENESCOUT_HTTP_TOKEN;
  const answer = await fetch(new URL('/openapi/v1.json', address), token ? { headers: { authorization: `Bearer ${token}` } } : {});
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  await writeFile(description, `${JSON.stringify(await answer.json(), null, 2)}\n`);
}

const text = await readFile(description, 'utf8');
const hash = createHash('sha256').update(text).digest('hex');
const types = astToString(await openapiTS(JSON.parse(text)));
const made = `// Made of openapi.json by scripts/generate.mjs; not to be edited.\n// openapi.json sha256: ${hash}\n${types}`;

if (option === '--check') {
  if ((await readFile(target, 'utf8')) !== made) {
    console.error('src/schema.ts is not what openapi.json gives: npm run generate');
    process.exit(1);
  }
} else {
  await writeFile(target, made);
}
