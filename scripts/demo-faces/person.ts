import type { ColourValues, Rgb, SHAPE } from './parameters';

/** A person who is nobody: drawn by a formula, kept apart from the others by measured distance. */
export type DemoPerson = {
  readonly personId: string;
  readonly displayName: string;
  readonly sex: 'male' | 'female';
  readonly birthYear: number;
  readonly role: 'candidate' | 'stranger';
  /** Settles everything that looks like chance: strands, pores, the grain of the camera, the room. */
  readonly seed: number;
  readonly shape: Readonly<Partial<Record<keyof typeof SHAPE, number>>>;
  readonly colours: ColourValues;
};

/** A colour as a colour picker shows it (0..255), for a shader that reckons in linear light. */
export function srgb(red: number, green: number, blue: number): Rgb {
  return [(red / 255) ** 2.2, (green / 255) ** 2.2, (blue / 255) ** 2.2];
}
