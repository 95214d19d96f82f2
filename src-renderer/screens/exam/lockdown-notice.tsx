import { useState } from 'react';
import type { StationViewOf } from '../../../src-shared/contracts/ipc/station-view';
import { ActionButton } from '../../components/action-button';
import { useText } from '../../i18n/use-text';

/** Something was noted that the person should know of (features 9); each warning once, until it is put away. */
export function LockdownNotice({ view }: { readonly view: Pick<StationViewOf<'exam'>, 'lockdownWarning'> }) {
  const words = useText().lockdown;
  const [read, setRead] = useState(0);
  const warning = view.lockdownWarning;
  const isShown = warning !== undefined && warning.count > read;
  return (
    <div role="status">
      {isShown ? (
        <div className="desk-notice desk-notice-time">
          <p>
            {words.warning} {words.because[warning.kind]} {words.warningNote}
          </p>
          <ActionButton look="plain" onClick={() => setRead(warning.count)}>
            {words.warningOk}
          </ActionButton>
        </div>
      ) : null}
    </div>
  );
}
