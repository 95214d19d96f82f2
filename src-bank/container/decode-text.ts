import { analyse } from 'chardet';
import { err, ok, type Result } from '../../src-shared/basics/result';
import { LIMITS } from './limits';
import type { SourceFault } from './source-fault';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';
export type DecodedText = { readonly text: string; readonly encoding: Encoding };

/** Characters that are in every Chinese question and in few that were decoded by the wrong table. */
const COMMON =
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严龙飞题型项答案难识岗编例图说误单选材质检测砌浇筑模板钢筋混凝土梁柱屋面防水脚手架护栏隐患应急';
const commonCharacters = new Set(COMMON);

/**
 * Text of unknown encoding: a byte order mark decides; else UTF-8 if it is whole; else UTF-16 if every second byte of
 * much of it is zero or a CJK page; else GB18030 (which holds GBK and GB2312) if it is whole and reads as Chinese.
 * Anything else is a fault: text read by the wrong table looks like text, and would be asked in an exam.
 */
export function decodeText(bytes: Uint8Array): Result<DecodedText, SourceFault> {
  if (bytes.length > LIMITS.fileBytes)
    return err({ rule: 'too-large', reason: '文件过大 the file is too large' });
  const marked = byMark(bytes);
  if (marked !== undefined) {
    const text = decodeAs(marked, bytes);
    return text === undefined ? broken(marked) : ok({ text, encoding: marked });
  }
  const utf8 = decodeAs('utf-8', bytes);
  if (utf8 !== undefined && !utf8.includes('\0')) return ok({ text: utf8, encoding: 'utf-8' });
  for (const encoding of ['utf-16le', 'utf-16be'] as const) {
    const text = looksLikeUtf16(bytes, encoding) ? decodeAs(encoding, bytes) : undefined;
    if (text !== undefined) return ok({ text, encoding });
  }
  const gb = decodeAs('gb18030', bytes);
  if (gb !== undefined && readsAsChinese(gb) && !isOtherTable(bytes)) {
    return ok({ text: gb, encoding: 'gb18030' });
  }
  return err({
    rule: 'encoding',
    reason:
      '无法确定文字编码，请另存为 UTF-8 the encoding cannot be told (not UTF-8, UTF-16 or GB18030); save it as UTF-8',
  });
}

function broken(encoding: Encoding): Result<never, SourceFault> {
  const reason = `文件标明为 ${encoding}，但内容不完整或有误 marked as ${encoding} but broken or cut off`;
  return err({ rule: 'encoding', reason });
}

function byMark(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // GB18030's own mark, which some editors write.
  if (bytes[0] === 0x84 && bytes[1] === 0x31 && bytes[2] === 0x95 && bytes[3] === 0x33) return 'gb18030';
  return undefined;
}

function decodeAs(encoding: Encoding, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes).replace(/^\uFEFF/, '');
  } catch {
    return undefined;
  }
}

/** In UTF-16 a line's end and every Latin letter has a zero byte on one side and never on the other. */
function looksLikeUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): boolean {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return false;
  const high = encoding === 'utf-16le' ? 1 : 0;
  let zeros = 0;
  for (let at = 0; at < bytes.length; at += 2) {
    if (bytes[at + 1 - high] === 0 && bytes[at + high] === 0) return false;
    if (bytes[at + high] === 0) zeros += 1;
  }
  return zeros >= Math.max(2, bytes.length / 2 / 50);
}

/** One Han character in five is among the four hundred commonest; by the wrong table it is one in thirty. */
function readsAsChinese(text: string): boolean {
  let han = 0;
  let common = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) continue;
    // Private use and unassigned: what a wrong table leaves behind.
    if (code >= 0xe000 && code <= 0xf8ff) return false;
    if (code < 0x4e00 || code > 0x9fff) continue;
    han += 1;
    if (commonCharacters.has(character)) common += 1;
  }
  return han > 0 && common * 5 >= han;
}

/** Big5, Shift-JIS and EUC-KR text is often also valid GB18030; statistics of character pairs tell them apart. */
function isOtherTable(bytes: Uint8Array): boolean {
  const matches = analyse(bytes.subarray(0, 256 * 1024));
  const confidenceOf = (name: string) => matches.find((match) => match.name === name)?.confidence ?? 0;
  const gb = confidenceOf('GB18030');
  return ['Big5', 'Shift_JIS', 'EUC-JP', 'EUC-KR'].some((name) => confidenceOf(name) > gb + 5);
}
