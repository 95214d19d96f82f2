import { Button, Progress } from 'antd';
import { useRef, useState } from 'react';
import { Note } from '../../components/note';
import { useText } from '../../i18n/use-text';
import { type Collected, catchFrame } from './collect-frames';
import { useCodeCamera } from './use-code-camera';

const KIND = 'MOV';

type Props = { readonly onWhole: (frames: readonly string[]) => void };

/** Reads the codes on the old seat's screen with this machine's camera, in whatever order they come by. */
export function CodeScanner({ onWhole }: Props) {
  const text = useText();
  const words = text.move;
  const collected = useRef<Collected | undefined>(undefined);
  const [count, setCount] = useState({ have: 0, total: 0 });
  const [isOther, setOther] = useState(false);
  const { video, problem } = useCodeCamera((read) => {
    const before = collected.current;
    if (before !== undefined && before.frames.size >= before.total) return;
    const caught = catchFrame(KIND, before, read);
    if (caught.kind === 'other-file') setOther(true);
    if (caught.kind === 'foreign' || caught.kind === 'other-file') return;
    collected.current = caught.collected;
    setCount({ have: caught.collected.frames.size, total: caught.collected.total });
    if (caught.kind === 'whole') onWhole([...caught.collected.frames.values()]);
  });
  const clear = (): void => {
    collected.current = undefined;
    setCount({ have: 0, total: 0 });
    setOther(false);
  };
  if (problem !== undefined) return <Note tone="problem">{words.scanNoCamera}</Note>;
  return (
    <div className="move-scan">
      <video ref={video} className="move-video" muted playsInline aria-label={words.scan} />
      <p role="status">{count.total === 0 ? words.scanWaiting : words.scanned(count.have, count.total)}</p>
      {count.total === 0 ? null : (
        <Progress
          aria-label={words.scanned(count.have, count.total)}
          percent={Math.round((count.have * 100) / count.total)}
          showInfo={false}
        />
      )}
      {isOther ? (
        <Note tone="warning">
          {text.problems['frames-of-different-codes']({ kind: 'frames-of-different-codes' })}
        </Note>
      ) : null}
      <Button onClick={clear}>{words.scanClear}</Button>
    </div>
  );
}
