import type { StationViewOf } from '../../../src-shared/contracts/ipc/station-view';
import { Note } from '../../components/note';
import { useText } from '../../i18n/use-text';

/** A program that was changed, or that nobody signed, says so before anybody types a password into it. */
export function ProgramConcernNote({
  concern,
}: {
  readonly concern: StationViewOf<'locked'>['programConcern'];
}) {
  const words = useText().program;
  if (concern === undefined) return null;
  return (
    <Note tone={concern === 'substitute-electron' ? 'warning' : 'problem'} title={words.concernTitle}>
      {words.concerns[concern]}
    </Note>
  );
}
