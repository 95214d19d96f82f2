import { Button } from 'antd';
import { useState } from 'react';
import { Note } from '../../components/note';
import { ProblemNote } from '../../components/problem-note';
import { useStep } from '../../components/use-step';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';

/** RM-4: the passphrase comes over the line at its time; here it is only asked for, and never seen. */
export function ReleasedKey() {
  const words = useText().staff.locked.released;
  const asking = useStep();
  const [isHere, setIsHere] = useState(false);
  const ask = async (): Promise<void> => setIsHere(await asking.run(() => step('session:fetch-key', {})));
  return (
    <div className="released-key">
      {isHere ? <Note tone="plain">{words.here}</Note> : <p>{words.lead}</p>}
      <ProblemNote problem={asking.problem} />
      {isHere ? null : (
        <Button loading={asking.isBusy} onClick={() => void ask()}>
          {words.ask}
        </Button>
      )}
    </div>
  );
}
