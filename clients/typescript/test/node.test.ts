import assert from 'node:assert/strict';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { test } from 'node:test';
import { fetchSpawnMetrics, ScoutClient, ScoutProblem, type StreamItem } from '../src/index.js';

// A running node: ./scout demo, then SCENESCOUT_URL=http://127.0.0.1:8080 npm test. The product's own tests start one and run these.
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

test('a real node: a stream that is cut again and again goes on from where it was', options, async () => {
  const changes = async (base: string, most: number, onReconnect?: () => void): Promise<number[]> => {
    const seqs: number[] = [];
    const scout = new ScoutClient({ baseUrl: base, backoff: { base: 1, most: 5 }, ...(token ? { token } : {}) });
    for await (const item of scout.changes({ since: 0, ...(onReconnect ? { onReconnect } : {}) })) {
      if (item.type === 'change') seqs.push(item.seq);
      if (seqs.length === most) break;
    }
    return seqs;
  };
  const whole = await changes(url!, 40);

  // Between the two is somebody who lets a few changes through, then drops the connection.
  const sockets = new Set<Socket>();
  const cutter = createServer((inward) => {
    const outward = connect(Number(new URL(url!).port || 80), new URL(url!).hostname);
    let left = 20_000;
    inward.pipe(outward);
    outward.on('data', (part) => {
      inward.write(part.subarray(0, left));
      left -= part.length;
      if (left <= 0) [inward, outward].forEach((socket) => socket.destroy());
    });
    for (const socket of [inward, outward]) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => [inward, outward].forEach((other) => other.destroy()));
    }
  });
  await new Promise<void>((listening) => cutter.listen(0, '127.0.0.1', listening));
  try {
    let cuts = 0;
    const pieces = await changes(`http://127.0.0.1:${(cutter.address() as AddressInfo).port}`, whole.length, () => cuts++);
    assert.deepEqual(pieces, whole);
    assert.ok(cuts > 0, 'it was never cut');
  } finally {
    sockets.forEach((socket) => socket.destroy());
    cutter.close();
  }
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

test('a real node: what is wrong is named, as a problem', options, async () => {
  await assert.rejects(client().get('/api/events', { query: { minQuality: 7 } }), (fault: unknown) => {
    assert.ok(fault instanceof ScoutProblem);
    assert.ok(fault.message.includes("minQuality '7'"), fault.message);
    assert.deepEqual([fault.status, fault.code, fault.retryable], [400, 'VALIDATION_ERROR', false]);
    return true;
  });
  await assert.rejects(client().get('/api/tasks/{id}', { path: { id: 'no-such-task' } }), (fault: unknown) => fault instanceof ScoutProblem && fault.status === 404 && fault.code === 'NOT_FOUND');
});

test('a real node: who has an answer already is told so', options, async () => {
  const first = await client().send('get', '/api/palettes');
  const again = await client().send('get', '/api/palettes', { headers: { 'if-none-match': first.headers.get('etag')! } });
  assert.equal(again.status, 304);
});
