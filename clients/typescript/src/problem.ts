/** An error of the API (RFC 9457, application/problem+json). */
export class ScoutProblem extends Error {
  /** What went wrong, as a URN. */
  readonly type: string;
  /** The HTTP status. */
  readonly status: number;
  /** A stable code, such as `VALIDATION_ERROR`. */
  readonly code: string;
  /** Whether trying again can help. */
  readonly retryable: boolean;
  /** Milliseconds that the server asks to wait; undefined when it does not say. */
  readonly retryAfter: number | undefined;
  /** The whole answer. */
  readonly body: Readonly<Record<string, unknown>>;

  constructor(status: number, body: Record<string, unknown>, retryAfter?: number) {
    super(text(body['detail']) ?? text(body['error']) ?? text(body['title']) ?? `HTTP ${status}`);
    this.name = 'ScoutProblem';
    this.status = status;
    this.type = text(body['type']) ?? 'about:blank';
    this.code = text(body['code']) ?? `HTTP_${status}`;
    this.retryable = typeof body['retryable'] === 'boolean' ? body['retryable'] : isPassing(status);
    this.retryAfter = retryAfter;
    this.body = body;
  }

  /** The problem that an answer tells. Its body is read. */
  static async of(answer: Response, now: () => number = Date.now): Promise<ScoutProblem> {
    let body: Record<string, unknown> = {};
    const said = await answer.text().catch(() => '');
    try {
      const read: unknown = JSON.parse(said);
      if (read !== null && typeof read === 'object' && !Array.isArray(read)) body = read as Record<string, unknown>;
    } catch {
      if (said.length > 0) body = { detail: said.slice(0, 500) };
    }
    return new ScoutProblem(answer.status, body, waitOf(answer.headers.get('retry-after'), now()));
  }
}

/** A Retry-After header, seconds or a date, as milliseconds from now. */
export function waitOf(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header.trim()) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

function isPassing(status: number): boolean {
  return status === 408 || status === 429 || status === 502 || status === 503 || status === 504;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.length > 0 ? value : undefined;
}
