import anyAscii from 'any-ascii';

/** The key of a name: ASCII by AnyAscii, lower case, no apostrophes, other signs as single spaces. PlaceKey in the library does the same; a test holds both together. */
export function fold(text) {
  let key = '', pending = false;
  for (const sign of text) {
    const ascii = sign < '\u0080' ? sign : anyAscii(sign);
    for (const c of ascii) {
      const letter = c >= 'A' && c <= 'Z' ? c.toLowerCase() : c;
      if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')) {
        if (pending && key.length > 0)
          key += ' ';
        pending = false;
        key += letter;
      } else if (c !== "'" && c !== '`' && !(sign === '\u2019' || sign === '\u00b4')) {
        pending = true;
      }
    }
  }
  return key;
}

const mix = h => {
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
};

/** 48 bits of a key: the first 16 choose the bucket. */
export function hash(key) {
  let a = 0x811c9dc5, b = 0x9747b28c;
  for (let i = 0; i < key.length; i++) {
    const c = key.charCodeAt(i);
    a = Math.imul(a ^ c, 0x01000193);
    b = Math.imul(b ^ c, 0x5bd1e995);
    b ^= b >>> 15;
  }
  return [mix(a) >>> 16, mix(b)];
}
