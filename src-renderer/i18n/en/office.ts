import type { office as zh } from '../zh/office';

export const office: typeof zh = {
  open: 'Office',
  title: 'Office: records and upload',
  strip: {
    label: 'Upload state',
    saved: 'Saved here',
    sent: 'Sent',
    acknowledged: 'Confirmed by centre',
    none: 'none yet',
    pending: (count) =>
      count === 0
        ? 'No records waiting'
        : `${count} record${count === 1 ? '' : 's'} waiting for the centre's confirmation`,
    oldest: (time) => `oldest ${time}`,
    next: (time) => `next try ${time}`,
    now: 'Send now',
    asked: 'Sending was asked for.',
    restarted: (times: number) =>
      `Sending had come to a stand and was started again by itself ${times} time${times === 1 ? '' : 's'}; no record was lost.`,
    link: {
      unknown: 'The centre has not been contacted yet',
      sending: 'Sending',
      reachable: 'The centre can be reached',
      unreachable: 'The centre cannot be reached. Records are safe here and are retried by themselves',
      'not-understood': 'Something answers that is not the centre: does this network want a sign-in?',
      'needs-person': 'The centre sent a record back; the system administrator is needed',
    },
  },
  list: {
    title: 'Tests on this machine',
    empty: 'No tests on this machine yet.',
    notReady: 'The list is being rebuilt from the journal.',
    failed:
      'The list cannot be read. The records themselves are not affected and are still sent. Open this panel again.',
    seat: 'Seat',
    candidate: 'Candidate',
    started: 'Started',
    finished: 'Submitted',
    state: 'State',
    stateTime: 'Time',
    underWay: 'Under way',
    states: {
      pending: 'To be sent',
      sent: 'Sent',
      acknowledged: 'Confirmed by centre',
      'needs-person': 'Needs a person',
    },
    noScores: 'No scores are shown here.',
  },
};
