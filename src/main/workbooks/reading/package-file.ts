/** The parts of an Office file, unpacked one at a time and never further than the limits allow. */

import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { LIMITS, UnreadableFile } from './read-problem.ts';

export class PackageFile {
  readonly #zip: ZipFile;
  readonly #parts: ReadonlyMap<string, Entry>;
  #unpacked = 0;

  private constructor(zip: ZipFile, parts: ReadonlyMap<string, Entry>) {
    this.#zip = zip;
    this.#parts = parts;
  }

  /**
   * Reads the central directory and refuses what it announces before anything is unpacked.
   * Throws UnreadableFile: truncated, damaged, encrypted, unpackedTooBig, packedTooTight.
   */
  static async open(bytes: Uint8Array): Promise<PackageFile> {
    const zip = await openZip(bytes);
    const parts = new Map<string, Entry>();
    let announced = 0;
    try {
      for await (const entry of zip.eachEntry()) {
        announced += entry.uncompressedSize;
        if (parts.size >= LIMITS.entries) throw new UnreadableFile('packedTooTight');
        if (announced > LIMITS.unpackedBytes) throw new UnreadableFile('unpackedTooBig');
        if (isTrap(entry.compressedSize, entry.uncompressedSize)) throw new UnreadableFile('packedTooTight');
        if (entry.isEncrypted()) throw new UnreadableFile('encrypted');
        const name = partName(entry);
        // Two parts of one name are read differently by different programs: neither is to be trusted.
        if (parts.has(name)) throw new UnreadableFile('damaged');
        parts.set(name, entry);
      }
    } catch (error) {
      throw error instanceof UnreadableFile ? error : new UnreadableFile('damaged', { cause: error });
    }
    return new PackageFile(zip, parts);
  }

  /** Part names in lower case, without a leading slash. */
  names(): string[] {
    return [...this.#parts.keys()];
  }

  has(name: string): boolean {
    return this.#parts.has(name.toLowerCase());
  }

  /** The part's bytes as they unpack, counted and checked against their checksum. Throws UnreadableFile. */
  async *unpack(name: string): AsyncGenerator<Uint8Array> {
    const entry = this.#parts.get(name.toLowerCase());
    if (!entry) throw new UnreadableFile('damaged');
    let size = 0;
    let checksum = 0;
    try {
      const stream: Readable = await this.#zip.openReadStreamPromise(entry);
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        size += chunk.length;
        this.#unpacked += chunk.length;
        if (this.#unpacked > LIMITS.unpackedBytes) throw new UnreadableFile('unpackedTooBig');
        if (isTrap(entry.compressedSize, size)) throw new UnreadableFile('packedTooTight');
        checksum = crc32(chunk, checksum);
        yield chunk;
      }
    } catch (error) {
      throw error instanceof UnreadableFile ? error : new UnreadableFile('damaged', { cause: error });
    }
    if (checksum !== entry.crc32) throw new UnreadableFile('damaged');
  }
}

function isTrap(packed: number, unpacked: number): boolean {
  return unpacked > LIMITS.ratioFromBytes && unpacked > packed * LIMITS.ratio;
}

function openZip(bytes: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return new Promise((resolve, reject) => {
    // Names stay bytes: they are never used as paths, and a leading slash is common and harmless.
    fromBuffer(buffer, { lazyEntries: true, decodeStrings: false }, (error, zip) => {
      if (error) reject(new UnreadableFile('truncated', { cause: error }));
      else resolve(zip);
    });
  });
}

function partName(entry: Entry): string {
  const raw: unknown = entry.fileName;
  const name = Buffer.isBuffer(raw) ? raw.toString('utf8') : String(raw);
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}
