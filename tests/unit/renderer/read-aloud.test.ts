import { describe, expect, it } from 'vitest';
import { localVoice } from '../../../src-renderer/speech/local-voice';
import { spokenPieces } from '../../../src-renderer/speech/question-text';
import { createReadAloud } from '../../../src-renderer/speech/read-aloud';
import { caseQuestion, choiceQuestion, item } from './sheet-parts';

const voice = (lang: string, rest: Partial<SpeechSynthesisVoice> = {}): SpeechSynthesisVoice => ({
  lang,
  localService: true,
  default: false,
  name: lang,
  voiceURI: lang,
  ...rest,
});
const REMOTE = voice('zh-CN', { localService: false, default: true });
const LOCAL = voice('zh-CN');

/** A machine that speaks what it is given when the test says so. */
function machine(voices: readonly SpeechSynthesisVoice[]) {
  const said: SpeechSynthesisUtterance[] = [];
  const listeners: (() => void)[] = [];
  let list = voices;
  return {
    said,
    speech: {
      getVoices: () => [...list],
      speak: (one: SpeechSynthesisUtterance) => void said.push(one),
      cancel: () => undefined,
      addEventListener: (_: 'voiceschanged', listener: () => void) => void listeners.push(listener),
    },
    finish: () => said.at(-1)?.onend?.(new Event('end') as SpeechSynthesisEvent),
    breakDown: () => said.at(-1)?.onerror?.(new Event('error') as SpeechSynthesisErrorEvent),
    install: (more: readonly SpeechSynthesisVoice[]) => {
      list = more;
      for (const listener of listeners) listener();
    },
  };
}
const utterance = (text: string) => ({ text }) as SpeechSynthesisUtterance;

describe('the voice that reads (features 19)', () => {
  it('is one of this machine, never one that sends the questions over the network', () => {
    expect(localVoice([REMOTE, LOCAL], 'zh')).toBe(LOCAL);
    expect(localVoice([REMOTE], 'zh')).toBeUndefined();
  });

  it('speaks the language of the questions, by whatever name the system has for it', () => {
    const mandarin = voice('cmn-latn-pinyin');
    expect(localVoice([voice('en-US', { default: true }), mandarin], 'zh')).toBe(mandarin);
    expect(localVoice([voice('zh_TW')], 'zh')?.lang).toBe('zh_TW');
    expect(localVoice([voice('en-US')], 'zh')).toBeUndefined();
  });

  it('is the default one where there are several', () => {
    const usual = voice('zh-HK', { default: true });
    expect(localVoice([LOCAL, usual], 'zh')).toBe(usual);
  });
});

describe('what is read of a question', () => {
  const words = { question: (n: number) => `第 ${n} 题`, part: (n: number) => `第 ${n} 小题` };

  it('is its number, its text, and the options with their letters', () => {
    const question = choiceQuestion(3, item('q3', 'single', 'abcd'));
    const pieces = spokenPieces(question, 0, words);
    expect(pieces.slice(0, 2)).toEqual(['第 3 题', '样例 q3']);
    expect(pieces[2]).toMatch(/^A\. /);
  });

  it('is of a case its text and the part in front', () => {
    const pieces = spokenPieces(caseQuestion(71), 2, words);
    expect(pieces[0]).toBe('第 71 题');
    expect(pieces[2]).toBe('第 3 小题');
  });
});

describe('reading aloud', () => {
  it('goes on piece by piece and says when it has ended', () => {
    const { speech, said, finish } = machine([LOCAL]);
    let ended = 0;
    createReadAloud(speech, utterance, 'zh').read(['一', '二'], () => {
      ended += 1;
    });
    expect(said.map((one) => one.text)).toEqual(['一']);
    expect(said[0]?.voice).toBe(LOCAL);
    finish();
    expect(said.map((one) => one.text)).toEqual(['一', '二']);
    expect(ended).toBe(0);
    finish();
    expect(ended).toBe(1);
  });

  it('is stopped, and what was begun before says nothing any more', () => {
    const { speech, said, finish } = machine([LOCAL]);
    let ended = 0;
    const reader = createReadAloud(speech, utterance, 'zh');
    reader.read(['一', '二'], () => {
      ended += 1;
    });
    reader.stop();
    finish();
    expect(said).toHaveLength(1);
    expect(ended).toBe(1);
  });

  it('ends when the voice breaks down', () => {
    const { speech, breakDown } = machine([LOCAL]);
    let ended = 0;
    createReadAloud(speech, utterance, 'zh').read(['一', '二'], () => {
      ended += 1;
    });
    breakDown();
    expect(ended).toBe(1);
  });

  it('reads nothing on a machine without a voice of its own, and notices one that comes', () => {
    const { speech, said, install } = machine([REMOTE]);
    const reader = createReadAloud(speech, utterance, 'zh');
    let heard = 0;
    reader.onVoices(() => {
      heard += 1;
    });
    reader.read(['一'], () => undefined);
    expect(said).toHaveLength(0);
    expect(reader.hasVoice()).toBe(false);
    install([LOCAL]);
    expect(heard).toBe(1);
    expect(reader.hasVoice()).toBe(true);
  });
});
