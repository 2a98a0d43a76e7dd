/** A server-sent event. */
export interface SseItem {
  /** Its name; `message` when the stream gives none. */
  readonly event: string;
  readonly data: string;
  /** The last id that the stream gave, up to this event. */
  readonly id: string | undefined;
  /** Milliseconds to wait before a new connection, as the stream said last. */
  readonly retry: number | undefined;
}

/** Reads a stream of server-sent events (the parser of the HTML standard). An event that was cut off is left out. */
export async function* readSse(body: ReadableStream<Uint8Array>): AsyncGenerator<SseItem, void, undefined> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let [waiting, event, data, id, retry] = ['', '', undefined as string | undefined, undefined as string | undefined, undefined as number | undefined];
  let isFirst = true;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      waiting += done ? decoder.decode() : decoder.decode(value, { stream: true });
      if (isFirst && waiting.length > 0) {
        isFirst = false;
        if (waiting.startsWith('\uFEFF')) waiting = waiting.slice(1);
      }
      for (;;) {
        const end = /\r\n|\n|\r/.exec(waiting);
        // A carriage return at the end may be half of a line's end.
        if (end === null || (!done && end[0] === '\r' && end.index === waiting.length - 1)) break;
        const line = waiting.slice(0, end.index);
        waiting = waiting.slice(end.index + end[0].length);
        if (line.length === 0) {
          if (data !== undefined) yield { event: event || 'message', data, id, retry };
          [event, data] = ['', undefined];
          continue;
        }
        const colon = line.indexOf(':');
        const field = colon < 0 ? line : line.slice(0, colon);
        const said = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
        if (field === 'data') data = data === undefined ? said : `${data}\n${said}`;
        else if (field === 'event') event = said;
        else if (field === 'id' && !said.includes('\0')) id = said;
        else if (field === 'retry' && /^\d+$/.test(said)) retry = Number(said);
      }
      if (done) return;
    }
  } finally {
    // Whoever stops early ends the connection.
    await reader.cancel().catch(() => undefined);
  }
}
