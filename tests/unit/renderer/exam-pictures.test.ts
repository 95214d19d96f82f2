import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../src-renderer/i18n/problem-texts';
import { type PictureRoad, pictureShelf } from '../../../src-renderer/screens/exam/picture-shelf';
import { keptScroll, percentOf, zoomedBy, zoomKeyOf } from '../../../src-renderer/screens/exam/picture-zoom';
import { Sha256Hex } from '../../../src-shared/basics/ids';
import { err, ok, type Result } from '../../../src-shared/basics/result';
import type { ItemPicture } from '../../../src-shared/domain/item/item';

type Reply = Result<{ readonly bytes: Uint8Array }, Problem>;

function picture(digit: string): ItemPicture {
  const sha256 = Sha256Hex.parse(digit.repeat(64));
  return { sha256, mediaType: 'image/png', widthPx: 800, heightPx: 600, alt: `样例图片 ${digit}` };
}

const bytes: Reply = ok({ bytes: Uint8Array.of(1, 2, 3) });

/** A road whose replies and deadlines come when the test says so. */
function handRoad() {
  const asked: { readonly sha256: string; readonly reply: (reply: Reply) => Promise<void> }[] = [];
  const deadlines = new Set<() => void>();
  const open = new Set<string>();
  let count = 0;
  const road: PictureRoad = {
    ask: (sha256) =>
      new Promise((resolve) => {
        asked.push({
          sha256,
          reply: async (reply) => {
            resolve(reply);
            await Promise.resolve();
            await Promise.resolve();
          },
        });
      }),
    open: (_bytes, mediaType) => {
      count += 1;
      const url = `blob:${mediaType}:${count}`;
      open.add(url);
      return url;
    },
    revoke: (url) => {
      if (!open.delete(url)) throw new Error(`${url} was not open`);
    },
    after: (late) => {
      deadlines.add(late);
      return () => deadlines.delete(late);
    },
  };
  const replyTo = async (index: number, reply: Reply): Promise<void> => {
    const one = asked[index];
    if (one === undefined) throw new Error('not asked');
    await one.reply(reply);
  };
  const passDeadlines = (): void => {
    for (const late of [...deadlines]) late();
  };
  return { road, asked, open, deadlines, replyTo, passDeadlines };
}

describe('the pictures of an attempt', () => {
  it('are asked for once, however often they are shown', async () => {
    const { road, asked, replyTo } = handRoad();
    const shelf = pictureShelf(road);
    const one = picture('a');
    expect(shelf.stateOf(one.sha256)).toEqual({ kind: 'loading' });
    shelf.want(one);
    shelf.want(one);
    await replyTo(0, bytes);
    shelf.want(one);
    expect(asked.map(({ sha256 }) => sha256)).toEqual([one.sha256]);
    expect(shelf.stateOf(one.sha256)).toEqual({ kind: 'ready', url: 'blob:image/png:1' });
  });

  it('say why one is missing, and ask again only when told to', async () => {
    const { road, asked, replyTo, deadlines } = handRoad();
    const shelf = pictureShelf(road);
    const one = picture('a');
    shelf.want(one);
    await replyTo(0, err({ kind: 'picture-missing' }));
    shelf.want(one);
    expect(asked).toHaveLength(1);
    expect(shelf.stateOf(one.sha256)).toEqual({ kind: 'failed', problem: { kind: 'picture-missing' } });
    shelf.retry(one);
    expect(shelf.stateOf(one.sha256)).toEqual({ kind: 'loading' });
    shelf.retry(one);
    expect(asked).toHaveLength(2);
    await replyTo(1, bytes);
    expect(shelf.stateOf(one.sha256).kind).toBe('ready');
    expect(deadlines.size).toBe(0);
  });

  it('do not stay loading for ever, and a reply after the deadline changes nothing', async () => {
    const { road, open, replyTo, passDeadlines } = handRoad();
    const shelf = pictureShelf(road);
    const one = picture('a');
    shelf.want(one);
    passDeadlines();
    expect(shelf.stateOf(one.sha256)).toEqual({ kind: 'failed', problem: { kind: 'no-reply' } });
    await replyTo(0, bytes);
    expect(shelf.stateOf(one.sha256).kind).toBe('failed');
    expect(open.size).toBe(0);
  });

  it('count as missing when their bytes do not draw, and give their URL back', async () => {
    const { road, open, replyTo } = handRoad();
    const shelf = pictureShelf(road);
    const one = picture('a');
    shelf.want(one);
    await replyTo(0, bytes);
    shelf.broken(one.sha256);
    shelf.broken(one.sha256);
    expect(shelf.stateOf(one.sha256)).toEqual({ kind: 'failed', problem: { kind: 'picture-missing' } });
    expect(open.size).toBe(0);
  });

  it('leave nothing open when the desk closes, not even one that comes later', async () => {
    const { road, open, replyTo } = handRoad();
    const shelf = pictureShelf(road);
    const [one, two] = [picture('a'), picture('b')];
    shelf.want(one);
    shelf.want(two);
    await replyTo(0, bytes);
    expect(open.size).toBe(1);
    shelf.empty();
    await replyTo(1, bytes);
    expect(open.size).toBe(0);
    expect(shelf.stateOf(two.sha256)).toEqual({ kind: 'loading' });
  });

  it('tell the screen of every change, until it no longer listens', async () => {
    const { road, replyTo } = handRoad();
    const shelf = pictureShelf(road);
    const seen: string[] = [];
    const one = picture('a');
    const stop = shelf.subscribe(() => seen.push(shelf.stateOf(one.sha256).kind));
    shelf.want(one);
    await replyTo(0, bytes);
    stop();
    shelf.empty();
    expect(seen).toEqual(['loading', 'ready']);
  });
});

