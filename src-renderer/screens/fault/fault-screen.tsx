import { assertNever } from '../../../src-shared/basics/assert-never';
import type { StationFault, StationViewOf } from '../../../src-shared/contracts/ipc/station-view';
import { Note } from '../../components/note';
import { PlateFrame } from '../../components/plate-frame';
import { ScreenTitle } from '../../components/screen-title';
import { useText } from '../../i18n/use-text';
import type { Texts } from '../../i18n/zh';

export function FaultScreen({ view }: { readonly view: StationViewOf<'fault'> }) {
  const text = useText();
  return (
    <PlateFrame>
      <ScreenTitle>{text.staff.fault.title}</ScreenTitle>
      <Note tone="problem" title={text.staff.fault[view.fault.kind]}>
        {faultSentence(text.staff.fault, view.fault)}
      </Note>
    </PlateFrame>
  );
}

function faultSentence(text: Texts['staff']['fault'], fault: StationFault): string {
  switch (fault.kind) {
    case 'disk-full':
      return text.diskFull(Math.floor(fault.freeBytes / 1_000_000));
    case 'journal-unwritable':
      return text.journalUnwritable(fault.detail);
    case 'second-instance':
      return text.secondInstance;
    case 'files-missing':
      return text.filesMissing(fault.detail);
    default:
      return assertNever(fault);
  }
}
