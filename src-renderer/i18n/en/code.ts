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
  actions: { unlock: 'Unlock and go on', extend: 'Extra minutes', reopen: 'Take back a mistaken hand-in' },
  actionHints: {
    unlock: 'Lets a paused or interrupted exam go on; where it is asked for, the face is checked first.',
    extend: 'For a fault that has happened, and nothing else.',
    reopen: 'Not possible: the paper has been scored.',
  },
  minutes: 'Minutes',
  minutesHint: (most) => `${most} at most, and as many as the code is for.`,
  cause: 'Reason',
  code: 'Code',
  codeHint:
    '12 letters and figures. Small letters, spaces and hyphens do not matter, nor O for 0 or I for 1.',
  use: 'Carry out',
  used: 'Done. Close this window and let the candidate go on.',
  makeTitle: 'Make a single-use code',
  makeLead:
    'By the head of site, for any seat of this room. Have the request number spelt out; the code is good once, for this seat, this action and these minutes. A paper that is handed in is not opened again.',
  requestHint: '6 letters, from the screen of the seat that asks.',
  make: 'Make the code',
  made: (seat) => `Read this to seat ${seat}:`,
  madeNote: 'The code is not kept here. A slip in one letter is noticed at the seat and costs no try.',
  again: 'Make another one',
  suspendedHint:
    'Without a password, press F9 for the invigilator console and unlock with the head of site’s single-use code.',
};
