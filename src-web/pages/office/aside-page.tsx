import { useText } from '../../i18n/use-text';
import { useWebSession } from '../../stores/session-store';
import { AlarmsPart } from './alarms-part';
import { AsidePart } from './aside-part';

/** What needs a person: alarms, and records that are kept and not counted. */
export function AsidePage() {
  const words = useText().aside;
  const session = useWebSession((state) => state.session);
  // The centre refuses anybody else; the page only does not offer it.
  const mayDecide = session?.kind === 'signed-in' && session.role === 'province';
  return (
    <>
      <h1>{words.title}</h1>
      <AlarmsPart />
      <AsidePart mayDecide={mayDecide} />
    </>
  );
}
