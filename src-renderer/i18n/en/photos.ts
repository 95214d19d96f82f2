import type { photos as zh } from '../zh/photos';

export const photos: typeof zh = {
  title: 'Registered photos',
  progress: ({ checked, total, unusable }) =>
    checked < total
      ? `Checking the registered photos, ${checked} of ${total}; check-in can go on`
      : `Registered photos checked: ${unusable} cannot be compared with; staff see which at the console`,
  done: (checked, total) => `${checked} of ${total} checked.`,
  allGood: 'All photos checked so far are in order.',
  lead: 'These photos are not fully in order. Where one cannot be compared with, two staff check the person at once; no try is lost.',
  unread: 'The result cannot be had just now. Open this page again in a moment.',
  refresh: 'Refresh',
  seat: (seat) => `Seat ${seat}`,
  notComparable: 'Cannot be compared with',
  outcome: { pass: 'In order', review: 'Needs a look', fail: 'Not in order' },
  columns: { person: 'Candidate', outcome: 'Result', findings: 'Not in order: measured (required)' },
  rules: {
    jpeg: 'not a JPEG file',
    size: 'size',
    ratio: 'width to height',
    bytes: 'file size',
    exif: 'holds camera data',
    'one-face': 'faces',
    'face-height': 'height of the face',
    'eyes-level': 'eyes not level',
    yaw: 'turned aside',
    pitch: 'head raised or lowered',
    'eye-distance': 'distance of the eyes',
    background: 'background not white enough',
    'background-colour': 'background has a colour',
    sharpness: 'sharpness',
    covered: 'perhaps covered (glasses, mask)',
  },
};
