import type { StationViewOf } from '../../../src-shared/contracts/ipc/station-view';
import { dayAndTime } from '../../components/clock-text';
import { Note } from '../../components/note';
import { PlateFrame } from '../../components/plate-frame';
import { ScreenTitle } from '../../components/screen-title';
import { useText } from '../../i18n/use-text';
import { ConsoleButton } from '../console/console-button';

/** RM-15: closed. Nobody begins here; what has not gone to the centre still goes. */
export function SessionClosedScreen({ view }: { readonly view: StationViewOf<'session-closed'> }) {
  const { closing, frame } = useText();
  const words = closing.screen;
  const { session } = view;
  return (
    <PlateFrame
      isDemonstration={session.isDemonstration}
      corner={<ConsoleButton />}
      titleRows={[
        { label: frame.session, value: session.title },
        { label: frame.site, value: session.siteName },
        { label: frame.room, value: session.roomName },
        { label: frame.date, value: session.date },
      ]}
    >
      <ScreenTitle>{words.title}</ScreenTitle>
      <p className="frame-lead">{words.lead(dayAndTime(view.closedAtMs))}</p>
      <p>{words.sat(view.sat)}</p>
      <Note tone="plain">{words.upload}</Note>
      <p>{words.papers}</p>
    </PlateFrame>
  );
}
