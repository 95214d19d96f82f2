import { useEffect, useState, useSyncExternalStore } from 'react';
import type { AttemptId } from '../../../src-shared/basics/ids';
import type { ItemPicture } from '../../../src-shared/domain/item/item';
import { step } from '../../station-api';
import { type PictureRoad, type PictureShelf, type PictureState, pictureShelf } from './picture-shelf';

const PICTURE_DEADLINE_MS = 8000;

/** The shelf of the desk's attempt; emptied with the desk, so that the next person's page holds no picture. */
export function usePictureShelf(attemptId: AttemptId): PictureShelf {
  const [shelf] = useState(() => pictureShelf(roadOf(attemptId)));
  useEffect(() => shelf.empty, [shelf]);
  return shelf;
}

export function usePicture(shelf: PictureShelf, picture: ItemPicture): PictureState {
  useEffect(() => shelf.want(picture), [shelf, picture]);
  return useSyncExternalStore(shelf.subscribe, () => shelf.stateOf(picture.sha256));
}

function roadOf(attemptId: AttemptId): PictureRoad {
  return {
    ask: (sha256) => step('exam:picture', { attemptId, sha256 }),
    open: (bytes, mediaType) => URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: mediaType })),
    revoke: (url) => URL.revokeObjectURL(url),
    after: (late) => {
      const timer = window.setTimeout(late, PICTURE_DEADLINE_MS);
      return () => window.clearTimeout(timer);
    },
  };
}
