/** What is needed of a voice of the machine. */
export type Voice = Pick<SpeechSynthesisVoice, 'lang' | 'localService' | 'default'>;

/**
 * A voice of this machine for a language (`zh`, `en`): a remote one would send the questions over the network, so it
 * never counts. The machine's default comes first; undefined when there is none, which the screen then says.
 */
export function localVoice<V extends Voice>(voices: readonly V[], language: string): V | undefined {
  const own = voices.filter((voice) => voice.localService && speaks(voice.lang, language));
  return own.find((voice) => voice.default) ?? own[0];
}

/** `cmn` and `zho` are what some Linux voices call Chinese. */
const ALSO: Readonly<Record<string, readonly string[]>> = { zh: ['cmn', 'zho'] };

function speaks(tag: string, language: string): boolean {
  const own = tag.toLowerCase().split(/[-_]/)[0] ?? '';
  return own === language || (ALSO[language] ?? []).includes(own);
}
