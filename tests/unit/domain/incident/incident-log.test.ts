import { describe, expect, it } from 'vitest';
import { PackageId, SessionId, StationId } from '../../../../src-shared/basics/ids';
import {
  IncidentLog,
  incidentLogParts,
  LOG_PART_MAX,
} from '../../../../src-shared/domain/incident/incident-log';
import { buildIncident } from '../../../builders/build-closing';

const HEAD = {
  stationId: StationId.parse('ST-1'),
  sessionId: SessionId.parse('S-1'),
  packageId: PackageId.parse('P-1'),
  isDemonstration: true,
};
const incidents = (count: number) => Array.from({ length: count }, (_, no) => buildIncident('S-1', no));

describe('the incident log of a session (RM-14)', () => {
  it('is one part that says so when nothing happened', () => {
    expect(incidentLogParts(HEAD, [])).toMatchObject([{ partNo: 1, partCount: 1, incidents: [] }]);
  });

  it('goes in parts that hold every incident once and in order', () => {
    const all = incidents(2 * LOG_PART_MAX + 1);
    const parts = incidentLogParts(HEAD, all);
    expect(parts.map((part) => [part.partNo, part.partCount])).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
    expect(parts.flatMap((part) => part.incidents)).toEqual(all);
    for (const part of parts) expect(IncidentLog.parse(part)).toEqual(part);
  });
});
