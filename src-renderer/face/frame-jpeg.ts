/** Good enough to recognise a person, and a tenth of what the door lets through. */
const QUALITY = 0.85;

/** A frame as a JPEG file; closes the frame. */
export async function frameJpeg(frame: ImageBitmap): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const canvas = new OffscreenCanvas(frame.width, frame.height);
  const context = canvas.getContext('2d');
  context?.drawImage(frame, 0, 0);
  frame.close();
  if (context === null) return undefined;
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY });
  return new Uint8Array(await blob.arrayBuffer());
}
