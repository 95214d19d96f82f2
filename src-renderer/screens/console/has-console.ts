import type { StationView } from '../../../src-shared/contracts/ipc/station-view';

/** A session is open: from here on there are staff who can sign in (ID-25), but for a mock exam, which has no staff. */
export function hasConsole(view: StationView): boolean {
  return 'session' in view && view.session.isMock !== true;
}
