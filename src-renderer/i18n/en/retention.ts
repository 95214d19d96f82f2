import type { Texts } from '../zh';

const kinds = {
  'check-in-mismatch': 'Pictures of check-ins that did not match',
  'presence-mismatch': 'Pictures of checks during the test that did not match',
};

export const retention: Texts['retention'] = {
  title: 'Kept and deleted',
  kept: 'Evidence pictures on this station',
  kinds,
  nothingKept: 'No picture is kept.',
  keptLine: (kind, count, kilobytes) => `${kind}: ${count}, ${kilobytes} KB in all`,
  nextDue: (day) => `Next deletion ${day}`,
  sealed: 'The pictures are encrypted. The examination centre alone can open them; this station cannot.',
  deleted: 'What was deleted',
  nothingDeleted: 'Nothing has been deleted yet.',
  when: 'Time',
  what: 'What',
  why: 'Why',
  count: 'Number',
  whatOf: (line) => {
    if (line.what === 'evidence')
      return line.kind === undefined ? 'Evidence files that could not be read' : kinds[line.kind];
    const left = line.unacknowledgedRecords + line.unfinishedAttempts;
    return left === 0
      ? 'Package and registered photographs'
      : `Package and registered photographs (${left} exam records were not confirmed then)`;
  },
  whys: {
    'after-confirmation': 'Its days after the confirmed result are over',
    'days-at-most': 'The longest time is over',
    quota: 'No more room for evidence: the oldest went',
    'disk-full': 'The disk was full: it made room for answers',
    missing: 'The file was no longer on the disk',
    unreadable: 'The file could not be read',
    acknowledged: 'The session is over and every record confirmed',
    'hours-at-most': '72 hours after the end of the session',
  },
  save: 'Save the report',
  saved: 'Saved. The file holds no names and no document numbers.',
};
