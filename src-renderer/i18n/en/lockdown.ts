import type { lockdown as zh } from '../zh/lockdown';

export const lockdown: typeof zh = {
  title: 'Your paper is covered. Please raise your hand',
  lead: 'Please stay seated and raise your hand; an invigilator is coming. Everything you answered is saved.',
  notBlame:
    'This does not mean that you did anything wrong: the program noticed something an invigilator has to look at.',
  because: {
    'focus-lost': 'The exam window lost the keyboard several times.',
    'foreign-window': 'Another program’s window took the keyboard.',
    'window-changed': 'The exam window did not fill the screen.',
    'display-changed': 'A display was connected, removed or changed.',
    'key-refused': 'A key was pressed that the exam does not use.',
    'page-refused': 'The program stopped an action.',
    'clipboard-foreign': 'Something from outside was in the clipboard and was cleared.',
    'close-tried': 'Somebody tried to close the exam program.',
    'page-lost': 'The exam screen broke off and was restored.',
    'machine-slept': 'The computer slept or its screen was locked.',
    'clock-jump': 'The computer’s clock was moved.',
  },
  warning: 'The program noted something; please go on with your exam:',
  warningNote: 'Please use the exam screen only; the invigilator can see this note.',
  warningOk: 'I see',
  remaining: 'Exam time left',
  clockRuns:
    'The clock runs on while the paper is covered; if it was a fault, the invigilator can give time back.',
  coveredFor: 'Covered for',
  answered: (count) => `${count} answer${count === 1 ? '' : 's'} saved`,
  open: 'Invigilator: unlock',
  unlock: {
    title: 'Invigilator: unlock',
    lead: 'Look at the seat first, then decide about the time. The unlocking, your note and any minutes go into the room’s record.',
    cause: 'If minutes are given, because of',
    minutes: 'Minutes given back',
    minutesHint: (alone, withHead) =>
      `A whole number from 0 to ${withHead}; above ${alone} the head of the site signs. Only time lost by a fault.`,
    note: 'What happened',
    noteHint: 'Write what you saw. No document numbers, please.',
    second: 'Head of the site (second person)',
    submit: 'Unlock the paper',
    cancel: 'Back',
  },
  study: {
    title: 'Your page is covered: please raise your hand',
    lead: 'Stay seated and raise your hand; somebody will be with you at once. The time you have studied is kept.',
    staffLead:
      'Look at the seat first. Opening confirms that the person is there; that and your note are recorded.',
    submit: 'Open the page',
  },
  section: {
    title: 'Lockdown',
    on: 'This station is locked down: the window fills the screen, keys are limited, and changes of windows or displays are recorded.',
    off: 'This station is not locked down. It will be when the next candidate starts.',
    leaveLead:
      'Afterwards the program can be closed and other windows used. Do so only when the session is over or the machine needs repair.',
    leave: 'End the lockdown',
    notNow: 'Somebody is sitting an exam here; the lockdown can’t be ended now.',
    left: 'The lockdown has ended.',
  },
};
