import type { staff as zh } from '../zh/staff';

const minutesText = (count: number): string => (count === 1 ? '1 minute' : `${count} minutes`);

export const staff: typeof zh = {
  staffOnly: 'Staff only',
  staffId: 'Staff number',
  password: 'Password',
  required: 'Please fill this in',
  unprovisioned: {
    title: 'Register this station',
    lead: "No centre knows this machine yet. Enter the centre's address and the one-time code from its administrator.",
    serverUrl: 'Address of the centre',
    serverUrlHint:
      'For example https://centre.example.cn; where the centre gives a fingerprint, with its #sha256=… at the end',
    code: 'One-time code',
    codeHint: 'The code works once. Type it exactly as given.',
    submit: 'Register',
  },
  noPackage: {
    title: 'No exam package for today',
    lead: 'With a network, fetch it from the centre. Without one, import the sealed file handed out by the site.',
    stationId: 'Station',
    fetch: 'Fetch from the centre',
    importFile: 'Import from a file',
    downloading: 'Fetching the exam package',
    percent: (value) => `${value}% done`,
    lastProblem: 'The last package cannot be used',
  },
  locked: {
    title: 'Open the session',
    lead: 'The package is sealed on this machine. A proctor opens it with staff number, password and session passphrase.',
    interruptedTitle: 'The last test was interrupted',
    interrupted: (seat, answered) =>
      `The test at seat ${seat} is not finished; ${answered} answers are saved on this machine. Opening goes back to that candidate: same paper, order, answers and marks. A proctor then decides on the lost time.`,
    journal: {
      title: 'Something is wrong with the exam records on this machine',
      damaged: (lost) =>
        lost === 0
          ? 'There are unknown bytes in a record file. Every saved record can be read and is used.'
          : `A record file is damaged: ${lost} saved record(s) cannot be read. All others are whole and are used.`,
      shortened: (lost) =>
        `The record files hold ${lost} record(s) fewer than before. They may have been deleted or restored from an older backup.`,
      replaced: 'The record files are not what this machine wrote last. They may have been replaced.',
      copied:
        'The data folder is a copy or a restored backup, not the one this machine had. The same test may have gone on elsewhere.',
      'other-machine': 'The data folder comes from another computer. The same test may have gone on there.',
      whatToDo:
        'Tell the chief examiner before you decide to use this machine. Do not delete or move any file: the originals are kept as they are for a technician.',
    },
    packageTitle: 'Package to open',
    passphrase: 'Session passphrase',
    keyKind: 'Opened with',
    keyKinds: {
      passphrase: 'One passphrase',
      shares: 'Two shares (any two of three)',
      released: 'Sent by the centre',
    },
    released: {
      ask: 'Ask the centre',
      lead: 'At its time the centre sends it to this machine. It is not shown.',
      here: 'The passphrase is here. Type staff number and password to open.',
    },
    shares: { first: 'First share', second: 'Second share' },
    sharesHint:
      'Two holders each type their own share: seven groups, with hyphens or spaces between them, in capitals or not.',
    passphraseHint: 'It comes in the sealed envelope. Put a hyphen or a space between the words.',
    submit: 'Open the session',
    opening: 'Checking and unsealing, a few seconds…',
  },
  manual: {
    title: 'Identity check by staff',
    lead: 'Two staff compare the original document with the person and each sign in. It counts the same as a face check.',
    becausePhoto:
      'The registered photo cannot be used for the face check. This is no fault of the candidate; check by the document.',
    becauseRefused: 'The candidate chose the check by staff.',
    becauseChallenge:
      'The movements were not completed; this says nothing against the candidate. Movements stop a photograph, not a recording that happens to fit or face-swapping software: please compare the person yourself.',
    becauseResume:
      'After an interruption the candidate’s identity is confirmed again and the face check did not settle it. That says nothing about the candidate.',
    becauseTries: 'The face check gave no match within its tries. This says nothing against the candidate.',
    reason: 'Reason',
    reasons: {
      'camera-refused': 'Candidate does not consent to face data',
      'no-camera': 'Camera not usable',
      'face-not-matched': 'Face check gave no match',
      'document-problem': 'Problem with the document',
      other: 'Other',
    },
    note: 'Note',
    noteHint: 'Which document was checked and how, up to 500 characters. No full document numbers.',
    first: 'First checker',
    second: 'Second checker',
    submit: 'Confirm this is the candidate',
    abandon: 'Not this person, back to check-in',
    abandonConfirm: 'Go back to check-in? This check-in is then void, and recorded as such.',
  },
  suspended: {
    title: 'Test interrupted, waiting for a proctor',
    leads: {
      restart:
        'The answers are safe on this machine. Check the lost time and decide what to give back; who came by face is looked at again first.',
      paused:
        'The machine restarted during a pause. The clock stood still, so no exam time was lost; confirm and go on.',
      'break-over':
        'An approved break was used up and the candidate was not back; the clock runs on. Make sure who it is and open the paper.',
    },
    cause: 'What interrupted it',
    second: 'Head of site (second person)',
    unlocker: 'Signature of who unlocks',
    gap: 'Interrupted for',
    gapMonotonic: 'Measured by this machine without a break',
    gapWall: 'The computer restarted: taken from its clock, compare with the room log',
    answered: 'Answers saved',
    answeredCount: (count) => String(count),
    remaining: 'Time left at the break',
    proposed: 'Proposed',
    minutes: minutesText,
    grant: 'Minutes to give back',
    grantHint: (alone, withHead) =>
      `0 to ${withHead}; above ${alone} the head of site signs. Only time lost to a fault.`,
    grantFull:
      'Nothing more can be given back in this session. If more is needed, ask the site head to reschedule.',
    note: 'What happened',
    noteHint: 'It goes into the room’s record.',
    submit: 'Continue the test',
  },
  fault: {
    title: 'The station cannot go on',
    'disk-full': 'The disk is full',
    'journal-unwritable': 'The exam record cannot be written',
    'second-instance': 'The station is already running',
    'files-missing': 'The program is incomplete',
    diskFull: (freeMegabytes) =>
      `Only ${freeMegabytes} MB are left. Saved answers are not affected; the system administrator should free space and restart.`,
    journalUnwritable: (detail) =>
      `Records cannot be written to the disk (${detail}). Stop answering; the administrator should check the disk or use the spare machine.`,
    secondInstance: 'One computer runs one station. Close this window and go back to the one already open.',
    filesMissing: (detail) =>
      `Program files are missing or changed (${detail}). The administrator must reinstall before any test.`,
  },
};
