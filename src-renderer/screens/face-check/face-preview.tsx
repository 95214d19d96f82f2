import { useEffect, useRef } from 'react';
import type { FrameSource } from '../../face/frame-source';
import { useText } from '../../i18n/use-text';
import type { FaceSentence } from './face-sentence';
import './face-preview.css';

type Props = { readonly source: FrameSource | undefined; readonly tone: FaceSentence['tone'] };

/** The mirrored picture with the oval to fill; says 演示 on the picture itself when it is no real camera. */
export function FacePreview({ source, tone }: Props) {
  const text = useText();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (source !== undefined && canvas.current !== null) source.attach(canvas.current);
  }, [source]);
  return (
    <div className={`face-preview face-preview-${tone}`}>
      {source === undefined ? null : <canvas ref={canvas} role="img" aria-label={text.face.preview} />}
      <svg viewBox="0 0 400 300" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
        <path
          className="face-shade"
          fillRule="evenodd"
          d="M0 0H400V300H0Z M200 32C254 32 283 79 283 143C283 210 244 268 200 268C156 268 117 210 117 143C117 79 146 32 200 32Z"
        />
        <path
          className="face-oval"
          d="M200 32C254 32 283 79 283 143C283 210 244 268 200 268C156 268 117 210 117 143C117 79 146 32 200 32Z"
        />
      </svg>
      {source?.kind === 'demonstration-clip' ? (
        <p className="face-demo-badge">{text.face.demoClipBadge}</p>
      ) : null}
    </div>
  );
}
