import { Button } from 'antd';
import { Note } from '../../components/note';
import { ProblemNote } from '../../components/problem-note';
import { useStep } from '../../components/use-step';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import { useConsole } from '../../stores/console-store';

/** The lockdown ends here and nowhere else: by a proctor who is signed in, while nobody sits an exam (features 8). */
export function LockdownSection() {
  const words = useText().lockdown.section;
  const shown = useConsole((state) => state.view);
  const leaving = useStep();
  if (shown.kind !== 'signed-in') return null;
  const { isOn, mayLeave } = shown.lockdown;
  return (
    <section>
      <h2>{words.title}</h2>
      <p>{isOn ? words.on : words.off}</p>
      {isOn ? (
        <>
          <p>{words.leaveLead}</p>
          {mayLeave ? null : <Note tone="warning">{words.notNow}</Note>}
          <ProblemNote problem={leaving.problem} />
          <Button
            danger
            disabled={!mayLeave}
            loading={leaving.isBusy}
            onClick={() => void leaving.run(() => step('lockdown:leave', {}))}
          >
            {words.leave}
          </Button>
        </>
      ) : null}
    </section>
  );
}
