import type { ReactNode } from 'react';
import type { SessionHead } from '../../../src-shared/contracts/ipc/station-view';
import type { CourseHead } from '../../../src-shared/contracts/ipc/study-view';
import { PlateFrame } from '../../components/plate-frame';
import { useText } from '../../i18n/use-text';
import { ConsoleButton } from '../console/console-button';

type Props = {
  readonly session: SessionHead;
  readonly course: CourseHead;
  readonly width?: 'normal' | 'wide';
  readonly children: ReactNode;
};

/** The frame of a class: what is taught, by whom, and the way to the console. */
export function StudyFrame({ session, course, width = 'wide', children }: Props) {
  const text = useText();
  const words = text.study;
  return (
    <PlateFrame
      isDemonstration={session.isDemonstration}
      corner={<ConsoleButton />}
      width={width}
      aside={
        <div className="study-plate">
          <strong>{course.title}</strong>
          <span>
            {words.modes[course.mode]} · {words.planned(course.plannedMinutes)}
          </span>
        </div>
      }
      titleRows={[
        { label: words.plan, value: course.planTitle },
        { label: words.institution, value: course.institution },
        ...(course.teacher === undefined ? [] : [{ label: words.teacher, value: course.teacher }]),
        { label: text.frame.room, value: session.roomName },
        { label: text.frame.date, value: session.date },
      ]}
    >
      {children}
    </PlateFrame>
  );
}
