import { useEffect, useMemo, useState } from 'react';
import { ActionButton } from '../../components/action-button';
import { ProblemNote } from '../../components/problem-note';
import { QUIET_ZONE, qrModules, qrPath } from '../../components/qr-modules';
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
      <Code text={frame} label={words.codeLabel(place + 1, total)} />
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

/** Black on white, whatever the page's colours are. */
function Code({ text, label }: { readonly text: string; readonly label: string }) {
  const { path, side } = useMemo(() => {
    const modules = qrModules(text);
    return { path: qrPath(modules), side: modules.length + 2 * QUIET_ZONE };
  }, [text]);
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${side} ${side}`} shapeRendering="crispEdges">
      <path d={path} fill="#000" />
    </svg>
  );
}
