import { useEffect } from 'react';
import type { StationViewOf } from '../../../src-shared/contracts/ipc/station-view';
import { ActionButton } from '../../components/action-button';
import { BusyLine } from '../../components/busy-line';
import { PlateFrame } from '../../components/plate-frame';
import { ProblemNote } from '../../components/problem-note';
import { useText } from '../../i18n/use-text';
import { closeSitting, openSitting, useSitting } from '../../stores/sitting-store';
import { ExamDesk } from './exam-desk';

type Props = { readonly view: StationViewOf<'exam'>; readonly receivedAtMs: number };

/** Fetches the paper and opens the desk on it; paper and answers are forgotten when the exam leaves the screen. */
export function ExamScreen({ view, receivedAtMs }: Props) {
  const text = useText();
  const sitting = useSitting((state) => state.sitting);
  useEffect(() => {
    void openSitting();
    return closeSitting;
  }, []);
  if (sitting.kind === 'open') {
    return <ExamDesk view={view} receivedAtMs={receivedAtMs} paper={sitting.paper} sheet={sitting.sheet} />;
  }
  return (
    <PlateFrame isDemonstration={view.session.isDemonstration}>
      <h1>{text.exam.loading}</h1>
      {sitting.kind === 'loading' ? <BusyLine /> : null}
      {sitting.kind === 'failed' ? (
        <>
          <ProblemNote problem={sitting.problem} />
          <ActionButton look="primary" onClick={() => void openSitting()}>
            {text.frame.tryAgain}
          </ActionButton>
        </>
      ) : null}
    </PlateFrame>
  );
}
