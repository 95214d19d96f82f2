import type { CodeTexts } from './zh-codes';

export const codes: CodeTexts = {
  codes: {
    title: 'Code by telephone (single use)',
    text: 'Only when the room has no head at hand and no line. Make sure who is calling, then write down the request number on the seat’s screen letter by letter. The code is good once, for this seat, this action and these minutes; no code takes a hand-in back.',
    seat: 'Seat number',
    action: 'What is to be done',
    actions: {
      unlock: 'Uncover (paused or covered)',
      extend: 'Extra minutes (exam running)',
      reopen: 'Re-open (after a power cut, crash or restart)',
    },
    actionHint: 'The seat’s screen says which one it needs; a code for one does not do the other.',
    minutes: 'Minutes given (0 for none)',
    cause: 'Cause',
    causes: {
      'power-loss': 'Power cut',
      'machine-fault': 'Machine fault',
      'software-fault': 'Program fault',
      disturbance: 'Disturbance in the room',
    },
    request: 'Request number',
    make: 'Make the code',
    made: (seat) => `Read out to seat ${seat}:`,
    once: 'The code is not kept and is not shown again after you leave this page. That it was made is in the audit log.',
    wrongNumber: 'A number, please.',
    problem: (problem) => {
      switch (problem.kind) {
        case 'no-such-session':
          return 'There is no such session.';
        case 'no-such-seat':
          return 'This session has no such seat.';
        case 'request-mistyped':
          return 'The request number is wrong: ask for it once more, letter by letter.';
        default:
          return `Between ${problem.min} and ${problem.max} minutes.`;
      }
    },
  },
};
