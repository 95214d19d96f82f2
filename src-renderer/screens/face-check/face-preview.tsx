import { useEffect, useRef } from 'react';
import type { ChallengeAction } from '../../../src-shared/domain/presence/challenge-action';
import type { FrameSource } from '../../face/frame-source';
import { useText } from '../../i18n/use-text';
import { ChallengeCue } from './challenge-cue';
import type { FaceSentence } from './face-sentence';
import './face-preview.css';

/** The movement that is asked for, and whether it has been seen. */
export type FaceCue = { readonly action: ChallengeAction; readonly isSeen: boolean };

type Props = {
  readonly source: FrameSource | undefined;
  readonly tone: FaceSentence['tone'];
  readonly cue: FaceCue | undefined;
};

const OVAL =
  'M200 32C254 32 283 79 283 143C283 210 244 268 200 268C156 268 117 210 117 143C117 79 146 32 200 32Z';

/** The mirrored picture with the oval to fill; says 演示 on the picture itself when it is no real camera. */
export function FacePreview({ source, tone, cue }: Props) {
  const text = useText();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (source !== undefined && canvas.current !== null) source.attach(canvas.current);
  }, [source]);
  return (
    <div className={`face-preview face-preview-${tone}`}>
      {source === undefined ? (
        <NoPicture />
      ) : (
        <>
          <canvas ref={canvas} role="img" aria-label={text.face.preview} />
          <svg
            className="face-frame"
            viewBox="0 0 400 300"
            preserveAspectRatio="xMidYMid slice"
            aria-hidden="true"
          >
            <path className="face-shade" fillRule="evenodd" d={`M0 0H400V300H0Z ${OVAL}`} />
            <path className="face-oval" d={OVAL} />
          </svg>
          {cue === undefined ? null : <ChallengeCue action={cue.action} isSeen={cue.isSeen} />}
        </>
      )}
      {source?.kind === 'demonstration-clip' ? (
        <p className="face-demo-badge">{text.face.demoClipBadge}</p>
      ) : null}
    </div>
  );
}

/** A camera, struck out. */
function NoPicture() {
  return (
    <svg className="face-no-source" viewBox="0 0 48 48" aria-hidden="true">
      <path
        d="M4 14h26v20H4z M30 21l14-7v20l-14-7 M6 42L42 6"
        fill="none"
        stroke="currentColor"
        strokeWidth="3"
        strokeLinejoin="round"
      />
    </svg>
  );
}
