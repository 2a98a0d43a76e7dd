import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fetchSpawnMetrics, ScoutClient, ScoutProblem, type StreamItem } from '../src/index.js';

// A running node: ./scout demo, then SCENESCOUT_URL=http://127.0.0.1:8080 npm test
const url = process.env['SCENESCOUT_URL'];
const token = process.env['SCENESCOUT_HTTP_TOKEN'];
const options = { skip: url === undefined ? 'SCENESCOUT_URL names no node' : false };
const client = (): ScoutClient => new ScoutClient({ baseUrl: url!, ...(token ? { token } : {}) });

test('a real node: events page by page, each once, and one of them by its id', options, async () => {
  const ids: string[] = [];
  for await (const event of client().events({ limit: 3 })) {
    ids.push(event.id);
    if (ids.length === 8) break;
  }
  assert.equal(new Set(ids).size, ids.length);
  assert.equal((await client().get('/api/events/{id}', { path: { id: ids[0]! } })).id, ids[0]);
});

test('a real node: changes from the beginning', options, async () => {
  const items: StreamItem[] = [];
  for await (const item of client().changes({ since: 0 })) {
    items.push(item);
    if (items.length === 4) break;
  }
  assert.equal(items[0]?.type, 'ready');
  assert.ok(items.slice(1).every((item) => item.type === 'change' && item.seq > 0));
});

test('a real node: events that are sent, a discovery to its end, and the figures', options, async () => {
  const sent = await client().post('/api/events/process', {
    body: { source: 'manual', events: [{ title: 'Neighbours sing', start: '2031-02-01T19:00', timezone: 'Europe/Berlin', city: 'Berlin', country: 'DE' } as never] },
    idempotencyKey: 'client-test-1',
  });
  assert.equal(sent.summary.total, 1);
  const begun = await client().post('/api/discoveries', { body: { cities: ['Berlin'] }, idempotencyKey: 'client-test-2' });
  let last = begun;
  for await (const state of client().discovery(begun.id)) last = state;
  assert.ok(['done', 'failed', 'cancelled'].includes(last.status), last.status);
  const metrics = await fetchSpawnMetrics(client());
  assert.ok(metrics.workers.total > 0);
});

test('a real node: what is wrong is named', options, async () => {
  await assert.rejects(client().get('/api/events', { query: { minQuality: 7 } }), (fault: unknown) => fault instanceof ScoutProblem && fault.message.includes("minQuality '7'"));
});
