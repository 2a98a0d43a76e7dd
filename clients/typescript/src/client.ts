import { delayOf, pause, usualBackoff, type Backoff } from './backoff.js';
import { ScoutProblem, waitOf } from './problem.js';
import type { paths } from './schema.js';
import { readSse } from './sse.js';
import type { AnswerOf, Asked, Discovery, Method, Operation, PathOf, QueryOf, ScoutChange, ScoutEvent } from './types.js';

/** Where a node is, and how it is asked. */
export interface ScoutOptions {
  /** The node's address, such as `http://127.0.0.1:8080`; that of the page when left out in a browser. */
  readonly baseUrl?: string | URL;
  /** A token of the node, or what gives it anew for each request. */
  readonly token?: string | (() => string | Promise<string>);
  /** How often a request is tried again that may be: 2 when left out. */
  readonly retries?: number;
  readonly backoff?: Backoff;
  /** The name under which the audit log has acts. */
  readonly operator?: string;
  /** In place of the global one. */
  readonly fetch?: typeof fetch;
}

/** What a stream of changes gives. */
export type StreamItem =
  /** The place that the stream is at. */
  | { readonly type: 'ready'; readonly next: number }
  /** A change of an event. */
  | { readonly type: 'change'; readonly seq: number; readonly change: ScoutChange }
  /** Changes were missed that are not kept any more: read all events, then go on. */
  | { readonly type: 'reset'; readonly next: number };

/** Which changes, and from where. */
export interface StreamQuery {
  readonly kind?: readonly string[];
  readonly category?: readonly string[];
  readonly city?: readonly string[];
  readonly source?: readonly string[];
  /** A place in the feed to go on from; left out, it begins with what happens next. */
  readonly since?: number;
  readonly signal?: AbortSignal;
  /** Told when a connection ended and a new one is made. */
  readonly onReconnect?: (reason: unknown, attempt: number) => void;
}

type Writing = 'post' | 'put' | 'delete';

/** A client of one node. */
export class ScoutClient {
  readonly #base: URL;
  readonly #options: ScoutOptions;
  readonly #fetch: typeof fetch;
  readonly #backoff: Backoff;

  constructor(options: ScoutOptions = {}) {
    const page = (globalThis as { location?: { origin?: string } }).location?.origin;
    const base = options.baseUrl ?? page;
    if (base === undefined) throw new TypeError('baseUrl is missing: the address of a node, such as http://127.0.0.1:8080.');
    this.#base = new URL(base);
    this.#options = options;
    this.#fetch = options.fetch ?? globalThis.fetch.bind(globalThis);
    this.#backoff = options.backoff ?? usualBackoff;
  }

  /** Reads. */
  get<P extends PathOf<'get'>>(path: P, asked: Asked<Operation<P, 'get'>> = {}): Promise<AnswerOf<Operation<P, 'get'>>> {
    return this.#json('get', path, asked);
  }

  /** Sends. */
  post<P extends PathOf<'post'>>(path: P, asked: Asked<Operation<P, 'post'>> = {}): Promise<AnswerOf<Operation<P, 'post'>>> {
    return this.#json('post', path, asked);
  }

  /** Puts. */
  put<P extends PathOf<'put'>>(path: P, asked: Asked<Operation<P, 'put'>> = {}): Promise<AnswerOf<Operation<P, 'put'>>> {
    return this.#json('put', path, asked);
  }

  /** Takes away. */
  delete<P extends PathOf<'delete'>>(path: P, asked: Asked<Operation<P, 'delete'>> = {}): Promise<AnswerOf<Operation<P, 'delete'>>> {
    return this.#json('delete', path, asked);
  }

