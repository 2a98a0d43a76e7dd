import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSse, type SseItem } from '../src/index.js';

async function read(text: string, cut: number): Promise<SseItem[]> {
  const bytes = new TextEncoder().encode(text);
  const parts: Uint8Array[] = [];
  for (let i = 0; i < bytes.length; i += cut) parts.push(bytes.slice(i, i + cut));
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const part = parts.shift();
      if (part) controller.enqueue(part);
      else controller.close();
    },
  });
  const items: SseItem[] = [];
  for await (const item of readSse(body)) items.push(item);
  return items;
}

test('events are the same wherever the network cuts the stream', async () => {
  const text = '\uFEFF: hello\r\nretry: 3000\r\nid: 7\r\nevent: updated\r\ndata: {"a":\r\ndata: "ü😀"}\r\n\r\ndata: x\rdata:  y\r\rid\ndata: z\n\ndata: cut off';
  const whole = await read(text, text.length * 4);
  assert.deepEqual(whole, [
    { event: 'updated', data: '{"a":\n"ü😀"}', id: '7', retry: 3000 },
    { event: 'message', data: 'x\n y', id: '7', retry: 3000 },
    { event: 'message', data: 'z', id: '', retry: 3000 },
  ]);
  for (let cut = 1; cut < 12; cut++) assert.deepEqual(await read(text, cut), whole);
});

test('any bytes are read without a fault', async () => {
  let seed = 20270114;
  const next = (most: number): number => (seed = (seed * 1103515245 + 12345) % 2147483648) % most;
  const words = ['data', ':', ' ', '\n', '\r', '\r\n', 'id', 'event', 'retry', '\0', 'é', '\uFEFF', '9', 'x', '{}'];
  for (let n = 0; n < 300; n++) {
    const text = Array.from({ length: next(40) }, () => words[next(words.length)]).join('');
    const whole = await read(text, 4096);
    assert.deepEqual(await read(text, 1 + next(5)), whole);
  }
});
