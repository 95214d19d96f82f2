import type { Texts } from '../zh';

export const mock: Texts['mock'] = {
  strip: 'Mock exam · sample',
  stripNote: 'Sample questions: no score, no record, nothing is sent.',
  end: 'End the mock exam',
  paper: (passMark) =>
    `8 sample questions, 10 points, ${passMark} to pass: 4 single choice, 2 multiple choice, 2 true or false.`,
  identified: "A mock exam checks nobody's identity",
  resultTitle: 'Points of the mock exam',
  resultNote: 'This is not an exam result.',
  resultMore: 'Nothing of it was kept. Press the button below to end.',
  leave: 'End the mock exam',
};
