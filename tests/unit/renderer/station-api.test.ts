import { afterEach, describe, expect, it, vi } from 'vitest';
import { call, listen, step } from '../../../src-renderer/station-api';

afterEach(() => vi.unstubAllGlobals());

function bridge(reply: () => Promise<unknown>) {
  const listeners = new Map<string, (payload: unknown) => void>();
  const invoke = vi.fn((_channel: string, _request: unknown) => reply());
  vi.stubGlobal('window', {
    station: {
      invoke,
      subscribe: (event: string, listener: (payload: unknown) => void) => {
        listeners.set(event, listener);
        return () => listeners.delete(event);
      },
    },
  });
  return { invoke, push: (event: string, payload: unknown) => listeners.get(event)?.(payload), listeners };
}

describe('the station API', () => {
  it('gives back what the contract’s schema accepted', async () => {
    const { invoke } = bridge(async () => ({ kind: 'starting' }));
    expect(await call('station:view', {})).toEqual({ ok: true, value: { kind: 'starting' } });
    expect(invoke).toHaveBeenCalledWith('station:view', {});
  });

  it('turns a rejected, a garbled and a missing answer into a failure that can be shown', async () => {
    bridge(async () => Promise.reject(new Error('gone')));
    expect(await call('station:view', {})).toEqual({ ok: false, error: { kind: 'no-reply' } });
    bridge(async () => ({ kind: 'dancing' }));
    expect(await call('station:view', {})).toEqual({ ok: false, error: { kind: 'reply-not-understood' } });
    vi.stubGlobal('window', {});
    expect(await call('station:view', {})).toEqual({ ok: false, error: { kind: 'no-reply' } });
  });

  it('brings a step’s refusal and the failure of the road into one union', async () => {
    bridge(async () => ({ ok: false, error: { kind: 'wrong-check-digit' } }));
    expect(await step('check-in:identify', { number: '1' })).toEqual({
      ok: false,
      error: { kind: 'wrong-check-digit' },
    });
    bridge(async () => ({ ok: false, error: { kind: 'unheard-of' } }));
    expect(await step('check-in:identify', { number: '1' })).toEqual({
      ok: false,
      error: { kind: 'reply-not-understood' },
    });
  });

  it('passes on events that parse, and says so when one does not', () => {
    const { push, listeners } = bridge(async () => undefined);
    const heard: unknown[] = [];
    const garbled = vi.fn();
    const stop = listen('view', (view) => heard.push(view), garbled);
    push('view', { kind: 'starting' });
    push('view', { kind: 'dancing' });
    expect(heard).toEqual([{ kind: 'starting' }]);
    expect(garbled).toHaveBeenCalledTimes(1);
    stop();
    expect(listeners.size).toBe(0);
  });
});
