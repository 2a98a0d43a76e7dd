import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { createElement } from 'react';
import { act, create, type ReactTestRenderer } from 'react-test-renderer';
import { ScoutClient } from '../src/index.js';
import { ScoutProvider, useEventProcessor, useSpawnMetrics, type EventProcessor, type ProcessorOptions, type SpawnMetricsState } from '../src/react.js';
import { fakeNode, json, status } from './fake.js';

(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

let shown: ReactTestRenderer | undefined;
afterEach(() => act(() => shown?.unmount()));

const result = (index: number, outcome: string) => ({ index, id: `e${index}`, outcome, eventId: `0000000${index}` });
const answer = {
  success: true,
  summary: { total: 2, processed: 1, skipped: 1, failed: 0, queued: 0 },
  stats: { workers: 5, queued: 3, metrics: { totalTasks: 7, completedTasks: 6, failedTasks: 1 } },
  results: { successful: [result(1, 'successful')], skipped: [result(0, 'skipped')], failed: [], queued: [] },
};

async function show<T>(use: () => T, url: string): Promise<{ now: T }> {
  const seen = {} as { now: T };
  const Page = (): null => {
    seen.now = use();
    return null;
  };
  await act(async () => {
    shown = create(createElement(ScoutProvider, { client: new ScoutClient({ baseUrl: url, retries: 0 }) }, createElement(Page)));
    await Promise.resolve();
  });
  return seen;
}

async function until(claim: () => boolean): Promise<void> {
  for (let n = 0; n < 300 && !claim(); n++) await act(() => new Promise((next) => setTimeout(next, 10)));
  assert.ok(claim());
}

test('events are sent, what became of them is told in their order, and the figures follow', async () => {
  const node = await fakeNode((_, response) => json(response, answer));
  try {
    const told: number[] = [];
    const options: ProcessorOptions = { batchSize: 25, onSuccess: (results) => void told.push(results.length) };
    const page = await show<EventProcessor>(() => useEventProcessor(options), node.url);
    assert.deepEqual([page.now.isProcessing, page.now.stats.workers, page.now.errors.length], [false, 0, 0]);

    let sent: Promise<unknown> | undefined;
    act(() => void (sent = page.now.processEventbriteEvents([{ id: 'e0' }, { id: 'e1' }])));
    assert.equal(page.now.isProcessing, true);
    let results: unknown;
    await act(async () => void (results = await sent));

    assert.deepEqual((results as { index: number }[]).map((one) => one.index), [0, 1]);
    assert.deepEqual(told, [2]);
    assert.deepEqual([page.now.isProcessing, page.now.stats.workers, page.now.stats.queued, page.now.stats.metrics.completedTasks], [false, 5, 3, 6]);
    assert.deepEqual(JSON.parse(node.asked[0]!.body), { source: 'eventbrite', events: [{ id: 'e0' }, { id: 'e1' }], options: { batchSize: 25 } });
    await act(async () => void (await page.now.processYelpEvents([])));
    await act(async () => void (results = await page.now.processManualEvent({ title: 'x' })));
    assert.deepEqual(node.asked.map((one) => (JSON.parse(one.body) as { source: string }).source), ['eventbrite', 'yelp', 'manual']);
    assert.equal((results as { index: number }).index, 0);
  } finally {
    await node.close();
  }
});

test('what goes wrong is thrown, told, kept, and cleared', async () => {
  const node = await fakeNode((_, response) => json(response, { success: false, error: 'Invalid event data: title', code: 'VALIDATION_ERROR' }, 400));
  try {
    const told: string[] = [];
    const page = await show<EventProcessor>(() => useEventProcessor({ onError: (error) => void told.push(error.message) }), node.url);
    await act(async () => assert.rejects(page.now.processManualEvent({}), /Invalid event data/));
    assert.deepEqual(page.now.errors.map((error) => error.message), ['Invalid event data: title']);
    assert.deepEqual(told, ['Invalid event data: title']);
    assert.equal(page.now.isProcessing, false);
    act(() => page.now.clearErrors());
    assert.equal(page.now.errors.length, 0);
  } finally {
    await node.close();
  }
});

test('with autoRefresh the figures are read again and again until the page is left', async () => {
  const node = await fakeNode((_, response) => json(response, status));
  try {
    const page = await show<EventProcessor>(() => useEventProcessor({ autoRefresh: true, refreshInterval: 5 }), node.url);
    await until(() => node.asked.length >= 3 && page.now.stats.workers === 3);
    assert.deepEqual([page.now.stats.queued, page.now.stats.metrics.averageTime], [2, 1250]);
    await act(() => {
      shown?.unmount();
      return Promise.resolve();
    });
    const asked = node.asked.length;
    await new Promise((next) => setTimeout(next, 60));
    assert.ok(node.asked.length <= asked + 1);
  } finally {
    await node.close();
  }
});

test('the metrics come, stay when a reading fails, and say so', async () => {
  let away = false;
  const node = await fakeNode(({ url }, response) => (away ? json(response, { code: 'DATABASE_ERROR', detail: 'away', retryable: true }, 503) : json(response, url.startsWith('/api/spawn') ? status : { points: [] })));
  try {
    const page = await show<SpawnMetricsState>(() => useSpawnMetrics({ refetchInterval: 5 }), node.url);
    assert.equal(page.now.isLoading, true);
    await until(() => page.now.data !== undefined);
    assert.deepEqual([page.now.isLoading, page.now.data?.workers.total, page.now.data?.tasks.queued, page.now.data?.discoveryHistory.length], [false, 3, 2, 0]);
    away = true;
    await until(() => page.now.error !== undefined);
    assert.equal(page.now.data?.workers.total, 3);
    away = false;
    await until(() => page.now.error === undefined);
  } finally {
    await node.close();
  }
});
