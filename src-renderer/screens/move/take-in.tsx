import { Button } from 'antd';
import { useState } from 'react';
import { Note } from '../../components/note';
import { ProblemNote } from '../../components/problem-note';
import { useStep } from '../../components/use-step';
import { useText } from '../../i18n/use-text';
import { type StepValue, step } from '../../station-api';
import { CodeScanner } from './code-scanner';

type Taken = StepValue<'move:take-in-file'>;

/** RM-12 at the spare: the file that came on a stick. What happens next is on the screen behind the console. */
export function TakeIn({ hasCamera }: { readonly hasCamera: boolean }) {
  const words = useText().move;
  const taking = useStep();
  const [isScanning, setScanning] = useState(false);
  const [taken, setTaken] = useState<Taken | undefined>(undefined);
  const take = (): void => {
    setTaken(undefined);
    void taking.run(async () => {
      const answer = await step('move:take-in-file', {});
      if (answer.ok) setTaken(answer.value);
      return answer;
    });
  };
  const takeFrames = (frames: readonly string[]): void => {
    setTaken(undefined);
    setScanning(false);
    void taking.run(async () => {
      const answer = await step('move:take-in-frames', { frames: [...frames] });
      if (answer.ok) setTaken(answer.value);
      return answer;
    });
  };
  return (
    <section className="move-section">
      <h3>{words.inTitle}</h3>
      <p>{words.inLead}</p>
      <p>
        <Button loading={taking.isBusy} onClick={take}>
          {words.inFile}
        </Button>{' '}
        {hasCamera ? (
          <Button onClick={() => setScanning(!isScanning)}>{isScanning ? words.scanStop : words.scan}</Button>
        ) : null}
      </p>
      {isScanning ? <CodeScanner onWhole={takeFrames} /> : null}
      <ProblemNote problem={taking.problem} />
      {taken?.kind === 'arrived' ? <Note tone="good">{words.arrived(taken.answered)}</Note> : null}
      {taken?.kind === 'copy-kept' ? (
        <Note tone="warning" title={taken.isForked ? words.forked : words.copyKept}>
          {taken.review.length === 0 ? words.noConflict : words.conflicts(taken.review.length)}
          <ul className="move-review numerals">
            {taken.review.map((line) => (
              <li key={line.itemId}>
                {words.conflict(
                  line.itemId,
                  letters(line.counted),
                  line.others.map((other) => `${other.stationId}: ${letters(other.chosen)}`).join('; '),
                )}
              </li>
            ))}
          </ul>
        </Note>
      ) : null}
    </section>
  );
}

/** Option ids as the bank has them; the order on a screen is the paper's own. */
function letters(chosen: readonly string[]): string {
  return chosen.length === 0 ? '—' : chosen.join(' ').toUpperCase();
}
