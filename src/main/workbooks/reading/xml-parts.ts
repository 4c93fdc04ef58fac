/** XML of an Office part as a run of events; entities and document types are refused, prefixes are dropped. */

import { SaxesParser } from 'saxes';
import { UnreadableFile } from './read-problem.ts';

export type Attributes = Readonly<Record<string, string>>;

interface XmlHandlers {
  /** `name` without its prefix: `x:row` and `row` are the same to every workbook. */
  open?(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Feeds a part to the handlers. Throws UnreadableFile: unsafeXml, damaged. */
export async function readXml(bytes: AsyncIterable<Uint8Array>, handlers: XmlHandlers): Promise<void> {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  parser.on('doctype', () => {
    throw new UnreadableFile('unsafeXml');
  });
  parser.on('error', (error) => {
    throw new UnreadableFile('damaged', { cause: error });
  });
  if (handlers.open) {
    const open = handlers.open.bind(handlers);
    parser.on('opentag', (tag) => open(localName(tag.name), tag.attributes));
  }
  if (handlers.text) {
    const text = handlers.text.bind(handlers);
    parser.on('text', text);
    parser.on('cdata', text);
  }
  if (handlers.close) {
    const close = handlers.close.bind(handlers);
    parser.on('closetag', (tag) => close(localName(tag.name)));
  }
  let decoder: TextDecoder | undefined;
  try {
    for await (const chunk of bytes) {
      decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
      const text = decoder.decode(chunk, { stream: true });
      refuseDocumentType(text);
      parser.write(text);
    }
    if (!decoder) throw new UnreadableFile('damaged');
    parser.write(decoder.decode());
    parser.close();
  } catch (error) {
    throw error instanceof UnreadableFile ? error : new UnreadableFile('damaged', { cause: error });
  }
}

/** An attribute by its local name, such as `id` for `r:id`. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  const plain = attributes[name];
  if (plain !== undefined) return plain;
  for (const key in attributes) if (localName(key) === name) return attributes[key];
  return undefined;
}

/** XML's two spellings of true. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

/** The parser reports a document type only at its end; its start is enough to stop. */
function refuseDocumentType(text: string): void {
  if (text.includes('<!DOCTYPE')) throw new UnreadableFile('unsafeXml');
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function encodingOf(start: Uint8Array): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}
