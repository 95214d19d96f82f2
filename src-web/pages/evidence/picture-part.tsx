import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { shanghaiDateTime } from '../../../src-shared/basics/instant';
import { useText } from '../../i18n/use-text';

export type OpenedPicture = {
  readonly sha256: string;
  readonly kind: string;
  readonly takenAtMs: number;
  readonly jpegBase64: string;
};

/** One opened picture; closing it is the next key press, because the focus goes to its button. */
export function PicturePart({ of, onClose }: { readonly of: OpenedPicture; readonly onClose: () => void }) {
  const words = useText().evidence;
  const part = useRef<HTMLElement>(null);
  useEffect(() => part.current?.querySelector('button')?.focus(), []);
  const about = words.taken(words.kinds[of.kind] ?? of.kind, shanghaiDateTime(of.takenAtMs));
  return (
    <figure className="comparison" ref={part}>
      <figcaption className="back-line" role="status">
        <span className="picture-about">{about}</span>
        <Button onClick={onClose}>{words.close}</Button>
      </figcaption>
      <img className="kept-picture" src={`data:image/jpeg;base64,${of.jpegBase64}`} alt={about} />
      <p className="soft">{words.onScreen}</p>
    </figure>
  );
}
