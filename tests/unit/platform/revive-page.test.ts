import { EventEmitter } from 'node:events';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { revivePage } from '../../../src-main/kiosk/revive-page';

const GIVEN_UP = 'station://app/given-up.html';

function dyingPage() {
  const events = new EventEmitter();
  const shown: string[] = [];
  let now = 0;
  const page = {
    on: events.on.bind(events),
    isDestroyed: () => false,
    reload: () => void shown.push('again'),
    loadURL: async (url: string) => void shown.push(url),
  };
  revivePage(
    page,
    GIVEN_UP,
    () => undefined,
    () => now,
    () => undefined,
  );
  return {
    shown,
    die: (reason = 'crashed') => events.emit('render-process-gone', {}, { reason }),
    pass: (ms: number) => {
      now += ms;
    },
  };
}

describe('a page that dies', () => {
  it('is loaded again, five times within a minute, and then gives way to the page that tells the proctor', () => {
    const { shown, die } = dyingPage();
    for (let i = 0; i < 6; i++) die();
    expect(shown).toEqual([...Array.from({ length: 5 }, () => 'again'), GIVEN_UP]);
  });

  it('has all its lives again after a quiet minute', () => {
    const { shown, die, pass } = dyingPage();
    for (let i = 0; i < 6; i++) die();
    pass(60_000);
    die();
    expect(shown.at(-1)).toBe('again');
  });

  it('is left alone when it was closed', () => {
    const { shown, die } = dyingPage();
    die('clean-exit');
    expect(shown).toEqual([]);
  });
});

describe('the page that tells the proctor', () => {
  it('needs no script, says what to do in both languages, and leads back', async () => {
    const html = await readFile('src-renderer/public/given-up.html', 'utf8');
    expect(html).not.toContain('<script');
    expect(html).toContain('监考员');
    expect(html).toContain('Invigilator');
    expect(html).toContain('href="/index.html"');
  });
});
