import type { challenge as zh } from '../zh/challenge';

export const challenge: typeof zh = {
  settle: 'Look at the camera and keep still',
  act: {
    'turn-left': 'Slowly turn your head to the left',
    'turn-right': 'Slowly turn your head to the right',
    nod: 'Lower your head',
    blink: 'Shut your eyes for a moment',
  },
  back: {
    'turn-left': 'Good, now look at the camera again',
    'turn-right': 'Good, now look at the camera again',
    nod: 'Good, now look up at the camera',
    blink: 'Good, now open your eyes',
  },
  step: (now, total) => `Movement ${now} of ${total}`,
  secondsLeft: (seconds) => (seconds === 1 ? '1 second left' : `${seconds} seconds left`),
  why: 'The movements show that you yourself are in front of the camera, not a picture of you.',
  tries: (left) => (left === 1 ? '1 try left for the movements' : `${left} tries left for the movements`),
  passed: 'Movements confirmed',
  again: 'Do it again',
  retry: {
    'no-face': 'Your face could not be seen; this did not cost a try. Face the screen and do it again.',
    'many-faces': 'There was more than one person. Others please step aside, then do it again.',
    'lost-face': 'Your face left the picture. Sit firmly and do it again.',
    'not-still': 'First keep still and look at the camera; this did not cost a try. Do it again.',
    'no-action': 'The movement was not seen. Make it larger and slower, and do it again.',
    'other-action': 'Another movement was seen. Read what is asked, do only that, and do it again.',
    'too-early': 'The movement began too early. Wait until you are asked.',
    'not-back': 'You were not seen to come back. Look at the camera after the movement, and do it again.',
    'not-recognised':
      'After the movement you could not be recognised again. Look at the camera and do it again, or let staff check you.',
    stalled: 'The picture came to a halt. Do it again; if it keeps halting, let staff check you.',
  },
  failed: 'No clear result. Please wait for two staff members.',
};
