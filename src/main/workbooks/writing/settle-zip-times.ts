/** Gives every entry of a zip file the same time, so that equal content is equal bytes. */

const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END = 0x06054b50;
const END_BYTES = 22;
/** 1 January 1980, midnight: the first moment a zip file can name. */
const TIME = 0;
const DATE = (1 << 5) | 1;

/** Changes the bytes in place and returns them. Throws RangeError when they are no zip file without a comment. */
export function settleZipTimes(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.byteLength - END_BYTES;
  if (end < 0 || view.getUint32(end, true) !== END) throw new RangeError('Not a zip file without a comment');
  const entries = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  for (let entry = 0; entry < entries; entry++) {
    if (view.getUint32(at, true) !== CENTRAL) throw new RangeError('Not a zip directory');
    setTime(view, at + 12);
    const local = view.getUint32(at + 42, true);
    if (view.getUint32(local, true) !== LOCAL) throw new RangeError('Not a zip entry');
    setTime(view, local + 10);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return bytes;
}

function setTime(view: DataView, at: number): void {
  view.setUint16(at, TIME, true);
  view.setUint16(at + 2, DATE, true);
}
