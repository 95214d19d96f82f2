import { useEffect, useState } from 'react';
import { ActionButton } from '../../components/action-button';
import { ProblemNote } from '../../components/problem-note';
import { QrCode } from '../../components/qr-code';
import type { Problem } from '../../i18n/problem-texts';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import './move.css';

/** Long enough for a camera to catch one, short enough to stand by. */
const FRAME_MS = 1600;

/** The sealed attempt as codes, one after the other; each says which of how many it is. */
export function MoveCodes() {
  const words = useText().move;
  const [frames, setFrames] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const [place, setPlace] = useState(0);
  const [isRunning, setRunning] = useState(true);

  useEffect(() => {
    let isOver = false;
    void step('move:frames', {}).then((answer) => {
      if (isOver) return;
      if (answer.ok) setFrames(answer.value.frames);
      else setProblem(answer.error);
    });
    return () => {
      isOver = true;
    };
  }, []);

  const total = frames.length;
  useEffect(() => {
    if (!isRunning || total < 2) return undefined;
    const timer = window.setInterval(() => setPlace((at) => (at + 1) % total), FRAME_MS);
    return () => window.clearInterval(timer);
  }, [isRunning, total]);

  const frame = frames[place];
  if (frame === undefined) return <ProblemNote problem={problem} />;
  const go = (by: number): void => {
    setRunning(false);
    setPlace((place + by + total) % total);
  };
  return (
    <figure className="move-codes">
      <QrCode text={frame} label={words.codeLabel(place + 1, total)} size={320} />
      <figcaption>
        <p className="numerals">{words.codeLabel(place + 1, total)}</p>
        <p>{words.codeHint}</p>
        {total < 2 ? null : (
          <p className="move-steps">
            <ActionButton look="plain" onClick={() => go(-1)}>
              {words.codeBefore}
            </ActionButton>
            <ActionButton look="plain" onClick={() => setRunning(!isRunning)}>
              {isRunning ? words.codePause : words.codeRun}
            </ActionButton>
            <ActionButton look="plain" onClick={() => go(1)}>
              {words.codeNext}
            </ActionButton>
          </p>
        )}
      </figcaption>
    </figure>
  );
}
