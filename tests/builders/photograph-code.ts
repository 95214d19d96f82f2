import { type QrModules, QUIET_ZONE } from '../../src-renderer/components/qr-modules';
import { seededRandom } from '../../src-shared/basics/seeded-random';
import { buildSeed } from './build-seed';

export type Picture = {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
  readonly colorSpace: 'srgb';
};

/**
 * A code as a phone's camera has it: `pixels` a module, turned by `degrees`, light falling off to one side, blurred by
 * area sampling at the edges, with noise. The same input gives the same picture.
 */
export function photographCode(
  modules: QrModules,
  shot: { readonly pixels: number; readonly degrees?: number; readonly noise?: number },
): Picture {
  const { pixels, degrees = 0, noise = 0 } = shot;
  const modulesWide = modules.length + 2 * QUIET_ZONE;
  const side = Math.ceil(modulesWide * pixels * (degrees === 0 ? 1 : 1.42));
  const random = seededRandom(buildSeed(`photograph ${pixels} ${degrees} ${noise}`));
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  const data = new Uint8ClampedArray(side * side * 4);
  const lightAt = (x: number, y: number): number => {
    const [dx, dy] = [(x - side / 2) / pixels, (y - side / 2) / pixels];
    const column = Math.floor(cos * dx + sin * dy + modules.length / 2);
    const row = Math.floor(-sin * dx + cos * dy + modules.length / 2);
    return modules[row]?.[column] === true ? 0 : 1;
  };
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      // Four samples a pixel.
      const light =
        (lightAt(x + 0.25, y + 0.25) +
          lightAt(x + 0.75, y + 0.25) +
          lightAt(x + 0.25, y + 0.75) +
          lightAt(x + 0.75, y + 0.75)) /
        4;
      const lamp = noise === 0 ? 255 : 235 - (80 * x) / side;
      const grain = noise === 0 ? 0 : random.below(2 * noise + 1) - noise;
      const value = noise === 0 ? light * 255 : 25 + light * (lamp - 25) + grain;
      data.set([value, value, value, 255], (y * side + x) * 4);
    }
  }
  return { data, width: side, height: side, colorSpace: 'srgb' };
}
