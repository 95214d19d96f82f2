import { type CSSProperties, useEffect, useId, useRef, useState } from 'react';
import type { ItemPicture } from '../../../src-shared/domain/item/item';
import { ActionButton } from '../../components/action-button';
import { BusyLine } from '../../components/busy-line';
import { ProblemNote } from '../../components/problem-note';
import { useText } from '../../i18n/use-text';
import type { PictureShelf, PictureState } from './picture-shelf';
import { usePicture } from './use-picture';
import './question-pictures.css';

/** A picture that is open in large. */
export type OpenPicture = { readonly picture: ItemPicture; readonly label: string; readonly url: string };

/** Where pictures come from, and what opens one. */
export type PictureDesk = {
  readonly shelf: PictureShelf;
  readonly onOpen: (opened: OpenPicture) => void;
};

type Props = { readonly pictures: readonly ItemPicture[]; readonly desk: PictureDesk };

/** The pictures of a stem, between it and the options. */
export function QuestionPictures({ pictures, desk }: Props) {
  const text = useText().exam;
  if (pictures.length === 0) return null;
  return (
    <div className="pictures">
      {pictures.map((picture, index) => (
        <QuestionPicture
          key={picture.sha256}
          picture={picture}
          label={text.picture(index + 1, pictures.length)}
          isLabelled={pictures.length > 1}
          desk={desk}
        />
      ))}
    </div>
  );
}

type PictureProps = {
  readonly picture: ItemPicture;
  readonly label: string;
  /** One of several: its label stands by it. */
  readonly isLabelled: boolean;
  readonly desk: PictureDesk;
};

/**
 * One picture in the place kept for it from the start: whether it is loading, there or missing, the options below
 * stay where they are. The one button keeps its focus through all three.
 */
function QuestionPicture({ picture, label, isLabelled, desk }: PictureProps) {
  const text = useText().exam;
  const state = usePicture(desk.shelf, picture);
  const [isTold, setTold] = useState(false);
  const toldId = useId();
  const press = (): void => {
    if (state.kind === 'ready') desk.onOpen({ picture, label, url: state.url });
    else desk.shelf.retry(picture);
  };
  return (
    <figure className={`picture picture-${state.kind}`} aria-busy={state.kind === 'loading'}>
      <div className="picture-frame">
        <div className="picture-stage">
          <div className="picture-place" style={sizeOf(picture)}>
            {state.kind === 'ready' ? (
              <img
                src={state.url}
                alt={picture.alt}
                draggable={false}
                onError={() => desk.shelf.broken(picture.sha256)}
              />
            ) : null}
          </div>
          <PictureInstead state={state} />
        </div>
        <div className="picture-tools">
          {isLabelled ? <span className="picture-label numerals">{label}</span> : null}
          <span className="picture-opener">
            <ActionButton look="plain" isBusy={state.kind === 'loading'} onClick={press}>
              {state.kind === 'failed' ? text.pictureRetry : text.pictureOpen}
            </ActionButton>
          </span>
          <ActionButton
            look="quiet"
            aria-expanded={isTold}
            aria-controls={isTold ? toldId : undefined}
            onClick={() => setTold(!isTold)}
          >
            {text.pictureTold} <span aria-hidden="true">{isTold ? '▴' : '▾'}</span>
          </ActionButton>
        </div>
      </div>
      {isTold ? <Description id={toldId} text={picture.alt} /> : null}
    </figure>
  );
}

/** The alternative text for everybody; brought into sight, because it opens below a picture that may fill the screen. */
function Description({ id, text }: { readonly id: string; readonly text: string }) {
  const paragraph = useRef<HTMLParagraphElement>(null);
  useEffect(() => paragraph.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <p ref={paragraph} id={id} className="picture-told">
      {text}
    </p>
  );
}

/** What stands in the picture's place while there is none. */
function PictureInstead({ state }: { readonly state: PictureState }) {
  const text = useText().exam;
  if (state.kind === 'ready') return null;
  return (
    <div className="picture-instead">
      {state.kind === 'failed' ? (
        <ProblemNote problem={state.problem} />
      ) : (
        <div className="picture-wait">
          <p>{text.pictureLoading}</p>
          <BusyLine />
        </div>
      )}
    </div>
  );
}

function sizeOf({ widthPx, heightPx }: ItemPicture): CSSProperties & Readonly<Record<`--${string}`, number>> {
  return { '--picture-width': widthPx, '--picture-height': heightPx };
}
