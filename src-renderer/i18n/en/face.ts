import type { face as zh } from '../zh/face';

export const face: typeof zh = {
  resumeTitle: 'One more check before the exam goes on',
  resumeLead: 'The exam was interrupted. Look at the camera; then you are back at your paper.',
  title: 'Face check',
  preview: 'Camera picture (mirrored)',
  registered: 'Registered photo',
  noPhoto: 'The registered photo is not available',
  tries: (left) => (left === 1 ? '1 try left' : `${left} tries left`),
  toManual: 'Let staff check me instead',
  again: 'Try again',
  demoClipBadge: 'DEMO 演示 · not a real camera',
  useDemoClip: 'Use the demonstration clip',
  reopenCamera: 'Connect the camera again',
  manualStaff: 'Two staff members are needed for this check',
  stage: {
    preparing: 'Getting the face check ready, please wait',
    opening: 'Opening the camera',
    measuring: 'Keep still, comparing',
    accepted: 'Identity confirmed',
  },
  guidance: {
    'no-face': 'Face the screen and put your face inside the oval',
    'many-faces': 'There is more than one person in the picture; others please step aside',
    'too-dark': 'Too dark: lift your head or move away from the light behind you',
    'too-far': 'Come a little closer',
    'too-near': 'Move back a little',
    'off-centre': 'Move your face to the middle of the oval',
    'not-facing': 'Look straight at the camera',
    hold: 'Good, keep still',
  },
  verdict: {
    'no-face': 'Your face could not be seen; this did not cost a try. Line up with the oval and try again.',
    'many-faces': 'There was more than one person; this did not cost a try. Try again alone.',
    'too-dark': 'It was too dark; this did not cost a try. Adjust your seat or the light and try again.',
    'too-far': 'You were too far away; this did not cost a try. Come closer and try again.',
    'not-facing': 'You were not facing the camera; this did not cost a try. Look at it and try again.',
    'too-blurred':
      'The picture was blurred; this did not cost a try. Keep still and try again; if it stays blurred, wipe the lens.',
    covered:
      'Part of your face was covered; this did not cost a try. Take off a mask or dark glasses, keep your hands away from your face and try again, or let staff check you.',
    'not-compared':
      'The comparison was not completed; this did not cost a try. Try again, or let staff check you.',
    'not-similar-enough':
      'Not similar enough to the registered photo. Take off a hat, mask or reflecting glasses and try again, or let staff check you.',
    'no-match': 'No match with the registered photo. Try again, or let staff check you.',
  },
  camera: {
    'clip-missing': 'The demonstration clip is missing. Connect the camera, or let staff check you.',
    'no-camera': 'No camera was found. Check the cable and connect again, or let staff check you.',
    'camera-refused':
      'The system does not allow the camera. Ask the administrator to check the permission, or let staff check you.',
    'camera-busy': 'Another program is using the camera. Close it and connect again, or let staff check you.',
    'camera-dark-or-dead':
      'The camera gives no picture. Open its cover or check the cable and connect again, or let staff check you.',
  },
  engine: {
    'wasm-unavailable': 'This machine cannot run the face comparison. Let staff check you instead.',
    'model-damaged':
      'Files of the face comparison are missing or damaged. Let staff check you, and tell the administrator.',
    'model-unknown':
      'This program does not fit the comparison settings of the session. Let staff check you, and tell the administrator.',
    'reference-has-no-face': 'The registered photo cannot be compared with. Let staff check you instead.',
    'worker-crashed': 'The comparison broke off. Press "Try again", or let staff check you.',
  },
};
