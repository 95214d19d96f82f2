import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { disableTypes, imageSize, types } from 'image-size';
import { suiteB } from '../../src-crypto/suite-b';
import { toHex } from '../../src-shared/basics/bytes-text';
import { Sha256Hex } from '../../src-shared/basics/ids';
import { err, ok, type Result } from '../../src-shared/basics/result';
import type { ItemPicture } from '../../src-shared/domain/item/item';
import { LIMITS } from '../container/limits';
import type { SourcePicture } from './source-item';

const MEDIA_TYPES = { png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp' } as const;
// Only the three kinds are ever parsed: each further reader is one more door for a crafted file.
disableTypes(types.filter((type) => !(type in MEDIA_TYPES)));

/** Pictures by the hash of their bytes: what `sealPackage` takes. */
export type PictureBlobs = ReadonlyMap<Sha256Hex, Uint8Array>;

/** Kind and size of a picture, told from its first bytes and its header, never from its name. */
export function inspectPicture(bytes: Uint8Array): Result<Omit<ItemPicture, 'alt'>, string> {
  if (bytes.length > LIMITS.pictureBytes) return err('图片超过 2 MB the picture is larger than 2 MB');
  const kind = kindOf(bytes);
  if (kind === undefined) return err('图片不是 PNG、JPEG 或 WebP not a PNG, JPEG or WebP picture');
  let size: { width: number; height: number };
  try {
    size = imageSize(bytes);
  } catch {
    return err('图片已损坏 the picture is damaged');
  }
  const { width, height } = size;
  const side = LIMITS.pictureSidePx;
  if (!Number.isInteger(width) || !Number.isInteger(height) || width < 1 || height < 1) {
    return err('图片已损坏 the picture is damaged');
  }
  if (width > side || height > side) {
    return err(`图片边长超过 ${side} 像素 a side is longer than ${side} pixels: ${width}x${height}`);
  }
  const sha256 = Sha256Hex.parse(toHex(suiteB.sha256(bytes)));
  return ok({ sha256, mediaType: MEDIA_TYPES[kind], widthPx: width, heightPx: height });
}

function kindOf(bytes: Uint8Array): keyof typeof MEDIA_TYPES | undefined {
  const starts = (signature: readonly number[], from = 0) =>
    signature.every((byte, at) => bytes[from + at] === byte);
  if (starts([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  if (starts([0xff, 0xd8, 0xff])) return 'jpg';
  return starts([0x52, 0x49, 0x46, 0x46]) && starts([0x57, 0x45, 0x42, 0x50], 8) ? 'webp' : undefined;
}

/** Gives the bytes of a picture that a source names; remembers what it gave, by hash. */
export type PictureShelf = {
  readonly take: (picture: SourcePicture) => Promise<Result<ItemPicture, PictureProblem>>;
  readonly taken: () => PictureBlobs;
};
export type PictureProblem = { readonly rule: 'picture' | 'picture-alt'; readonly reason: string };

/** Pictures of one folder. A name is a path inside the folder; nothing outside it is ever opened, by link neither. */
export function pictureShelf(folder: string | undefined): PictureShelf {
  const blobs = new Map<Sha256Hex, Uint8Array>();
  return {
    taken: () => blobs,
    take: async ({ name, alt, bytes: own }) => {
      const bytes: Result<Uint8Array, string> = own === undefined ? await readInside(folder, name) : ok(own);
      if (!bytes.ok) return err({ rule: 'picture', reason: `${bytes.error}: ${name}` });
      const seen = inspectPicture(bytes.value);
      if (!seen.ok) return err({ rule: 'picture', reason: `${seen.error}: ${name}` });
      if (alt.trim() === '') {
        const reason = `图片缺少说明文字 the picture needs alternative text: ${name}`;
        return err({ rule: 'picture-alt', reason });
      }
      blobs.set(seen.value.sha256, bytes.value);
      return ok({ ...seen.value, alt: alt.trim() });
    },
  };
}

async function readInside(folder: string | undefined, name: string): Promise<Result<Uint8Array, string>> {
  const parts = name.split('/');
  const isOutside =
    /[\\:\0]/.test(name) || name.startsWith('/') || parts.some((part) => part === '..' || part === '');
  if (isOutside || folder === undefined) {
    return err('图片路径须在题库文件夹内 a picture lies inside the bank folder');
  }
  try {
    const root = await realpath(folder);
    const file = await realpath(path.join(root, ...parts));
    if (!file.startsWith(root + path.sep)) {
      return err('图片路径须在题库文件夹内 a picture lies inside the bank folder');
    }
    const { size } = await stat(file);
    if (size > LIMITS.pictureBytes) return err('图片超过 2 MB the picture is larger than 2 MB');
    return ok(new Uint8Array(await readFile(file)));
  } catch {
    return err('找不到图片 the picture cannot be read');
  }
}
