import type { ScoutClient } from './client.js';
import type { SystemStatus } from './types.js';

/** How fast listings were found at an instant. */
export interface RatePoint {
  /** The instant, Unix milliseconds. */
  readonly at: number;
  /** Listings found by an hour. */
  readonly perHour: number;
}

/** The figures of the health dashboard. */
export interface SpawnMetrics {
  readonly workers: { readonly total: number; readonly byType: Readonly<Record<string, number>>; readonly byStatus: Readonly<Record<string, number>> };
  readonly tasks: { readonly queued: number; readonly active: number; readonly completed: number; readonly failed: number; readonly averageCompletionTime: number };
  readonly performance: { readonly cpuUsage: number; readonly memoryUsage: number; readonly eventDiscoveryRate: number; readonly ingestionRate: number };
  /** The discovery rate over the last hours, oldest first. */
  readonly discoveryHistory: readonly RatePoint[];
}

/** Reads the figures: the status of the system, and the history that the store keeps by the minute. */
export async function fetchSpawnMetrics(client: ScoutClient, hours = 1, signal?: AbortSignal): Promise<SpawnMetrics> {
  const asked = signal ? { signal } : {};
  const [status, figures] = await Promise.all([
    client.get('/api/spawn', { query: { action: 'status' }, ...asked }) as Promise<SystemStatus>,
    client.get('/api/figures', { query: { series: 'listings.discovered', hours, every: Math.min(60, Math.ceil(hours / 2)) }, ...asked }),
  ]);
  const { workers, tasks, performance } = status;
  return {
    workers: { total: workers.total, byType: workers.byType, byStatus: workers.byStatus },
    tasks: { queued: tasks.queued, active: tasks.active, completed: tasks.completed, failed: tasks.failed, averageCompletionTime: tasks.averageCompletionTime },
    performance: { cpuUsage: performance.cpuUsage, memoryUsage: performance.memoryUsage, eventDiscoveryRate: performance.eventDiscoveryRate, ingestionRate: performance.ingestionRate },
    discoveryHistory: ratesOf(figures.points.map((point) => ({ at: Date.parse(point.at), total: point.value }))),
  };
}

/** The growth of a counter by the hour, from one point to the next. */
export function ratesOf(totals: readonly { readonly at: number; readonly total: number }[]): RatePoint[] {
  return totals.slice(1).map((point, i) => {
    const before = totals[i]!;
    const hours = (point.at - before.at) / 3_600_000;
    return { at: point.at, perHour: hours > 0 ? Math.round(((point.total - before.total) / hours) * 10) / 10 : 0 };
  });
}
