import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { ensureBuilt, filesIn, OUT } from './built.ts';

beforeAll(ensureBuilt, 120_000);

const read = (...path: string[]) => readFileSync(join(OUT, ...path), 'utf8');

describe('the built preload', () => {
  it('is one CommonJS file', () => {
    expect(readdirSync(join(OUT, 'preload'))).toEqual(['index.cjs']);
    expect(read('preload', 'index.cjs')).not.toMatch(/^\s*(import|export)\s/m);
  });

  it('requires electron and nothing else', () => {
    const required = [...read('preload', 'index.cjs').matchAll(/require\(["'`]([^"'`]+)["'`]\)/g)].map(
      ([, name]) => name,
    );
    expect(required).toEqual(['electron']);
    expect(read('preload', 'index.cjs')).not.toMatch(/import\(/);
  });

  it('carries names, not schemas', () => {
    expect(read('preload', 'index.cjs').length).toBeLessThan(6000);
  });
});

describe('the built main', () => {
  const modules = () => filesIn(join(OUT, 'main')).filter((path) => path.endsWith('.js'));
  const importsOf = (text: string) =>
    [
      ...text.matchAll(/^\s*import\s[^;]*?["']([^"'\n]+)["'];?$/gm),
      ...text.matchAll(/import\(["']([^"']+)["']\)/g),
    ].map(([, name = '']) => name);

  it('leaves the native module and every other package outside, where npm puts them', () => {
    const packages = new Set(
      modules()
        .flatMap((path) => importsOf(readFileSync(path, 'utf8')))
        .filter((name) => !name.startsWith('.') && !name.startsWith('node:'))
        .map((name) =>
          name
            .split('/')
            .slice(0, name.startsWith('@') ? 2 : 1)
            .join('/'),
        ),
    );
    expect(packages).toContain('better-sqlite3');
    const shipped = new Set(Object.keys(packageJson.dependencies));
    expect([...packages].filter((name) => name !== 'electron' && !shipped.has(name))).toEqual([]);
    expect(filesIn(OUT).filter((path) => path.endsWith('.node'))).toEqual([]);
  });

  it('asks for the modules of Node by their whole name', () => {
    const bare = modules()
      .flatMap((path) => importsOf(readFileSync(path, 'utf8')))
      .filter((name) => builtinModules.includes(name));
    expect(bare).toEqual([]);
  });

  it('keeps electron out of the worker', () => {
    const seen = new Set<string>();
    const follow = (path: string) => {
      if (seen.has(path)) return;
      seen.add(path);
      const names = importsOf(readFileSync(path, 'utf8'));
      expect(names).not.toContain('electron');
      for (const name of names.filter((name) => name.startsWith('.'))) follow(join(path, '..', name));
    };
    follow(join(OUT, 'main', 'worker.js'));
    expect(seen.size).toBeGreaterThan(1);
  });
});

describe('the built page', () => {
  it('has no script, style or address of its own in the page, so that its policy holds', () => {
    const page = read('renderer', 'index.html');
    for (const [tag] of page.matchAll(/<script\b[^>]*>/g)) expect(tag).toMatch(/src="/);
    expect(page).not.toMatch(/\son\w+=|javascript:|https?:\/\//);
  });
});
