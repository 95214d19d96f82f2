import { Button } from 'antd';
import type { StationViewOf } from '../../../src-shared/contracts/ipc/station-view';
import { dayAndTime } from '../../components/clock-text';
import { useText } from '../../i18n/use-text';
import { showReadiness, useReadinessDrawer } from '../../stores/readiness-drawer-store';
import { ReadinessDrawer } from './readiness-drawer';

type Props = { readonly readiness: StationViewOf<'locked'>['readiness'] };

/** On the screens before the session: when this machine was last looked at, and the way to look again. */
export function ReadinessEntry({ readiness }: Props) {
  const words = useText().readiness;
  const isOpen = useReadinessDrawer((state) => state.isOpen);
  return (
    <div className="ready-entry">
      <p>
        {readiness === undefined
          ? words.neverSigned
          : words.lastSigned(dayAndTime(readiness.atMs), readiness.isReady)}
      </p>
      <Button onClick={() => showReadiness(true)}>{words.open}</Button>
      {isOpen ? <ReadinessDrawer onClose={() => showReadiness(false)} /> : null}
    </div>
  );
}
