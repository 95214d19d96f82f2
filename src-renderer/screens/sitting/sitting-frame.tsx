import type { ReactNode } from 'react';
import type { CandidateHead, SessionHead } from '../../../src-shared/contracts/ipc/station-view';
import { PlateFrame } from '../../components/plate-frame';
import { StepList } from '../../components/step-list';
import { useText } from '../../i18n/use-text';
import { ConsoleButton } from '../console/console-button';

type Props = {
  readonly session: SessionHead;
  readonly candidate?: CandidateHead;
  /** Which of the five steps is being done. */
  readonly stepNow: 0 | 1 | 2 | 3 | 4 | 5;
  readonly corner?: ReactNode;
  readonly width?: 'normal' | 'wide';
  readonly children: ReactNode;
};

/** The frame of everything between the empty seat and the result. */
export function SittingFrame({ session, candidate, stepNow, corner, width = 'normal', children }: Props) {
  const { frame } = useText();
  const steps = [frame.stepIdentify, frame.stepConsent, frame.stepPresence, frame.stepReady, frame.stepExam];
  return (
    <PlateFrame
      isDemonstration={session.isDemonstration}
      corner={
        <>
          {corner}
          {session.isMock === true ? null : <ConsoleButton />}
        </>
      }
      width={width}
      aside={
        <StepList
          label={frame.steps}
          steps={steps}
          now={stepNow}
          doneText={frame.stepDone}
          nowText={frame.stepNow}
        />
      }
      titleRows={[
        { label: frame.session, value: session.title },
        { label: frame.site, value: session.siteName },
        { label: frame.room, value: session.roomName },
        { label: frame.date, value: session.date },
        ...(candidate === undefined || session.isMock === true
          ? []
          : [{ label: frame.seat, value: String(candidate.seat) }]),
      ]}
    >
      {children}
    </PlateFrame>
  );
}
