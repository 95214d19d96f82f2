import type { code as zh } from '../zh/code';

export const code: typeof zh = {
  tab: 'Single-use code',
  signInTab: 'With a password',
  useTitle: 'Use a single-use code',
  useLead:
    'For when the head of site is not in the room. Telephone, and say the seat, what is to be done, the minutes and the request number below; you are told a code of 12 letters.',
  seat: 'Seat',
  request: 'Request number',
  nothing:
    'A code can do nothing at this seat now. It can while an exam runs, is paused or was interrupted. A paper that is handed in has been scored and is not opened again; report a mistake to the centre.',
  action: 'What is to be done',
  actions: { unlock: 'Uncover', extend: 'Extra minutes', reopen: 'Re-open' },
  actionHints: {
    unlock: 'Lets a paused or covered exam go on; after a long pause the face is checked first.',
    extend: 'While the exam runs, for a fault that has happened, and nothing else.',
    reopen:
      'After a power cut, a crash, a restart or a change of machine the exam goes on; the face is checked first.',
  },
  needs: (action) =>
    `What this seat needs is “${action}”. Say this word on the telephone; a code for anything else does nothing here.`,
  minutes: 'Minutes',
  minutesHint: (most) => `${most} at most, and as many as the code is for.`,
  makeMinutesHint: 'As many as are entered at the seat; 0 for none.',
  cause: 'Reason',
  code: 'Code',
  codeHint:
    '12 letters and figures. Small letters, spaces and hyphens do not matter, nor O for 0 or I for 1.',
  use: 'Carry out',
  used: 'Done. Close this window and let the candidate go on.',
  makeTitle: 'Make a single-use code',
  makeLead:
    'By the head of site, for any seat of this room. Have the request number spelt out and the action read from the seat’s screen; the code is good once, for this seat, this action and these minutes. A paper that is handed in is not opened again.',
  requestHint: '6 letters, from the screen of the seat that asks.',
  make: 'Make the code',
  made: (seat) => `Read this to seat ${seat}:`,
  madeNote: 'The code is not kept here. A slip in one letter is noticed at the seat and costs no try.',
  again: 'Make another one',
  byTelephone: (action) =>
    `Invigilator: without a password, telephone the head of site for a code to “${action}”, press F9 and type it under “Single-use code”.`,
};
