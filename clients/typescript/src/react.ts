import { createContext, createElement, useCallback, useContext, useEffect, useMemo, useRef, useState, type FunctionComponent, type ReactNode } from 'react';
import { ScoutClient, type ScoutOptions } from './client.js';
import { fetchSpawnMetrics, type SpawnMetrics } from './metrics.js';
import type { ProcessAnswer, ProcessResult, SystemStatus } from './types.js';

const refreshEvery = 5000;
const Context = createContext<ScoutClient | undefined>(undefined);

/** Gives the hooks below it a client; without it, they ask the page's own site. */
export const ScoutProvider: FunctionComponent<{ readonly client: ScoutClient; readonly children?: ReactNode }> = ({ client, children }) => createElement(Context.Provider, { value: client }, children);

/** The client of the provider, or one of the page's own site. */
export function useScout(options?: ScoutOptions): ScoutClient {
  const given = useContext(Context);
  const [own] = useState(() => (given === undefined ? new ScoutClient(options) : undefined));
  return given ?? own!;
}

/** How sent events are taken. */
export interface ProcessorOptions {
  /** Reads the figures every five seconds. */
  readonly autoRefresh?: boolean;
  /** Milliseconds between readings. */
  readonly refreshInterval?: number;
  readonly batchSize?: number;
  readonly deduplicationEnabled?: boolean;
  readonly enrichmentEnabled?: boolean;
  /** Told what became of the events of a call that went well. */
  readonly onSuccess?: (results: readonly ProcessResult[]) => void;
  /** Told what went wrong; the call throws it, too. */
  readonly onError?: (error: Error) => void;
  readonly client?: ScoutClient;
}

/** Workers, and tasks that wait and went through. */
export interface ProcessorStats {
  readonly workers: number;
  readonly queued: number;
  readonly metrics: { readonly totalTasks: number; readonly completedTasks: number; readonly failedTasks: number; readonly averageTime: number };
}

/** What {@link useEventProcessor} gives. */
export interface EventProcessor {
  /** Whether a call is under way. */
  readonly isProcessing: boolean;
  readonly stats: ProcessorStats;
  /** What went wrong since they were cleared, the oldest first. */
  readonly errors: readonly Error[];
  /** Sends answers of Eventbrite's API, or events of them. */
  readonly processEventbriteEvents: (events: unknown) => Promise<readonly ProcessResult[]>;
  /** Sends answers of Yelp's API, or events of them. */
  readonly processYelpEvents: (events: unknown) => Promise<readonly ProcessResult[]>;
  /** Sends an event of somebody's own; it waits for review. */
  readonly processManualEvent: (event: unknown) => Promise<ProcessResult>;
  /** Sends events of any source. */
  readonly processEvents: (source: string, events: unknown) => Promise<readonly ProcessResult[]>;
  readonly refreshStats: () => Promise<void>;
  readonly clearErrors: () => void;
}

const nothing: ProcessorStats = { workers: 0, queued: 0, metrics: { totalTasks: 0, completedTasks: 0, failedTasks: 0, averageTime: 0 } };

