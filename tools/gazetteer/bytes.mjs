import { writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

/** Bytes that grow: little-endian numbers, varints, short texts. */
export class Bytes {
  constructor(capacity) { this.buffer = Buffer.alloc(capacity); this.length = 0; }
  room(n) { if (this.length + n > this.buffer.length) { const next = Buffer.alloc((this.buffer.length + n) * 2); this.buffer.copy(next, 0, 0, this.length); this.buffer = next; } }
  byte(n) { this.room(1); this.buffer[this.length++] = n; }
  uint16(n) { this.room(2); this.buffer.writeUInt16LE(n, this.length); this.length += 2; }
  int32(n) { this.room(4); this.buffer.writeInt32LE(n, this.length); this.length += 4; }
  uint32(n) { this.room(4); this.buffer.writeUInt32LE(n >>> 0, this.length); this.length += 4; }
  varint(n) { if (n < 0) throw new Error('negative'); while (n >= 128) { this.byte((n & 127) | 128); n = Math.floor(n / 128); } this.byte(n); }
  zigzag(n) { this.varint(n >= 0 ? n * 2 : -n * 2 - 1); }
  bytes(other) { this.room(other.length); other.copy(this.buffer, this.length); this.length += other.length; }
  text(s) { const b = Buffer.from(s, 'utf8'); if (b.length > 255) throw new Error('too long: ' + s); this.byte(b.length); this.bytes(b); }
  done() { return this.buffer.subarray(0, this.length); }
}

export function writeCompressed(output, bytes) {
  const compressed = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  writeFileSync(output, compressed);
  return compressed.length;
}
