import type { ColourValues, Rgb, SHAPE } from './parameters';

export type Shape = Readonly<Partial<Record<keyof typeof SHAPE, number>>>;

/** A person who is nobody: chosen by hand, kept apart from the others by measured distance. */
export type DemoPerson = {
  readonly personId: string;
  readonly displayName: string;
  readonly sex: 'male' | 'female';
  readonly birthYear: number;
  readonly role: 'candidate' | 'stranger';
  readonly seed: number;
  readonly shape: Shape;
  readonly colours: ColourValues;
};

/** A colour as a colour picker shows it (sRGB 0..255), for a shader that reckons in linear light. */
const srgb = (r: number, g: number, b: number): Rgb => [(r / 255) ** 2.2, (g / 255) ** 2.2, (b / 255) ** 2.2];

const BLACK = srgb(44, 38, 37);
const BROWN_BLACK = srgb(56, 44, 38);
const GREYING = srgb(84, 80, 78);
const IRIS = srgb(58, 36, 24);
const OFF_WHITE = srgb(224, 226, 228);

export const PERSONS: readonly DemoPerson[] = [
  {
    personId: 'demo-01',
    displayName: '演示考生甲',
    sex: 'male',
    birthYear: 1988,
    role: 'candidate',
    seed: 1,
    shape: {
      jawWidth: 1.06, cheekbone: 1.15, browThickness: 0.042, browHeight: 0.19, noseLength: 0.45, noseWidth: 1.1,
      hairFlow: 1, hairPart: 0.3, hairTop: 0.14, hairSide: 0.03, hairQuiff: 0.06, stubble: 0.4, age: 0.3, garment: 0,
    },
    colours: { skin: srgb(214, 168, 132), lip: srgb(172, 108, 96), iris: IRIS, hair: BLACK, cloth: srgb(48, 64, 100), underCloth: OFF_WHITE },
  },
  {
    personId: 'demo-02',
    displayName: '演示考生乙',
    sex: 'female',
    birthYear: 1995,
    role: 'candidate',
    seed: 2,
    shape: {
      faceWidth: 0.95, jawWidth: 0.84, jawLength: 0.94, chinWidth: 0.75, neckWidth: 0.82, shoulderWidth: 0.88,
      eyeOpening: 0.074, lidFold: 0.95, browThickness: 0.024, browHeight: 0.215, noseLength: 0.4, noseWidth: 0.9, noseTip: 0.85,
      mouthHeight: -0.66, mouthHalfWidth: 0.21, upperLip: 0.052, lowerLip: 0.072,
      hairLength: 1.0, hairPart: -0.2, hairSide: 0.07, hairTop: 0.12, fringe: 0.62, fringeSlant: -0.45, makeup: 0.45, age: 0.05, garment: 1,
    },
    colours: { skin: srgb(234, 196, 168), lip: srgb(194, 98, 98), iris: IRIS, hair: BROWN_BLACK, cloth: srgb(120, 140, 160), underCloth: OFF_WHITE },
  },
  {
    personId: 'demo-03',
    displayName: '演示考生丙',
    sex: 'male',
    birthYear: 1976,
    role: 'candidate',
    seed: 3,
    shape: {
      faceWidth: 1.08, jawWidth: 1.22, jawLength: 0.97, chinWidth: 1.25, cheekFullness: 1.12, neckWidth: 1.12, shoulderWidth: 1.06,
      eyeOpening: 0.05, eyeHalfWidth: 0.145, eyeSpacing: 0.308, lidFold: 0.1, browThickness: 0.036, browHeight: 0.21, browSlant: -0.05,
      noseLength: 0.42, noseWidth: 1.25, noseTip: 1.15, mouthHalfWidth: 0.25, upperLip: 0.036, lowerLip: 0.05,
      hairline: 0.82, hairTop: 0.06, hairSide: 0.02, hairTexture: 0.35, hairFlow: 0, stubble: 0.6, age: 0.75, garment: 1,
    },
    colours: { skin: srgb(196, 146, 110), lip: srgb(156, 96, 86), iris: IRIS, hair: GREYING, cloth: srgb(70, 84, 78), underCloth: OFF_WHITE },
  },
  {
    personId: 'demo-04',
    displayName: '演示考生丁',
    sex: 'female',
    birthYear: 1982,
    role: 'candidate',
    seed: 4,
    shape: {
      faceWidth: 1.03, jawWidth: 1.0, jawLength: 0.96, chinWidth: 1.0, cheekFullness: 1.15, cheekbone: 1.25, neckWidth: 0.85, shoulderWidth: 0.9,
      eyeOpening: 0.058, eyeSlant: 0.12, lidFold: 0.3, browThickness: 0.026, browArch: 0.04, browHeight: 0.205,
      noseLength: 0.39, noseWidth: 1.12, bridgeForward: -0.08, mouthHeight: -0.68, mouthHalfWidth: 0.24, upperLip: 0.045, lowerLip: 0.075,
      hairFlow: 2, hairTop: 0.07, hairSide: 0.035, hairTexture: 0.3, hairline: 0.78, bun: 0.26, makeup: 0.3, age: 0.35, garment: 0,
    },
    colours: { skin: srgb(222, 176, 142), lip: srgb(184, 98, 92), iris: IRIS, hair: BLACK, cloth: srgb(150, 72, 44), underCloth: srgb(80, 84, 92) },
  },
  {
    personId: 'demo-05',
    displayName: '演示考生戊',
    sex: 'male',
    birthYear: 1998,
    role: 'candidate',
    seed: 5,
    shape: {
      faceWidth: 0.93, jawWidth: 0.92, jawLength: 1.05, chinWidth: 0.8, cheekFullness: 0.92, neckWidth: 0.92,
      eyeOpening: 0.06, eyeHalfWidth: 0.165, eyeSpacing: 0.325, lidFold: 0.7, browThickness: 0.038, browHeight: 0.185, browLength: 1.08,
      noseLength: 0.48, noseWidth: 0.92, noseForward: 0.04, bridgeForward: 0.0, mouthHeight: -0.75, mouthHalfWidth: 0.235, upperLip: 0.045, lowerLip: 0.06,
      hairFlow: 0, hairTop: 0.2, hairSide: 0.05, hairTexture: 1.0, fringe: 0.7, fringeSlant: 0.3, age: 0.0, garment: 2,
    },
    colours: { skin: srgb(230, 190, 156), lip: srgb(186, 116, 106), iris: IRIS, hair: BLACK, cloth: srgb(96, 102, 108), underCloth: OFF_WHITE },
  },
  {
    personId: 'demo-06',
    displayName: '演示考生己',
    sex: 'female',
    birthYear: 1990,
    role: 'candidate',
    seed: 6,
    shape: {
      faceWidth: 0.9, jawWidth: 0.8, jawLength: 1.04, chinWidth: 0.7, cheekbone: 1.2, cheekFullness: 0.9, neckWidth: 0.8, shoulderWidth: 0.86,
      eyeOpening: 0.068, eyeHalfWidth: 0.168, eyeSpacing: 0.3, eyeSlant: 0.05, lidFold: 0.8, browThickness: 0.03, browHeight: 0.2, browArch: 0.015,
      noseLength: 0.47, noseWidth: 0.85, noseForward: 0.03, bridgeForward: -0.01, noseTip: 0.9, mouthHeight: -0.74, mouthHalfWidth: 0.245, upperLip: 0.06, lowerLip: 0.08,
      hairLength: 1.9, hairPart: 0.0, hairSide: 0.06, hairTop: 0.11, makeup: 0.5, age: 0.2, garment: 2,
    },
    colours: { skin: srgb(216, 172, 140), lip: srgb(176, 80, 82), iris: IRIS, hair: BLACK, cloth: srgb(60, 92, 88), underCloth: OFF_WHITE },
  },
  {
    personId: 'demo-stranger',
    displayName: '演示路人',
    sex: 'male',
    birthYear: 1970,
    role: 'stranger',
    seed: 7,
    shape: {
      faceWidth: 0.97, jawWidth: 0.96, jawLength: 1.04, chinWidth: 1.1, cheekFullness: 0.85, cheekbone: 1.3, foreheadHeight: 0.05,
      eyeOpening: 0.07, eyeHalfWidth: 0.15, eyeSpacing: 0.335, eyeSlant: -0.03, lidFold: 1, eyeSocket: 1.1, browThickness: 0.05, browHeight: 0.23, browArch: 0.04,
      noseLength: 0.5, noseWidth: 1.2, noseForward: 0.06, bridgeForward: 0.01, bridgeWidth: 1.2, noseTip: 1.2, mouthHeight: -0.78, mouthHalfWidth: 0.28, upperLip: 0.05, lowerLip: 0.07,
      hairline: 0.88, hairTop: 0.1, hairSide: 0.05, hairFlow: 2, hairTexture: 0.6, stubble: 0.8, age: 0.9, garment: 0, mole: 1,
    },
    colours: { skin: srgb(172, 122, 90), lip: srgb(136, 84, 74), iris: IRIS, hair: srgb(110, 106, 104), cloth: srgb(96, 78, 58), underCloth: srgb(60, 62, 66) },
  },
];
