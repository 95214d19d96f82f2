import type { result as zh } from '../zh/result';

export const result: typeof zh = {
  title: 'Your result',
  scoring: 'Scoring',
  scoringNote: 'Every answer is saved and sealed. If this screen stays, raise your hand for a proctor.',
  points: 'points',
  pass: 'Pass',
  fail: 'Not passed',
  passMark: (mark) => `Pass mark ${mark}`,
  answered: (count) => `${count} item${count === 1 ? '' : 's'} answered`,
  cause: {
    candidate: 'Submitted by you',
    deadline: 'Time was up: submitted by itself',
    proctor: 'Submitted by a proctor',
  },
  awaiting: 'Waiting to be confirmed',
  awaitingNote:
    "The result is safe on this machine and is sent by itself; the centre's confirmed score is final. You need not wait here.",
  confirmed: (time) => `Confirmed by the centre ${time}`,
  confirmedNote: 'The centre has received every record of this test.',
  needsPerson: 'Staff must look at the upload',
  needsPersonNote: 'The result is still safe on this machine. Please tell a proctor.',
  failNote: 'Ask your training institution about a make-up test.',
  held: {
    title: {
      pending: 'Result pending',
      stopped: 'The exam was stopped',
      reschedule: 'The exam was stopped and will be set anew',
    },
    saved: 'All answers are saved and sealed',
    note: {
      pending:
        'The authority publishes the result once it is confirmed. Ask the invigilator if you have questions.',
      stopped:
        'This test was not finished. Answers and times go to the centre, which will tell you what comes next.',
      reschedule:
        'A fault makes it impossible to go on. This does not use up an attempt; the centre will tell you the new date.',
    },
  },
  leave: 'Finish and leave the seat',
};
