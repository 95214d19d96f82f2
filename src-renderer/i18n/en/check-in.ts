import type { checkIn as zh } from '../zh/check-in';

export const checkIn: typeof zh = {
  identify: {
    title: 'Please check in',
    lead: 'Enter your ID card or passport number, or your 16-digit admission number.',
    field: 'Document or admission number',
    submit: 'Continue',
    helper: "No account password is needed. The number is only used to find you on today's list.",
    demoTitle: 'Admission numbers to try',
    demoNote: 'Press one to fill it in. All of these people are invented.',
  },
  abandon: 'This is not me, back to check-in',
  name: 'Name',
  admissionNo: 'Admission no.',
  document: 'Document no.',
  post: 'Post',
  consent: {
    title: 'Your face data: you decide',
    lead: 'A face check is your free choice. Saying no affects neither the test nor your score.',
    purposeTitle: 'What for',
    purpose:
      'Only to check that the person at this seat is the person in the registered photograph, against impersonation: once on entry, and at random moments during the test. Nothing else is done with it, and nothing such as health or mood is inferred.',
    necessityTitle: 'Why',
    necessity:
      'A number or a document can be used by somebody else; a comparison on the spot confirms that it is you. It is not the only way: staff can check you instead.',
    effectTitle: 'For you',
    effect:
      'A match takes you to the next step. Without one you may try again, and after that two staff check you. Both ways count the same. Checks during the test never interrupt it; if one does not match, staff are told and a person decides.',
    retentionTitle: 'How long',
    retention:
      "Camera pictures and face features live in this machine's memory only and are deleted after use; there is no video and nothing is sent. Only if a check does not match, one picture is kept here where the rules say so, encrypted so that the examination centre alone can open it, and deleted in due time after your result is confirmed (as a rule 30 days, 180 at most). The distance, the outcome and the model version are kept with the exam record for 3 years.",
    withdrawTitle: 'Later',
    withdraw:
      'You can switch to a check by staff at any time during the face check. During the test press "Camera on" to take back your consent: there are no more checks then, and your answers, time and score stay as they are.',
    tick: 'I have read this and separately consent to the use of my face data for the identity check of this test.',
    tickFirst: 'To choose the face check, first tick the box above.',
    agree: 'Agree and check my face',
    decline: 'Decline, let staff check me',
    version: (version) => `Text version ${version}`,
  },
  ready: {
    title: 'Before you start',
    lead: 'Check your details. The clock starts as soon as you press "Start the test".',
    byFace: 'Identity confirmed by face check',
    byManual: 'Identity confirmed by staff',
    duration: (minutes) => `${minutes} minutes. When time is up, everything saved is submitted by itself.`,
    paper: (passMark) =>
      `74 questions, 100 points, ${passMark} to pass: 40 single, 10 multiple choice, 20 true or false, 4 cases.`,
    multiple: 'Multiple choice: 2 points, 1 if options are missing, 0 if any is wrong. No deductions.',
    free: 'Go back and forth, change and flag freely. Every answer is saved by itself.',
    early: (minutes) => `You may submit ${minutes} minutes after the start at the earliest.`,
    trouble:
      'If the power or the machine fails, stay seated and raise your hand. Saved answers are not lost.',
    start: 'Start the test',
  },
};
