import assert from 'node:assert/strict';
import { test } from 'node:test';
import { delayOf, fetchSpawnMetrics, ratesOf, ScoutClient, ScoutProblem, type StreamItem } from '../src/index.js';
import { fakeNode, json, status } from './fake.js';

const quick = { base: 1, most: 5 };

test('events come page after page, with the parameters and the token of each', async () => {
  const node = await fakeNode(({ url }, response) => json(response, url.includes('after=two') ? { events: [{ id: '3' }] } : { events: [{ id: '1' }, { id: '2' }], next: 'two' }));
  try {
    const client = new ScoutClient({ baseUrl: `${node.url}/behind/`, token: () => Promise.resolve('secret'), operator: 'ann' });
    const ids: string[] = [];
    for await (const event of client.events({ city: 'Köln & more', limit: 2 })) ids.push(event.id);
    assert.deepEqual(ids, ['1', '2', '3']);
    assert.deepEqual(node.asked.map((one) => one.url), ['/behind/api/events?city=K%C3%B6ln+%26+more&limit=2', '/behind/api/events?city=K%C3%B6ln+%26+more&limit=2&after=two']);
    assert.ok(node.asked.every((one) => one.headers.authorization === 'Bearer secret' && one.headers['x-scout-operator'] === 'ann'));
  } finally {
    await node.close();
  }
});

test('a problem is thrown with its code, and asked again only where that can help', async () => {
  const node = await fakeNode(({ url, headers }, response, n) => {
    if (url.startsWith('/api/events')) json(response, { type: 'urn:scenescout:fault:validation-error', title: 'Bad Request', status: 400, detail: "limit '0' is not accepted", error: 'x', code: 'VALIDATION_ERROR', retryable: false }, 400);
    else if (headers['idempotency-key'] !== undefined && n > 2) json(response, { id: '1', status: 'planning' }, 202);
    else json(response, { code: 'DATABASE_ERROR', detail: 'away', retryable: true }, 503, { 'retry-after': '0' });
  });
  try {
    const client = new ScoutClient({ baseUrl: node.url, backoff: quick });
    await assert.rejects(client.get('/api/events', { query: { limit: 0 } }), (fault: unknown) => {
      assert.ok(fault instanceof ScoutProblem);
      assert.deepEqual([fault.status, fault.code, fault.retryable, fault.message], [400, 'VALIDATION_ERROR', false, "limit '0' is not accepted"]);
      return true;
    });
    assert.equal(node.asked.length, 1);
    assert.deepEqual(await client.post('/api/discoveries', { body: { cities: ['Berlin'] }, idempotencyKey: 'k' }), { id: '1', status: 'planning' });
    assert.equal(node.asked.length, 3);
    await assert.rejects(client.post('/api/discoveries', { body: {} }), (fault: unknown) => fault instanceof ScoutProblem && fault.retryAfter === 0);
    assert.equal(node.asked.length, 4);
  } finally {
    await node.close();
  }
});

test('a request that a limit refuses is sent again, whatever it is, and not before the server says', async () => {
  const node = await fakeNode((_, response, n) => (n === 1 ? json(response, { code: 'RATE_LIMIT_ERROR', retryable: true }, 429, { 'retry-after': '1' }) : json(response, { workerId: 'worker-discovery-2' }, 201)));
  try {
    const begun = Date.now();
    const answer = await new ScoutClient({ baseUrl: node.url, backoff: quick }).post('/api/workers', { body: { type: 'discovery' } });
    assert.equal(answer.workerId, 'worker-discovery-2');
    assert.ok(Date.now() - begun >= 990);
  } finally {
    await node.close();
  }
});

test('a part of the path is encoded, and must be there', async () => {
  const node = await fakeNode((_, response) => json(response, {}));
  try {
    const client = new ScoutClient({ baseUrl: node.url });
    await client.get('/api/tasks/{id}', { path: { id: 'a/b?c' } });
    assert.equal(node.asked[0]?.url, '/api/tasks/a%2Fb%3Fc');
    await assert.rejects(client.get('/api/tasks/{id}', {}), /path\.id is missing/);
    assert.throws(() => new ScoutClient(), /baseUrl is missing/);
  } finally {
    await node.close();
  }
});

