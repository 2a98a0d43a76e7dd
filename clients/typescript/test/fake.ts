import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A node that answers what a test says. */
export interface FakeNode {
  readonly url: string;
  readonly asked: { readonly method: string; readonly url: string; readonly headers: IncomingMessage['headers']; readonly body: string }[];
  close(): Promise<void>;
}

export async function fakeNode(answer: (request: FakeNode['asked'][number], response: ServerResponse, n: number) => void | Promise<void>): Promise<FakeNode> {
  const asked: FakeNode['asked'] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      const one = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body };
      asked.push(one);
      void answer(one, response, asked.length);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

export function json(response: ServerResponse, body: unknown, status = 200, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': status < 400 ? 'application/json' : 'application/problem+json', ...headers }).end(JSON.stringify(body));
}

export const status = {
  status: 'processing',
  activeTasks: 1,
  totalTasks: 9,
  workers: { total: 3, byType: { discovery: 3 }, byStatus: { idle: 3 } },
  tasks: { queued: 2, active: 1, completed: 5, failed: 1, failedAttempts: 1, deadLettered: 1, averageCompletionTime: 1250, liveByType: {} },
  performance: { cpuUsage: 0.1, memoryUsage: 1000, uptimeSeconds: 1, eventDiscoveryRate: 60, ingestionRate: 50 },
};
