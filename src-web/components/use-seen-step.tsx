import { useState } from 'react';
import { useCall } from './use-call';

/** A step that staff may take only after having seen the person with the papers, and say so by a tick. */
export function useSeenStep() {
  const step = useCall();
  const [isSeen, setSeen] = useState(false);
  const [isUnseen, setUnseen] = useState(false);
  const [isDone, setDone] = useState(false);

  /** True when it was done; without the tick nothing is sent. The tick is for one person only. */
  async function take(send: (run: typeof step.run) => Promise<unknown>): Promise<boolean> {
    setDone(false);
    setUnseen(!isSeen);
    if (!isSeen) return false;
    const isGood = (await send(step.run)) !== undefined;
    setDone(isGood);
    if (isGood) setSeen(false);
    return isGood;
  }

  const tick = (label: string) => (
    <p>
      <label className="own-check">
        <input type="checkbox" checked={isSeen} onChange={(event) => setSeen(event.target.checked)} /> {label}
      </label>
    </p>
  );
  return { take, tick, isUnseen, isDone, isBusy: step.isBusy, problem: step.problem };
}
