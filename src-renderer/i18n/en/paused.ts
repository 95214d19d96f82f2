import type { paused as zh } from '../zh/paused';

export const paused: typeof zh = {
  title: 'The exam is paused',
  breakTitle: 'Break',
  why: {
    'power-loss': 'The invigilator has paused your exam because of a power cut.',
    'machine-fault': 'The invigilator has paused your exam because of a machine fault.',
    'software-fault': 'The invigilator has paused your exam because of a program fault.',
    disturbance: 'The invigilator has paused your exam because of a disturbance in the room.',
    unwell: 'The invigilator has paused your exam because you feel unwell.',
    break: 'You are taking one of your approved breaks.',
    other: 'The invigilator has paused your exam.',
  },
  remaining: 'Exam time left',
  clockStands: 'The clock stands still; the pause does not count.',
  since: 'Paused at',
  answered: (count) => `${count} answer${count === 1 ? '' : 's'} saved`,
  wait: 'Please stay seated. When the invigilator goes on you are back at the same question, with your answers and flags.',
  breakLeft: 'Break left',
  breakNote: 'When the break is used up the clock runs on, and the invigilator has to open your paper.',
  goOn: 'End the break and go on',
};
