/** How long to wait before trying again. */
export interface Backoff {
  /** Milliseconds before the first new try. */
  readonly base: number;
  /** Milliseconds at most. */
  readonly most: number;
}

/** Half a second, doubled with each try, half a minute at most. */
export const usualBackoff: Backoff = { base: 500, most: 30_000 };

/** Milliseconds before a try: doubled with each, with up to a fifth less or more so that not all come at once; never less than the server asks. */
export function delayOf(attempt: number, backoff: Backoff, asked: number | undefined, random: () => number = Math.random): number {
  const wait = Math.min(backoff.most, backoff.base * 2 ** Math.min(attempt, 30)) * (0.8 + 0.4 * random());
  return Math.max(Math.round(wait), asked ?? 0);
}

/** Waits; ends at once, with its reason, when the signal says so. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason as Error);
      return;
    }
    const timer = setTimeout(done, milliseconds);
    function done(): void {
      signal?.removeEventListener('abort', ended);
      resolve();
    }
    function ended(): void {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    }
    signal?.addEventListener('abort', ended, { once: true });
  });
}
