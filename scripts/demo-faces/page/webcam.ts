import type { Rgb } from '../parameters';
import type { DemoPerson } from '../person';
import type { Pose } from './clip-script';
import { seededRandom } from './random';
import type { HeadRenderer } from './renderer';

export const WEBCAM = { width: 640, height: 480 } as const;
const OVERSAMPLING = 1;
const GRAIN = 5; // grey levels, peak

/** A station's camera: slightly above a screen, office light, a blurred test room behind, a little grain. */
export function composeWebcamFrame(
  renderer: HeadRenderer,
  person: DemoPerson,
  pose: Pose,
  frameIndex: number,
): HTMLCanvasElement {
  const { width, height } = WEBCAM;
  const dice = seededRandom(person.seed + 77);
  const warmth = dice() - 0.5;
  const keyTint: Rgb = [1 + 0.1 * warmth, 1, 1 - 0.12 * warmth];
  const head = renderer.draw(
    {
      values: {
        ...person.shape,
        seed: person.seed,
        ...pose,
        pixelsPerUnit: (116 + 6 * dice()) * OVERSAMPLING,
        cameraDistance: 7.5,
        cameraHeight: -0.42,
        keyLight: 0.8,
        keyAzimuth: dice() < 0.5 ? -0.6 : 0.6,
        keyElevation: 0.55,
        fillLight: 0.42,
        ambient: 0.5,
      },
      colours: { ...person.colours, keyTint },
    },
    width * OVERSAMPLING,
    height * OVERSAMPLING,
  );
  const frame = document.createElement('canvas');
  frame.width = width;
  frame.height = height;
  const pen = frame.getContext('2d', { alpha: false, willReadFrequently: true });
  if (pen === null) throw new Error('no drawing context');
  drawRoom(pen, person.seed);
  pen.imageSmoothingQuality = 'high';
  pen.filter = 'blur(0.45px)';
  pen.drawImage(head, 0, 0, width, height);
  pen.filter = 'none';
  addGrain(pen, seededRandom(person.seed * 1000 + frameIndex));
  return frame;
}

/** A wall, a window's light, the screens and partitions of other seats: all out of focus. */
function drawRoom(pen: CanvasRenderingContext2D, seed: number): void {
  const { width, height } = WEBCAM;
  const dice = seededRandom(seed + 5);
  const hue = 190 + 40 * dice();
  const wall = pen.createLinearGradient(0, 0, width, height);
  const lightLeft = dice() < 0.5;
  wall.addColorStop(lightLeft ? 0 : 1, `hsl(${hue} 12% 80%)`);
  wall.addColorStop(lightLeft ? 1 : 0, `hsl(${hue} 10% 62%)`);
  pen.fillStyle = wall;
  pen.fillRect(0, 0, width, height);
  pen.filter = 'blur(9px)';
  pen.fillStyle = `hsl(${hue} 14% 46%)`;
  pen.fillRect(-20, height * (0.6 + 0.06 * dice()), width + 40, height); // row of desks
  const seats = 3;
  for (let seat = 0; seat < seats; seat++) {
    const x = (seat + 0.15 + 0.3 * dice()) * (width / seats);
    pen.fillStyle = `hsl(${hue} 10% ${26 + 8 * dice()}%)`;
    pen.fillRect(x, height * 0.47, 96, 66);
    pen.fillStyle = `hsl(${205 + 10 * dice()} 35% 72%)`;
    pen.fillRect(x + 7, height * 0.47 + 6, 82, 50);
  }
  pen.fillStyle = 'hsl(200 30% 93%)';
  pen.fillRect(lightLeft ? 30 : width - 150, 24, 120, 150);
  pen.fillStyle = `hsl(${hue} 8% 70%)`;
  pen.fillRect(lightLeft ? 86 : width - 94, 24, 8, 150);
  pen.filter = 'none';
}

function addGrain(pen: CanvasRenderingContext2D, dice: () => number): void {
  const image = pen.getImageData(0, 0, WEBCAM.width, WEBCAM.height);
  const bytes = image.data;
  for (let i = 0; i < bytes.length; i += 4) {
    const grain = (dice() + dice() - 1) * GRAIN;
    bytes[i] = (bytes[i] ?? 0) + grain;
    bytes[i + 1] = (bytes[i + 1] ?? 0) + grain;
    bytes[i + 2] = (bytes[i + 2] ?? 0) + grain * 1.2;
  }
  pen.putImageData(image, 0, 0);
}