  /** The answer as it comes; a problem is thrown. For exports, pictures and streams. */
  async send<M extends Method, P extends PathOf<M>>(method: M, path: P, asked: Asked<Operation<P, M>> = {}): Promise<Response> {
    const { query, path: places, body, idempotencyKey, headers: more, signal } = asked as Asked<never> & { query?: object; path?: object; body?: unknown };
    const url = this.#url(path as string, places, query);
    const isSafe = method === 'get' || method === 'put' || method === 'delete' || idempotencyKey !== undefined;
    const most = this.#options.retries ?? 2;
    for (let attempt = 0; ; attempt++) {
      const headers: Record<string, string> = { accept: 'application/json', ...(await this.#own()), ...more };
      if (body !== undefined) headers['content-type'] = 'application/json';
      if (idempotencyKey !== undefined) headers['idempotency-key'] = idempotencyKey;
      const sent: RequestInit = { method: method.toUpperCase(), headers };
      if (body !== undefined) sent.body = JSON.stringify(body);
      if (signal !== undefined) sent.signal = signal;
      let asksToWait: number | undefined;
      try {
        const answer = await this.#fetch(url, sent);
        if (answer.ok || answer.status === 304) return answer;
        const problem = await ScoutProblem.of(answer);
        // What was refused for now was not done: it may be sent again whatever it is.
        const mayAgain = problem.retryable && (isSafe || problem.status === 429);
        if (!mayAgain || attempt >= most) throw problem;
        asksToWait = problem.retryAfter;
      } catch (fault) {
        if (fault instanceof ScoutProblem || signal?.aborted || !isSafe || attempt >= most) throw fault;
      }
      await pause(delayOf(attempt, this.#backoff, asksToWait), signal);
    }
  }

  /** All events that fit, page after page. */
  async *events(query: QueryOf<Operation<'/api/events', 'get'>> = {}, signal?: AbortSignal): AsyncGenerator<ScoutEvent, void, undefined> {
    for await (const page of this.pages('/api/events', query, signal)) yield* page.events;
  }

  /** The pages of a list that has `after` and `next`. */
  async *pages<P extends PagedPath>(path: P, query: QueryOf<Operation<P, 'get'>>, signal?: AbortSignal): AsyncGenerator<AnswerOf<Operation<P, 'get'>>, void, undefined> {
    let after: string | undefined = (query as { after?: string }).after;
    do {
      const asked = { query: after === undefined ? query : { ...query, after }, ...(signal ? { signal } : {}) } as Asked<Operation<P, 'get'>>;
      const page = await this.#json<'get', P>('get', path, asked);
      yield page;
      after = (page as { next?: string }).next;
    } while (after !== undefined);
  }

  /** Changes as they happen. Connections that end are made again, from where the last one was; it ends with its signal, or by a problem that trying again cannot help. */
  async *changes(query: StreamQuery = {}): AsyncGenerator<StreamItem, void, undefined> {
    let last: string | undefined = query.since?.toString();
    let [attempt, asked, reason] = [0, undefined as number | undefined, undefined as unknown];
    const joined = { kind: query.kind?.join(','), category: query.category?.join(','), city: query.city?.join(','), source: query.source?.join(',') };
    while (!query.signal?.aborted) {
      let refused: number | undefined;
      try {
        const answer = await this.#open(this.#url('/api/stream', undefined, joined), last, query.signal);
        for await (const item of readSse(answer)) {
          attempt = 0;
          asked = item.retry ?? asked;
          if (item.id !== undefined) last = item.id;
          if (item.event === 'ping') continue;
          const data = JSON.parse(item.data) as { next?: number; seq?: number };
          if (item.event === 'ready' || item.event === 'reset') yield { type: item.event, next: data.next ?? Number(last) };
          // What else a stream may tell in times to come is passed over.
          else if (data.seq !== undefined) yield { type: 'change', seq: data.seq, change: data as unknown as ScoutChange };
        }
        reason = new Error('The stream ended.');
      } catch (fault) {
        if (query.signal?.aborted) return;
        if (fault instanceof ScoutProblem && !fault.retryable) throw fault;
        [reason, refused] = [fault, fault instanceof ScoutProblem ? fault.retryAfter : undefined];
      }
      query.onReconnect?.(reason, attempt + 1);
      try {
        await pause(delayOf(attempt++, this.#backoff, refused ?? (attempt > 1 ? asked : undefined)), query.signal);
      } catch {
        return;
      }
    }
  }

  /** Follows a discovery to its end. */
  async *discovery(id: string, signal?: AbortSignal): AsyncGenerator<Discovery, Discovery | undefined, undefined> {
    let state: Discovery | undefined;
    for (let attempt = 0; ; attempt++) {
      try {
        for await (const item of readSse(await this.#open(this.#url('/api/discoveries/{id}/progress', { id }, undefined), undefined, signal))) {
          if (item.event !== 'progress' && item.event !== 'end') continue;
          attempt = 0;
          state = JSON.parse(item.data) as Discovery;
          yield state;
          if (item.event === 'end') return state;
        }
      } catch (fault) {
        if (signal?.aborted || (fault instanceof ScoutProblem && !fault.retryable)) throw fault;
      }
      await pause(delayOf(attempt, this.#backoff, undefined), signal);
    }
  }

  async #json<M extends Method, P extends PathOf<M>>(method: M, path: P, asked: Asked<Operation<P, M>>): Promise<AnswerOf<Operation<P, M>>> {
    const answer = await this.send(method, path, asked);
    const text = await answer.text();
    return (text.length === 0 ? undefined : JSON.parse(text)) as AnswerOf<Operation<P, M>>;
  }

  async #open(url: URL, last: string | undefined, signal: AbortSignal | undefined): Promise<ReadableStream<Uint8Array>> {
    const headers: Record<string, string> = { accept: 'text/event-stream', ...(await this.#own()) };
    if (last !== undefined) headers['last-event-id'] = last;
    const answer = await this.#fetch(url, signal ? { headers, signal } : { headers });
    if (!answer.ok) throw await ScoutProblem.of(answer);
    if (answer.body === null) throw new Error('The stream has no body.');
    return answer.body;
  }

  async #own(): Promise<Record<string, string>> {
    const { token, operator } = this.#options;
    const held = typeof token === 'function' ? await token() : token;
    return { ...(held ? { authorization: `Bearer ${held}` } : {}), ...(operator ? { 'x-scout-operator': operator } : {}) };
  }

  #url(path: string, places: object | undefined, query: object | undefined): URL {
    const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = (places as Record<string, unknown> | undefined)?.[name];
      if (value === undefined || value === null || value === '') throw new TypeError(`path.${name} is missing: ${path} needs it.`);
      return encodeURIComponent(String(value));
    });
    const url = new URL(`.${filled}`, this.#base.href.endsWith('/') ? this.#base : new URL(`${this.#base.href}/`));
    for (const [name, value] of Object.entries(query ?? {})) if (value !== undefined && value !== null) url.searchParams.set(name, String(value));
    return url;
  }
}

/** Lists that come in pages. */
export type PagedPath = { [P in PathOf<'get'>]: AnswerOf<Operation<P, 'get'>> extends { next?: string } ? (QueryOf<Operation<P, 'get'>> extends { after?: string } ? P : never) : never }[PathOf<'get'>];

export type { paths, Writing };
export { waitOf };
