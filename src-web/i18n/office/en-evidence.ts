import type { EvidenceTexts } from './zh-evidence';

export const evidence: EvidenceTexts = {
  evidence: {
    title: 'Kept pictures',
    about: 'Pictures of checks that did not match: opened for a reason, deleted on their day',
    text: 'A picture is sealed at the station and only the centre’s server can open it; the key never comes to a browser. Each opening puts your account, the time and your reason into the audit log. On its day a picture is deleted by the system.',
    partTitle: 'Kept pictures',
    session: 'Session',
    submit: 'Search',
    empty:
      'No pictures are kept. A station sends one only when a check did not match and the rules of the exam let it leave.',
    more: 'Earlier pictures',
    first: 'Back to the latest',
    columns: {
      kind: 'Kind',
      place: 'Session and station',
      received: 'Reached the centre',
      due: 'Deleted on',
      opened: 'Opened',
      action: 'Open',
    },
    kinds: {
      'check-in-mismatch': 'Face at check-in did not match',
      'presence-mismatch': 'Check during the exam did not match',
      unknown: 'Kind unknown (its head can’t be read)',
    },
    result: 'result',
    neverOpened: 'By nobody',
    opened: (times, last) => `${times} ${times === 1 ? 'time' : 'times'}, last ${last}`,
    reason: 'Reason for opening (kept; no names or document numbers)',
    open: 'Open picture',
    onItsWay: 'Still on its way; can be opened when it is whole.',
    taken: (kind, at) => `${kind}, ${at} by the station’s clock`,
    onScreen:
      'The picture is on this page only and is gone when you close or leave it. Please take no photograph of it.',
    close: 'Close picture',
    problems: {
      'no-such-evidence': 'This picture is not here; its day may have come. Please load the page again.',
      unreadable:
        'This picture can’t be opened: it was not sealed to this centre, or was damaged before. It changes no result; go by the room’s record, and tell the system administrator.',
    },
  },
};
