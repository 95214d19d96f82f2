import { Button } from 'antd';
import { useState } from 'react';
import { Note } from '../../components/note';
import { ProblemNote } from '../../components/problem-note';
import { useStep } from '../../components/use-step';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import { LeaveForm } from './leave-form';

/** What is still to do at a seat that was left: the file, another target, and the seat itself. */
export function LeftActions({ lateWrites }: { readonly lateWrites: number }) {
  const words = useText().move;
  const saving = useStep();
  const freeing = useStep();
  const [isSaved, setSaved] = useState(false);
  const [isElsewhere, setElsewhere] = useState(false);
  const save = async (): Promise<void> => {
    setSaved(await saving.run(() => step('move:save-file', {})));
  };
  return (
    <section className="move-section">
      <h3>{words.leftActions}</h3>
      {lateWrites === 0 ? null : <Note tone="warning">{words.lateWrites(lateWrites)}</Note>}
      <p className="move-steps">
        <Button type="primary" loading={saving.isBusy} onClick={() => void save()}>
          {words.saveFile}
        </Button>
        <Button onClick={() => setElsewhere(!isElsewhere)}>{words.elsewhere}</Button>
        <Button loading={freeing.isBusy} onClick={() => void freeing.run(() => step('move:free-seat', {}))}>
          {words.freeSeat}
        </Button>
      </p>
      {isSaved ? <Note tone="good">{words.fileSaved}</Note> : null}
      <ProblemNote problem={saving.problem ?? freeing.problem} />
      <p>{words.freeSeatNote}</p>
      {isElsewhere ? <LeaveForm /> : null}
    </section>
  );
}
