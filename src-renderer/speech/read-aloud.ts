import { localVoice } from './local-voice';

/** The machine's speech as the exam needs it; the page's own in use, another one in tests. */
export type Speech = Pick<SpeechSynthesis, 'getVoices' | 'speak' | 'cancel'> & {
  readonly addEventListener?: (type: 'voiceschanged', listener: () => void) => void;
  readonly removeEventListener?: (type: 'voiceschanged', listener: () => void) => void;
};
export type MakeUtterance = (text: string) => SpeechSynthesisUtterance;

/** A little slower than the voice's usual pace: these are questions of law and measure. */
const RATE = 0.9;

export type ReadAloud = {
  /** Whether this machine has a voice of its own for the language. */
  readonly hasVoice: () => boolean;
  /** Begins at the first piece; whatever is being read ends. `onEnd` once, when all is read or it was stopped. */
  readonly read: (pieces: readonly string[], onEnd: () => void) => void;
  readonly stop: () => void;
  /** Voices come late on some systems. */
  readonly onVoices: (listener: () => void) => () => void;
};

/** Reads by a voice of this machine and never by one of the network. */
export function createReadAloud(speech: Speech, makeUtterance: MakeUtterance, language: string): ReadAloud {
  let run = 0;
  let onStop: () => void = () => undefined;
  const stop = (): void => {
    run += 1;
    speech.cancel();
    onStop();
    onStop = () => undefined;
  };
  return {
    hasVoice: () => localVoice(speech.getVoices(), language) !== undefined,
    read: (pieces, onEnd) => {
      stop();
      const voice = localVoice(speech.getVoices(), language);
      if (voice === undefined) {
        onEnd();
        return;
      }
      const mine = run;
      onStop = onEnd;
      const next = (at: number): void => {
        if (mine !== run) return;
        const piece = pieces[at];
        if (piece === undefined) {
          stop();
          return;
        }
        const utterance = makeUtterance(piece);
        utterance.voice = voice;
        utterance.lang = voice.lang;
        utterance.rate = RATE;
        utterance.onend = () => next(at + 1);
        // A voice that breaks down ends the reading; the button offers it again.
        utterance.onerror = () => {
          if (mine === run) stop();
        };
        speech.speak(utterance);
      };
      next(0);
    },
    stop,
    onVoices: (listener) => {
      speech.addEventListener?.('voiceschanged', listener);
      return () => speech.removeEventListener?.('voiceschanged', listener);
    },
  };
}
