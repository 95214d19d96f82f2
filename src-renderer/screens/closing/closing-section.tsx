import { Modal, Steps } from 'antd';
import type { ClosingView } from '../../../src-shared/contracts/ipc/closing-channels';
import type { StationView } from '../../../src-shared/contracts/ipc/station-view';
import { dayAndTime } from '../../components/clock-text';
import { Note } from '../../components/note';
import { ProblemNote } from '../../components/problem-note';
import { useText } from '../../i18n/use-text';
import { CloseButton } from './close-button';
import { ClosingBlocks } from './closing-blocks';
import { ClosingCounts } from './closing-counts';
import { PeoplePlaces } from './people-places';
import { SignaturesPart } from './signatures-part';
import { useClosing } from './use-closing';
import './closing.css';

/** RM-15: this station's part of the room is counted, signed by three, and closed. */
export function ClosingSection({ view: stationView }: { readonly view: StationView }) {
  const words = useText().closing;
  const closing = useClosing(stationView);
  const [modal, holder] = Modal.useModal();
  const { view, loading, act } = closing;
  return (
    <section className="closing">
      {holder}
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      <ProblemNote problem={loading.problem} />
      {view === undefined ? null : (
        <>
          <Steps
            size="small"
            current={stepOf(view)}
            items={[
              { title: words.steps.balance },
              { title: words.steps.sign },
              { title: words.steps.close },
            ]}
          />
          {view.closedAtMs === undefined ? null : (
            <Note tone="good" title={words.closed(dayAndTime(view.closedAtMs))}>
              {words.closedMore}
            </Note>
          )}
          <ClosingCounts counts={view.counts} />
          <ClosingBlocks view={view} />
          <SignaturesPart view={view} act={act} />
          {view.closedAtMs === undefined && view.blocks.length === 0 && view.missing.length === 0 ? (
            <CloseButton view={view} act={act} modal={modal} />
          ) : null}
          <PeoplePlaces key={placesKey(view)} view={view} act={act} />
        </>
      )}
    </section>
  );
}

function stepOf({ closedAtMs, blocks, missing }: ClosingView): number {
  if (closedAtMs !== undefined) return 3;
  if (blocks.length > 0) return 0;
  return missing.length > 0 ? 1 : 2;
}

/** What staff are choosing begins anew when main knows something else of anybody. */
function placesKey({ people }: ClosingView): string {
  return people.map((one) => `${one.candidateId}=${one.place.kind}`).join();
}