describe('a picture in large', () => {
  const room = { width: 1000, height: 500 };

  it('fits the room by its tighter side, and is not blown up beyond twice its size', () => {
    expect(percentOf({ kind: 'fit' }, { width: 2000, height: 500 }, room)).toBe(50);
    expect(percentOf({ kind: 'fit' }, { width: 500, height: 1500 }, room)).toBe(33);
    expect(percentOf({ kind: 'fit' }, { width: 40, height: 20 }, room)).toBe(200);
    expect(percentOf({ kind: 'fit' }, { width: 8000, height: 8000 }, { width: 10, height: 10 })).toBe(1);
    expect(percentOf({ kind: 'percent', percent: 150 }, { width: 2000, height: 500 }, room)).toBe(150);
  });

  it.each([
    [33, 1, 50],
    [33, -1, 25],
    [100, 1, 150],
    [100, -1, 75],
    [400, 1, 400],
    [25, -1, 25],
    [10, -1, 10],
    [10, 1, 25],
  ] as const)('goes from %i%% by step %i to %i%%', (percent, direction, after) => {
    expect(zoomedBy(percent, direction)).toEqual({ kind: 'percent', percent: after });
  });

  it('keeps what was in the middle in the middle', () => {
    expect(keptScroll(100, 400, 100, 200)).toBe(400);
    expect(keptScroll(400, 400, 200, 100)).toBe(100);
    expect(keptScroll(0, 400, 200, 100)).toBe(0);
  });

  it('answers to + − 0 1 and the arrows, and leaves letters and combinations alone', () => {
    const plain = { ctrlKey: false, altKey: false, metaKey: false };
    expect(zoomKeyOf({ key: '+', ...plain })).toEqual({ kind: 'step', direction: 1 });
    expect(zoomKeyOf({ key: '=', ...plain })).toEqual({ kind: 'step', direction: 1 });
    expect(zoomKeyOf({ key: '-', ...plain })).toEqual({ kind: 'step', direction: -1 });
    expect(zoomKeyOf({ key: '0', ...plain })).toEqual({ kind: 'set', zoom: { kind: 'fit' } });
    expect(zoomKeyOf({ key: '1', ...plain })).toEqual({
      kind: 'set',
      zoom: { kind: 'percent', percent: 100 },
    });
    expect(zoomKeyOf({ key: 'ArrowDown', ...plain })).toMatchObject({ kind: 'pan', x: 0 });
    for (const key of ['a', 'm', 'Enter', 'Escape', 'Tab', ' ']) {
      expect(zoomKeyOf({ key, ...plain })).toBeUndefined();
    }
    expect(zoomKeyOf({ key: '0', ...plain, ctrlKey: true })).toBeUndefined();
  });
});
