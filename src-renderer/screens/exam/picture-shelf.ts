import type { Sha256Hex } from '../../../src-shared/basics/ids';
import type { Result } from '../../../src-shared/basics/result';
import type { ItemPicture } from '../../../src-shared/domain/item/item';
import type { Problem } from '../../i18n/problem-texts';

export type PictureState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  /** `url` is the page's own name for the bytes, good until the shelf is emptied. */
  | { readonly kind: 'ready'; readonly url: string };

export type PictureRoad = {
  readonly ask: (sha256: Sha256Hex) => Promise<Result<{ readonly bytes: Uint8Array }, Problem>>;
  readonly open: (bytes: Uint8Array, mediaType: ItemPicture['mediaType']) => string;
  readonly revoke: (url: string) => void;
  /** Runs `late` when the wait is over; gives back the way to call it off. */
  readonly after: (late: () => void) => () => void;
};

export type PictureShelf = {
  readonly stateOf: (sha256: Sha256Hex) => PictureState;
  /** Asks for the picture unless the shelf has it, is waiting for it, or was refused it. */
  readonly want: (picture: ItemPicture) => void;
  readonly retry: (picture: ItemPicture) => void;
  /** The bytes came but do not draw. */
  readonly broken: (sha256: Sha256Hex) => void;
  readonly subscribe: (listener: () => void) => () => void;
  /** Revokes every URL and forgets everything; what is still on its way is dropped when it comes. */
  readonly empty: () => void;
};

const LOADING: PictureState = { kind: 'loading' };

/** The pictures of one attempt, each asked for once and kept until the desk closes. */
export function pictureShelf(road: PictureRoad): PictureShelf {
  const states = new Map<Sha256Hex, PictureState>();
  /** The asking that counts for each picture; a reply to any other one is too late. */
  const askings = new Map<Sha256Hex, symbol>();
  const listeners = new Set<() => void>();

  const put = (sha256: Sha256Hex, state: PictureState): void => {
    const before = states.get(sha256);
    if (before?.kind === 'ready') road.revoke(before.url);
    states.set(sha256, state);
    for (const listener of listeners) listener();
  };

  const load = async ({ sha256, mediaType }: ItemPicture): Promise<void> => {
    const asking = Symbol(sha256);
    askings.set(sha256, asking);
    put(sha256, LOADING);
    const callOff = road.after(() => {
      if (askings.get(sha256) !== asking) return;
      askings.delete(sha256);
      put(sha256, { kind: 'failed', problem: { kind: 'no-reply' } });
    });
    const reply = await road.ask(sha256);
    callOff();
    if (askings.get(sha256) !== asking) return;
    askings.delete(sha256);
    if (reply.ok) put(sha256, { kind: 'ready', url: road.open(reply.value.bytes, mediaType) });
    else put(sha256, { kind: 'failed', problem: reply.error });
  };

  return {
    stateOf: (sha256) => states.get(sha256) ?? LOADING,
    want: (picture) => {
      if (!states.has(picture.sha256)) void load(picture);
    },
    retry: (picture) => {
      if (states.get(picture.sha256)?.kind === 'failed') void load(picture);
    },
    broken: (sha256) => {
      if (states.get(sha256)?.kind === 'ready') {
        put(sha256, { kind: 'failed', problem: { kind: 'picture-missing' } });
      }
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    empty: () => {
      for (const state of states.values()) if (state.kind === 'ready') road.revoke(state.url);
      states.clear();
      askings.clear();
      for (const listener of listeners) listener();
    },
  };
}