/** Sends events through the pipeline, and tells how it stands. */
export function useEventProcessor(options: ProcessorOptions = {}): EventProcessor {
  const around = useContext(Context);
  const [own] = useState(() => (options.client ?? around ? undefined : new ScoutClient()));
  const client = options.client ?? around ?? own!;
  const [running, setRunning] = useState(0);
  const [stats, setStats] = useState<ProcessorStats>(nothing);
  const [errors, setErrors] = useState<readonly Error[]>([]);
  const latest = useRef(options);
  latest.current = options;
  const isThere = useRef(true);
  useEffect(() => {
    isThere.current = true;
    return () => void (isThere.current = false);
  }, []);

  const fail = useCallback((fault: unknown): Error => {
    const error = fault instanceof Error ? fault : new Error(String(fault));
    if (isThere.current) setErrors((known) => [...known, error].slice(-100));
    latest.current.onError?.(error);
    return error;
  }, []);

  const read = useCallback(
    async (signal?: AbortSignal) => {
      const status = (await client.get('/api/spawn', { query: { action: 'status' }, ...(signal ? { signal } : {}) })) as SystemStatus;
      if (!isThere.current || signal?.aborted) return;
      setStats({
        workers: status.workers.total,
        queued: status.tasks.queued,
        metrics: { totalTasks: status.totalTasks, completedTasks: status.tasks.completed, failedTasks: status.tasks.failed, averageTime: status.tasks.averageCompletionTime },
      });
    },
    [client],
  );

  usePolling(options.autoRefresh === true, options.refreshInterval ?? refreshEvery, read, fail);

  const processEvents = useCallback(
    async (source: string, events: unknown): Promise<readonly ProcessResult[]> => {
      setRunning((n) => n + 1);
      try {
        const { batchSize, deduplicationEnabled, enrichmentEnabled } = latest.current;
        const told = Object.fromEntries(Object.entries({ batchSize, deduplicationEnabled, enrichmentEnabled }).filter(([, value]) => value !== undefined));
        const answer = (await client.post('/api/events/process', { body: { source, events: events as never, options: told } })) as ProcessAnswer;
        const results = [...answer.results.successful, ...answer.results.skipped, ...answer.results.failed, ...answer.results.queued].sort((a, b) => a.index - b.index);
        if (isThere.current) setStats((known) => ({ workers: answer.stats.workers, queued: answer.stats.queued, metrics: { ...known.metrics, ...answer.stats.metrics } }));
        latest.current.onSuccess?.(results);
        return results;
      } catch (fault) {
        throw fail(fault);
      } finally {
        if (isThere.current) setRunning((n) => n - 1);
      }
    },
    [client, fail],
  );

  return useMemo(
    () => ({
      isProcessing: running > 0,
      stats,
      errors,
      processEvents,
      processEventbriteEvents: (events: unknown) => processEvents('eventbrite', events),
      processYelpEvents: (events: unknown) => processEvents('yelp', events),
      processManualEvent: async (event: unknown) => (await processEvents('manual', [event]))[0]!,
      refreshStats: () => read().catch((fault: unknown) => Promise.reject(fail(fault))),
      clearErrors: () => setErrors([]),
    }),
    [running, stats, errors, processEvents, read, fail],
  );
}

/** How the figures are read. */
export interface MetricsOptions {
  /** Milliseconds between readings; 5000 when left out. */
  readonly refetchInterval?: number;
  /** Hours of the history. */
  readonly hours?: number;
  readonly client?: ScoutClient;
}

/** What {@link useSpawnMetrics} gives. */
export interface SpawnMetricsState {
  /** The figures read last; undefined before the first. */
  readonly data: SpawnMetrics | undefined;
  /** Whether nothing was read yet. */
  readonly isLoading: boolean;
  /** What went wrong with the last reading; the figures before it stay. */
  readonly error: Error | undefined;
  readonly refetch: () => Promise<void>;
}

/** The figures of the health dashboard, read every five seconds. */
export function useSpawnMetrics(options: MetricsOptions = {}): SpawnMetricsState {
  const around = useContext(Context);
  const [own] = useState(() => (options.client ?? around ? undefined : new ScoutClient()));
  const client = options.client ?? around ?? own!;
  const { hours = 1, refetchInterval = refreshEvery } = options;
  const [state, setState] = useState<{ data: SpawnMetrics | undefined; error: Error | undefined }>({ data: undefined, error: undefined });
  const read = useCallback(
    async (signal?: AbortSignal) => {
      const data = await fetchSpawnMetrics(client, hours, signal);
      if (!signal?.aborted) setState({ data, error: undefined });
    },
    [client, hours],
  );
  const fail = useCallback((fault: unknown) => {
    const error = fault instanceof Error ? fault : new Error(String(fault));
    setState((known) => ({ data: known.data, error }));
    return error;
  }, []);
  usePolling(true, refetchInterval, read, fail);
  return useMemo(
    () => ({ data: state.data, error: state.error, isLoading: state.data === undefined && state.error === undefined, refetch: () => read().catch((fault: unknown) => void fail(fault)) }),
    [state, read, fail],
  );
}

// One reading after the other: a node that is slow is not asked again before it has answered.
function usePolling(on: boolean, every: number, read: (signal: AbortSignal) => Promise<void>, fail: (fault: unknown) => void): void {
  useEffect(() => {
    if (!on) return undefined;
    const ended = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (): Promise<void> => {
      try {
        await read(ended.signal);
      } catch (fault) {
        if (!ended.signal.aborted) fail(fault);
      }
      if (!ended.signal.aborted) timer = setTimeout(() => void look(), every);
    };
    void look();
    return () => {
      ended.abort();
      clearTimeout(timer);
    };
  }, [on, every, read, fail]);
}