test('a stream that breaks goes on behind the last change, and a wrong one ends', async () => {
  const change = (seq: number): string => `id: ${seq}\nevent: updated\ndata: {"seq":${seq},"kind":"updated","event":null}\n\n`;
  const node = await fakeNode(({ url, headers }, response, n) => {
    if (url.includes('kind=odd')) return json(response, { code: 'VALIDATION_ERROR', detail: "kind 'odd'", retryable: false }, 400);
    if (n === 2) return json(response, { code: 'TOO_MANY_WAITING', retryable: true }, 429, { 'retry-after': '0' });
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const last = headers['last-event-id'];
    if (n === 1) response.end(`retry: 1\nid: 4\nevent: ready\ndata: {"next":4}\n\n${change(5)}${change(6)}id: 7\nevent: upd`);
    else response.write(`id: ${String(last)}\nevent: ready\ndata: {"next":${String(last)}}\n\nid: 9\nevent: ping\ndata: {}\n\n${change(10)}id: 12\nevent: reset\ndata: {"next":12}\n\n`);
    return undefined;
  });
  try {
    const client = new ScoutClient({ baseUrl: node.url, backoff: quick });
    const items: StreamItem[] = [];
    let again = 0;
    for await (const item of client.changes({ since: 4, city: ['Berlin'], onReconnect: () => again++ })) {
      items.push(item);
      if (item.type === 'reset') break;
    }
    assert.deepEqual(items.map((item) => [item.type, item.type === 'change' ? item.seq : item.next]), [['ready', 4], ['change', 5], ['change', 6], ['ready', 6], ['change', 10], ['reset', 12]]);
    assert.deepEqual(node.asked.map((one) => one.headers['last-event-id']), ['4', '6', '6']);
    assert.equal(node.asked[0]?.url, '/api/stream?city=Berlin');
    assert.equal(again, 2);
    await assert.rejects(async () => {
      for await (const _ of client.changes({ kind: ['odd'] })) assert.fail();
    }, ScoutProblem);
  } finally {
    await node.close();
  }
});

test('a stream ends with its signal', async () => {
  const node = await fakeNode((_, response) => void response.writeHead(200, { 'content-type': 'text/event-stream' }).write('id: 1\nevent: ready\ndata: {"next":1}\n\n'));
  try {
    const ended = new AbortController();
    let seen = 0;
    for await (const _ of new ScoutClient({ baseUrl: node.url }).changes({ signal: ended.signal })) {
      seen++;
      ended.abort();
    }
    assert.equal(seen, 1);
  } finally {
    await node.close();
  }
});

test('the wait doubles, has an end, and is never shorter than the server asks', () => {
  const backoff = { base: 100, most: 1000 };
  assert.deepEqual([0, 1, 2, 9, 99].map((n) => delayOf(n, backoff, undefined, () => 0.5)), [100, 200, 400, 1000, 1000]);
  assert.equal(delayOf(0, backoff, 5000, () => 0.5), 5000);
  for (let n = 0; n < 50; n++) assert.ok(Math.abs(delayOf(1, backoff, undefined) - 200) <= 40);
});

test('the figures have the shape of the dashboard, and rates are those of the counter', async () => {
  const node = await fakeNode(({ url }, response) =>
    json(response, url.startsWith('/api/spawn') ? status : { points: [0, 1, 2].map((n) => ({ at: new Date(1_800_000_000_000 + n * 60_000).toISOString(), series: 'listings.discovered', value: n * n })) }),
  );
  try {
    const metrics = await fetchSpawnMetrics(new ScoutClient({ baseUrl: node.url }));
    assert.deepEqual(metrics.workers, status.workers);
    assert.deepEqual(metrics.tasks, { queued: 2, active: 1, completed: 5, failed: 1, averageCompletionTime: 1250 });
    assert.deepEqual(metrics.discoveryHistory, [{ at: 1_800_000_060_000, perHour: 60 }, { at: 1_800_000_120_000, perHour: 180 }]);
    assert.deepEqual(ratesOf([]), []);
  } finally {
    await node.close();
  }
});
