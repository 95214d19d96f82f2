import { useState } from 'react';
import type { StationViewOf } from '../../../src-shared/contracts/ipc/station-view';
import { ActionButton } from '../../components/action-button';
import { useText } from '../../i18n/use-text';
import { timeChangeSentence } from './time-change-sentence';

/** RM-8: every change of the end, why, and the end before and after; the newest first until it is put away. */
export function TimeChangeNotice({ view }: { readonly view: StationViewOf<'exam'> }) {
  const text = useText();
  const [read, setRead] = useState(0);
  const [isListed, setListed] = useState(false);
  const changes = view.timeChanges;
  const last = changes.at(-1);
  const shown = isListed ? changes : changes.slice(read).slice(-1);
  return (
    <div role="status">
      {last === undefined || shown.length === 0 ? null : (
        <div className="desk-notice desk-notice-change">
          <ul>
            {shown.map((change) => (
              <li key={`${change.atMs} ${change.what.kind}`}>{timeChangeSentence(text, change)}</li>
            ))}
          </ul>
          {changes.length > 1 ? (
            <ActionButton look="quiet" onClick={() => setListed(!isListed)}>
              {isListed ? text.exam.changesLess : text.exam.changesAll(changes.length)}
            </ActionButton>
          ) : null}
          <ActionButton
            look="plain"
            onClick={() => {
              setRead(changes.length);
              setListed(false);
            }}
          >
            {text.exam.warningOk}
          </ActionButton>
        </div>
      )}
    </div>
  );
}
