import type { Item, ItemPicture } from '../../src-shared/domain/item/item';
import { picturePath } from '../qti/write-qti-item';
import type { PictureBlobs } from '../read/pictures';

/** A bank as the files of its own folder format: `items.json`, and pictures by their hash beside it. */
export function bankFolderFiles(
  bank: string,
  items: readonly Item[],
  pictures: PictureBlobs,
): ReadonlyMap<string, Uint8Array> {
  const written = items.map((item) =>
    item.type === 'case'
      ? { ...withFiles(item), items: item.items.map((part) => withFiles(part)) }
      : withFiles(item),
  );
  const json = `${JSON.stringify({ bank, items: written }, undefined, 2)}\n`;
  const files = new Map([['items.json', new TextEncoder().encode(json)]]);
  const shown = items.flatMap((item) =>
    (item.type === 'case' ? [item, ...item.items] : [item]).flatMap((part) => part.pictures ?? []),
  );
  for (const picture of shown) {
    const bytes = pictures.get(picture.sha256);
    if (bytes !== undefined) files.set(picturePath(picture), new Uint8Array(bytes));
  }
  return files;
}

function withFiles<T extends { readonly pictures?: readonly ItemPicture[] | undefined }>(part: T) {
  const { pictures, ...rest } = part;
  if (pictures === undefined) return rest;
  return { ...rest, pictures: pictures.map((picture) => ({ file: picturePath(picture), alt: picture.alt })) };
}
