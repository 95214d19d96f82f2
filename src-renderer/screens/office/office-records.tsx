import { AttemptList } from './attempt-list';
import { SyncStripCard } from './sync-strip-card';

/** What waits here and what the centre has confirmed. No scores. */
export function OfficeRecords() {
  return (
    <>
      <SyncStripCard />
      <AttemptList />
    </>
  );
}
