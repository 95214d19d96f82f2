import type { Texts } from '../zh';

const hours = (tenths: number): string => `${tenths / 10} hours`;

export const study: Texts['study'] = {
  title: 'Class',
  plan: 'Training plan',
  institution: 'Institution',
  teacher: 'Teacher',
  planned: (minutes: number) => `${minutes} minutes planned`,
  modes: { class: 'Taught class', 'self-study': 'Self-study' },
  home: {
    lead: {
      class:
        'Sign in before the class and sign out after it. When your name is called, come to this machine.',
      'self-study': 'Sign in first, then begin to read.',
    },
    field: 'Document or admission number',
    helper:
      'Identity card 18 characters, admission number 16. Signing in and out takes a look at the camera; without it two staff members verify you.',
    signIn: 'Sign in',
    signOut: 'Sign out',
    people: (count: number) => `${count} signed in`,
    nobody: 'Nobody has signed in yet.',
    minutes: (minutes: number) => `${minutes} min`,
    stages: { present: 'In class', asked: 'Please come', away: 'Not counting' },
    show: (name: string) => `${name}: roll call, quiz or sign-out`,
    call: (names: string) => `Roll call: ${names}, please come to this machine.`,
    paused: 'The teacher has paused the class. No time counts now.',
  },
  seat: {
    title: (name: string) => `${name}’s study`,
    counted: 'Effective study',
    countedNote: 'turned into hours when you sign out',
    lost: (minutes: number) => `${minutes} more minutes do not count`,
    page: (no: number, of: number) => `Page ${no} of ${of}`,
    previous: 'Previous page',
    next: 'Next page',
    noPages: 'This course has no pages here. Please listen to the teacher.',
    pageFailed: 'This page did not load. Try again; if it fails again, raise your hand.',
    signOut: 'Finish and sign out',
    back: 'Back to the class',
    asked: (seconds: number) =>
      `Confirm within ${Math.ceil(seconds / 60)} min that you are here, or the time since you were last seen will not count.`,
    askedTitle: 'Please confirm that you are here',
    away: {
      missed:
        'You did not confirm when asked: the time since you were last seen does not count. Confirm, and time runs again.',
      absent:
        'Staff noted that you were not here: the time since you were last seen does not count. Confirm, and time runs again.',
      interrupted:
        'The station was interrupted. The time before it is kept: confirm, and it counts and goes on.',
    },
    awayTitle: 'No time is counting now',
    confirm: 'I am here, confirm',
    askStaff: 'You were verified by staff. Raise your hand, and staff confirm you at the console.',
  },
  quiz: {
    title: 'Course quiz',
    open: 'Take the course quiz',
    rule: (questions: number, percent: number, tries: number) =>
      `${questions} questions, ${percent}% to pass, ${tries} tries left. These hours count only once it is passed.`,
    passed: 'The quiz is passed.',
    failed: (percent: number, pass: number) => `Last time ${percent}%, below ${pass}%.`,
    noTries: 'No tries are left: this study cannot give hours. Please contact your institution.',
    question: (no: number, of: number) => `Question ${no} of ${of}`,
    types: { single: 'Single choice', multiple: 'Multiple choice', 'true-false': 'True or false' },
    handIn: 'Hand in the quiz',
    unanswered: (count: number) => `${count} questions are not answered.`,
    later: 'Back to the pages',
  },
  done: {
    title: (name: string) => `${name}, signed out`,
    studied: (minutes: number) => `${minutes} minutes of effective study`,
    lost: (minutes: number, missed: number) =>
      missed > 0
        ? `, ${missed} checks not confirmed, ${minutes} minutes not counted`
        : `, ${minutes} minutes not counted`,
    credited: (tenths: number, label: number, from: string, to: string) =>
      `These ${hours(tenths)} count for the year ${label} (${from} to ${to}).`,
    creditedMakeUp: (tenths: number, label: number, from: string, to: string) =>
      `These ${hours(tenths)} make up for the year ${label} (${from} to ${to}).`,
    ahead: (tenths: number, from: string) =>
      `These ${hours(tenths)} count for no year: your duty begins on ${from}, and study ahead of it does not count.`,
    pending: (tenths: number, label: number) =>
      `These ${hours(tenths)} do not count yet: making up for ${label} needs the institution’s approval and counts then.`,
    outOfWindow: (tenths: number, label: number, from: string, to: string) =>
      `These ${hours(tenths)} cannot count: the year ${label} can be made up for between ${from} and ${to} only.`,
    noSuchYear: (tenths: number, label: number) =>
      `These ${hours(tenths)} cannot count: your certificate asks for nothing in the year ${label}.`,
    tooShort: (minutesPerHour: number) =>
      `No hours this time: less than 0.1 hours of effective study (one hour is ${minutesPerHour} minutes).`,
    quizNotSat: 'No hours this time: the course asks for its quiz, and you have not taken it.',
    quizNotPassed: (percent: number, pass: number) =>
      `No hours this time: ${percent}% in the course quiz, and ${pass}% are needed.`,
    planFull: 'No hours this time: you have already studied all that the course gives.',
    upload:
      'The record is saved on this machine and goes to the centre by itself; it counts once. The centre adds up your year.',
    leave: 'Done',
  },
  console: {
    title: 'Class',
    lead: 'Open a class here, see who is signed in, call the roll, close it. Hours leave by the same road as scores.',
    course: 'Course',
    open: 'Open the class',
    note: 'Note',
    close: 'Close the class',
    closeLead:
      'Whoever is in class is signed out by your word; who did not come when asked, with the time proven before.',
    pause: 'Pause the time',
    endPause: 'Go on',
    people: 'Signed in',
    name: 'Name',
    minutes: 'Minutes',
    lost: 'Not counted',
    checks: 'Checks (missed)',
    path: 'Verified by',
    byFace: 'Face',
    byHand: 'Staff',
    state: 'State',
    acts: 'Actions',
    confirm: 'Is here',
    absent: 'Is not here',
    signOut: 'Sign out',
    nobody: 'Nobody has signed in yet.',
    noPlan: 'The package of this session has no training plan.',
    done: 'Signed out',
    acted: 'Noted.',
    setAside: 'Hours that the centre did not count (a person must look)',
    reasons: {
      'hours-not-in-plan': 'not what the plan says',
      'hours-implausible': 'the minutes do not fit sign-in and sign-out',
      'hours-quiz-not-passed': 'the quiz is not passed when scored again',
      'hours-unknown-person': 'the centre does not know this person',
      'hours-unknown-certificate': 'the centre does not know this certificate, or it is another person’s',
      'hours-key-taken': 'another record has the same number',
      'hours-overlap': 'overlaps with other hours of this person',
      'hours-over-plan': 'more than the course gives',
    },
  },
};
