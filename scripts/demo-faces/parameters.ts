/**
 * Everything that makes one head differ from another, and everything that may change while it moves.
 *
 * Unit: 1 = 10 cm. Origin between the eyes, +x to the right of the picture, +y up, +z to the camera.
 * Angles are radians; entries without a unit are factors (1 = average) or shares (0..1).
 * Every name here is a `uniform float` of the shader under the same name.
 */
export const SHAPE = {
  faceWidth: 1, // factor
  jawWidth: 1, // factor
  jawLength: 1, // factor, eyes to chin
  chinWidth: 1, // factor
  chinForward: 0, // 10 cm
  cheekbone: 1, // factor
  cheekFullness: 1, // factor
  foreheadHeight: 0, // 10 cm added above average
  earSize: 1, // factor
  asymmetry: 0.01, // 10 cm of sideways sway: nobody is a mirror image
  eyeSpacing: 0.318, // 10 cm from the middle to a pupil
  eyeHalfWidth: 0.158, // 10 cm
  eyeOpening: 0.062, // 10 cm, upper lid above the pupil's middle
  eyeSlant: 0.07, // rad, outer corner up
  eyeSocket: 0.7, // share of depth
  lidFold: 0.5, // 0 single lid, 1 marked double lid
  browHeight: 0.2, // 10 cm
  browThickness: 0.034, // 10 cm
  browArch: 0.025, // 10 cm
  browLength: 1, // factor
  browSlant: 0, // 10 cm per unit length, up to the outside
  noseLength: 0.43, // 10 cm
  noseWidth: 1.05, // factor
  noseForward: 0, // 10 cm
  noseTip: 1, // factor
  bridgeWidth: 1, // factor
  bridgeForward: -0.04, // 10 cm
  mouthHeight: -0.71, // 10 cm
  mouthHalfWidth: 0.235, // 10 cm
  upperLip: 0.045, // 10 cm
  lowerLip: 0.062, // 10 cm
  neckWidth: 1, // factor
  shoulderWidth: 1, // factor
  hairline: 0.76, // 10 cm above the eyes
  hairTop: 0.13, // 10 cm thick
  hairSide: 0.06, // 10 cm thick
  hairQuiff: 0, // 10 cm more at the front top
  hairPart: 0.2, // 10 cm from the middle
  hairFlow: 0, // 0 from the crown, 1 combed sideways, 2 tied back
  hairLength: 0, // 10 cm below the eyes; 0 = short
  hairTexture: 0.5, // share of unevenness
  fringe: 0, // 0 none, 1 down to the brows
  fringeSlant: 0, // 10 cm per 10 cm
  bun: 0, // 10 cm radius; 0 = none
  age: 0.2, // 0 twenty, 1 sixty
  stubble: 0, // share of grown cover
  moustache: 0,
  glasses: 0, // 10 cm of frame thickness; 0 = none
  makeup: 0,
  mole: 0,
  garment: 0, // 0 work jacket over a T-shirt, 1 polo shirt, 2 crew neck
  seed: 1,
} as const;

export const POSE = {
  yaw: 0, // rad
  pitch: 0, // rad
  roll: 0, // rad
  blink: 0, // 0 open, 1 shut
  gaze: 0, // share of the way to the corner
  smile: 0.25,
  mouthOpen: 0,
  breath: 0, // 10 cm that the shoulders rise
} as const;

export const VIEW = {
  keyLight: 0.8,
  keyAzimuth: -0.4, // rad
  keyElevation: 0.5, // rad
  fillLight: 0.5,
  ambient: 0.6,
  cameraDistance: 11, // 10 cm
  cameraHeight: -0.3, // 10 cm
  pixelsPerUnit: 112, // px per 10 cm at the face
} as const;

export const PARAMETERS = { ...SHAPE, ...POSE, ...VIEW };
export const COLOURS = ['skin', 'lip', 'iris', 'hair', 'cloth', 'underCloth', 'keyTint', 'fillTint'] as const;

export type ParameterName = keyof typeof PARAMETERS;
export type ColourName = (typeof COLOURS)[number];
export type Rgb = readonly [number, number, number];
export type ParameterValues = Readonly<Partial<Record<ParameterName, number>>>;
export type ColourValues = Readonly<Partial<Record<ColourName, Rgb>>>;
