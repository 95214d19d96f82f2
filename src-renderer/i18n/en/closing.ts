import type { Texts } from '../zh';

export const closing: Texts['closing'] = {
  title: 'Close the session',
  lead: 'After the exam every machine’s people are counted, three members of staff sign, and the session is closed. Nothing begins here afterwards; results that have not gone yet still go.',
  steps: { balance: 'Count', sign: 'Three signatures', close: 'Close' },
  counts: {
    expected: 'expected',
    sat: 'sat here',
    submitted: 'handed in',
    forced: 'collected',
    terminated: 'stopped',
    absent: 'absent',
    elsewhere: 'sat elsewhere',
    lateRefused: 'late, not admitted',
    incidents: 'incidents',
  },
  sum: (expected, sat, absent, elsewhere) =>
    `${expected} expected = ${sat} sat here + ${absent} absent + ${elsewhere} elsewhere`,
  sumWrong: (expected, sat, absent, elsewhere) =>
    `${expected} expected, ${sat + absent + elsewhere} accounted for (${sat} sat here, ${absent} absent, ${elsewhere} elsewhere)`,
  balanced: 'The count balances; it can be signed.',
  notBalanced: 'It cannot be signed yet. First see to these',
  blocks: {
    'still-sitting': (who) =>
      `The exam of ${who} is not over. Wait for the hand-in or the end of time; let an interrupted one go on, or end it under “Collect or stop”.`,
    'at-the-seat': (who) =>
      `${who} is still at the seat (checking in, or reading the score). Finish or leave, so that the seat is free.`,
    'move-waiting': (who) =>
      `${who} has moved to another machine, and this seat has not been let go. Make sure that the new seat has taken over, then free this one under “Move seat”.`,
    'record-missing': (who) =>
      `The record of ${who} could not be written, most likely because the disk is full. Have the administrator clear it and open the session again.`,
    'late-entry-open': (time) =>
      `Until ${time} candidates may still enter, and nobody is absent yet. Count again then.`,
    unplaced: (count, who) =>
      `${count} on the list are not accounted for: ${who}. Say of each in the table below whether they were absent or sat elsewhere, and save.`,
    'placed-twice': (who) => `${who} stands in two places. Choose again in the table below, and save.`,
    strangers: (who) => `${who} is not on the list. Choose again in the table below, and save.`,
    'staff-missing': () =>
      'The package does not name two invigilators and a head of site; nobody can sign. Ask the centre.',
  },
  andMore: (names, count) => `${names} and others, ${count} in all`,
  people: 'Where everybody was',
  peopleLead:
    'Those who sat here are filled in. Say of everybody else whether they did not come (absent), or sat at another machine of this room.',
  seat: 'Seat',
  name: 'Name',
  admissionNo: 'Admission no.',
  place: 'Where',
  places: {
    sitting: 'exam not over',
    moved: (station) => `moved to ${station}`,
    absent: 'Absent',
    elsewhere: 'Sat elsewhere',
    unplaced: 'not said',
  },
  sat: (outcome) => `here: ${outcome}`,
  confirmations: {
    confirmed: 'score confirmed',
    refused: 'score not confirmed',
    'not-asked': 'said nothing',
  },
  restElsewhere: 'All the rest sat elsewhere',
  restAbsent: 'All the rest absent',
  savePlaces: 'Save',
  placesSaved: 'Saved.',
  unsaved: 'There are changes that are not saved.',
  signTitle: 'Signatures',
  statement:
    'Who signs confirms: the count above is as it was, and the record of the room is complete and true.',
  lapsed: (count) =>
    `Something has changed since it was signed. The ${count} signature(s) no longer count; please sign again.`,
  signers: { proctor: 'Invigilator', 'site-head': 'Head of site' },
  waiting: 'not signed',
  signedAt: (name, time) => `${name}, ${time}`,
  sign: 'Sign',
  signHint: 'Everybody types their own number and password, once.',
  closeTitle: 'Close',
  closeLead:
    'All three have signed. Closing cannot be taken back: nothing begins here any more, and list and papers are destroyed on their day.',
  close: 'Close the session',
  closeConfirm: 'Close the session?',
  closeConfirmMore:
    'Afterwards nobody checks in, starts or moves to this machine, and no incident can be written down.',
  closeYes: 'Close it',
  closed: (time) => `The session was closed here at ${time}.`,
  closedMore:
    'Print the record of the room and the list of results. Without a network, write the hand-in file and take it to the centre.',
  screen: {
    title: 'The session is over at this machine',
    lead: (time) => `Staff signed and closed the session at ${time}. Nobody checks in here any more.`,
    sat: (count) => `${count} candidate(s) sat the exam here.`,
    upload:
      'Results go on being sent by themselves. Please leave the machine on until the centre has confirmed all of them.',
    papers:
      'Staff who sign in with F9 can print the record of the room and the list of results, or write the hand-in file.',
  },
  score: {
    title: 'Your score',
    ask: 'Please check the score above. You may confirm it or not; it is reported either way, and a review can be asked for as the rules say.',
    confirm: 'I confirm the score',
    refuse: 'I do not',
    confirmed: 'You have confirmed the score.',
    refused:
      'It is noted that you do not confirm the score. You may ask for a review within 5 working days of its publication.',
  },
};
