import type { JournalNotice } from '../../../src-shared/contracts/ipc/station-view';
import { Note } from '../../components/note';
import { useText } from '../../i18n/use-text';

/** What was found wrong with this machine's records, before the staff decide to use it. */
export function JournalNoticeBox({ notice }: { readonly notice: JournalNotice }) {
  const words = useText().staff.locked.journal;
  return (
    <Note tone="problem" title={words.title}>
      {notice.kinds.map((kind) => {
        const sentence = words[kind];
        return <p key={kind}>{typeof sentence === 'string' ? sentence : sentence(notice.lostCount)}</p>;
      })}
      <p>{words.whatToDo}</p>
    </Note>
  );
}
