import { useEffect, useRef, useState } from 'react';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { type CameraProblem, cameraProblemOf } from '../../face/camera-problem';

/** Between two looks; a code stands on the other screen for much longer. */
const LOOK_MS = 200;

/** Shows the camera in the video element and hands on every code it sees, until the component goes. */
export function useCodeCamera(onText: (text: string) => void): {
  readonly video: React.RefObject<HTMLVideoElement | null>;
  readonly problem: CameraProblem | undefined;
} {
  const video = useRef<HTMLVideoElement>(null);
  const listener = useRef(onText);
  const [problem, setProblem] = useState<CameraProblem | undefined>(undefined);
  useEffect(() => {
    listener.current = onText;
  });
  useEffect(() => {
    let stream: MediaStream | undefined;
    let timer: number | undefined;
    let isOver = false;
    prepareZXingModule({ overrides: { locateFile: () => wasmUrl } });
    const look = async (): Promise<void> => {
      const picture = video.current === null ? undefined : pictureOf(video.current);
      const found = picture === undefined ? [] : await readBarcodes(picture, { formats: ['QRCode'] });
      for (const code of found) if (code.isValid && !isOver) listener.current(code.text);
      if (!isOver) timer = window.setTimeout(() => void look(), LOOK_MS);
    };
    void navigator.mediaDevices
      .getUserMedia({ video: { width: { ideal: 1280 }, height: { ideal: 720 } }, audio: false })
      .then(async (opened) => {
        stream = opened;
        const element = video.current;
        if (isOver || element === null) return stopOf(opened);
        element.srcObject = opened;
        await element.play();
        await look();
      })
      .catch((thrown: unknown) => {
        if (!isOver) setProblem(cameraProblemOf(thrown));
      });
    return () => {
      isOver = true;
      window.clearTimeout(timer);
      if (stream !== undefined) stopOf(stream);
    };
  }, []);
  return { video, problem };
}

function pictureOf(video: HTMLVideoElement): ImageData | undefined {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0) return undefined;
  const canvas = new OffscreenCanvas(videoWidth, videoHeight);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context?.drawImage(video, 0, 0);
  return context?.getImageData(0, 0, videoWidth, videoHeight);
}

function stopOf(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
