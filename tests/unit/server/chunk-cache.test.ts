import { describe, expect, it } from 'vitest';
import { ChunkCache } from '../../../src-server/registry/chunk-cache';

describe('pieces of packages', () => {
  it('are read from the database once, and the one not asked for the longest makes room', async () => {
    const cache = new ChunkCache(30);
    const loaded: string[] = [];
    const read = (key: string) =>
      cache.read(key, async () => {
        loaded.push(key);
        return Buffer.alloc(10, key);
      });
    for (const key of ['a', 'b', 'c', 'a', 'd', 'a', 'b'])
      expect((await read(key)).equals(Buffer.alloc(10, key))).toBe(true);
    expect(loaded).toEqual(['a', 'b', 'c', 'd', 'b']);
  });

  it('larger than the whole room are handed on and not kept', async () => {
    const cache = new ChunkCache(5);
    let loads = 0;
    const load = async () => {
      loads += 1;
      return Buffer.alloc(10);
    };
    await cache.read('a', load);
    await cache.read('a', load);
    expect(loads).toBe(2);
  });
});
