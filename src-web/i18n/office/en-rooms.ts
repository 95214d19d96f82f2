import type { RoomTexts } from './zh-rooms';

export const rooms: RoomTexts = {
  sessions: {
    title: 'Exam sessions',
    about: 'Expected, sat, arrived and reconciled, session by session',
    empty: 'No session has been published yet.',
    more: 'Earlier sessions',
    first: 'Back to the latest sessions',
    columns: {
      date: 'Date',
      session: 'Session',
      room: 'Site and room',
      expected: 'Expected',
      results: 'Results here',
      passed: 'Passed',
      open: 'To be settled',
    },
    disputed: (count) => `scores differ: ${count}`,
    aside: (count) => `set aside: ${count}`,
    allHere: 'nothing',
    back: 'All sessions',
    noSuch: 'There is no such session.',
    balanced: 'Everything agrees: the list, what each station signed and the results that came.',
    notBalanced: (count) => `Not yet: ${count} to be settled, see below.`,
    counts: {
      expected: 'Expected',
      sat: 'Sat',
      submitted: 'Handed in',
      forced: 'Collected',
      terminated: 'Stopped',
      absent: 'Absent',
      results: 'Results here',
      closed: 'Stations closed',
    },
    differencesTitle: 'Candidates who do not add up',
    differencesText: 'Shown by admission number and seat only, to keep personal data apart.',
    differenceColumns: {
      seat: 'Seat',
      admissionNo: 'Admission no.',
      station: 'Station',
      what: 'What is wrong',
      todo: 'What to do',
    },
    differences: {
      unaccounted: 'Nothing at all: no result, and no station calls this person absent',
      'result-missing': 'The station signed that this person sat; the result has not come',
      'not-in-closing': 'A result came, but its station has not closed or does not name this person',
      'absent-and-sat': 'Absent at one station, sat at another',
      'sat-nowhere': 'Every station says “at another station”; none has a record',
      'sat-twice': 'Two stations have a record of this person',
    },
    todo: {
      unaccounted:
        'Ask the site whether the person came. If so, find the station and bring it online or export its hand-in file; if not, the station names the person absent when it closes.',
      'result-missing':
        'Bring this station online: the result is sent by itself. Without a line, export the hand-in file there and import it on this page.',
      'not-in-closing':
        'Have a proctor close the session at this station; if it is closed, check its record with the site.',
      'absent-and-sat':
        'The record of the sitting counts. Check the sign-in list with the site and note it in the room’s record.',
      'sat-nowhere': 'Find the station this person really used, bring it online and close the session there.',
      'sat-twice':
        'The old machine may have gone on after a move. Compare both records under “Alarms and set aside” and decide.',
    },
    stationsTitle: 'Stations',
    stationColumns: {
      station: 'Station',
      results: 'Results',
      closed: 'Closing',
      seen: 'Last heard of',
      pending: 'Waiting to be sent',
    },
    closed: 'received',
    notClosed: 'not received',
    never: 'never',
    noStations: 'No word from any station yet. They appear here once the package is handed out and opened.',
    incidents: (count) => `${count} incidents`,
  },
  live: {
    title: 'Live board',
    about: 'How the stations are at this moment, the worst first',
    text: 'Refreshed every 10 seconds. A station reports on itself every 15 seconds.',
    at: (time) => `as of ${time}`,
    empty: 'No station is registered yet.',
    onlySession: (id) => `session ${id} only`,
    all: 'All stations',
    noneFound: 'No station fits.',
    shown: (from, to, all) => `Stations ${from} to ${to} of ${all}, the worst first.`,
    worst: 'Back to the worst',
    more: 'More stations',
    search: { state: 'State', any: 'All', text: 'Station’s id or name (a part is enough)', submit: 'Find' },
    legendTitle: 'What the colours mean',
    legend: {
      danger: 'Red, “look now”: out of touch, a fault, the camera lost, or the exam’s window left.',
      warn: 'Yellow, “keep an eye on”: little disk or battery, or records waiting for more than 10 minutes.',
      good: 'Green, “fine”: nothing found.',
      quiet: 'Grey, “not heard of”: registered and never reported.',
    },
    words: { danger: 'look now', warn: 'keep an eye on', good: 'fine', quiet: 'not heard of' },
    counts: { stations: 'Stations', fine: 'Fine' },
    troubles: {
      silent: 'out of touch',
      fault: 'fault',
      'camera-lost': 'camera lost',
      'focus-lost': 'exam window left',
      'disk-low': 'disk below 1 GB',
      'battery-low': 'battery below 20%',
      'pending-old': 'records held up',
      'never-seen': 'never heard of',
    },
    columns: {
      state: 'State',
      station: 'Station',
      seen: 'Last heard of',
      doing: 'Busy with',
      power: 'Power',
      disk: 'Disk free',
      camera: 'Camera',
      focus: 'Exam window',
      pending: 'Waiting records',
    },
    phases: {
      idle: 'idle',
      open: 'session open',
      'check-in': 'check-in',
      exam: 'exam',
      suspended: 'suspended',
      result: 'handed in',
      fault: 'fault',
    },
    cameras: { works: 'works', lost: 'lost', off: 'off', unknown: '—' },
    focuses: { kept: 'kept', lost: 'left', unknown: '—' },
    mains: 'mains',
    battery: (percent) => `${percent}%`,
    disk: (gigabytes) => `${gigabytes} GB`,
    ago: (seconds) =>
      seconds < 90
        ? `${seconds} s ago`
        : seconds < 5400
          ? `${Math.round(seconds / 60)} min ago`
          : `${Math.round(seconds / 3600)} h ago`,
    pending: (records, oldest) =>
      oldest === undefined || records === 0
        ? `${records}`
        : `${records}, oldest ${Math.round(oldest / 60_000)} min`,
    seat: (seat) => `seat ${seat}`,
  },
};
