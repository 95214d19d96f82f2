import type { CaseItem, CaseQuestion, ItemPicture } from '../../src-shared/domain/item/item';
import { POINTS } from '../../src-shared/domain/paper/blueprint';
import { toXmlId } from './qti-names';
import { element, text, type XmlText, xmlDocument } from './xml-text';

const NAMESPACES = {
  xmlns: 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xsi:schemaLocation':
    'http://www.imsglobal.org/xsd/imsqtiasi_v3p0 https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0p1_v1p0.xsd',
};
const MATCH_CORRECT = 'https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml';
const RESPONSE = 'RESPONSE';
const SCORE = 'SCORE';

const EXTENSIONS = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/webp': 'webp' } as const;

/** Where a picture lies in the package; items lie one folder deep, so their hrefs begin with `../`. */
export function picturePath(picture: ItemPicture): string {
  return `pictures/${picture.sha256}.${EXTENSIONS[picture.mediaType]}`;
}

/** One question as a QTI 3.0 item that scores as TS-4 and TS-5 do; `stimulus` is the case it belongs to. */
export function qtiItem(question: CaseQuestion, stimulus?: CaseItem): string {
  const { id, type, options, key, stem, fixedOrder } = question;
  const isMultiple = type === 'multiple';
  const shuffle = type === 'true-false' || fixedOrder === true ? 'false' : 'true';
  const correct = key.map((option) => element('qti-value', {}, text(toXmlId(option))));
  return xmlDocument(
    element(
      'qti-assessment-item',
      {
        ...NAMESPACES,
        identifier: toXmlId(id),
        title: id,
        adaptive: 'false',
        'time-dependent': 'false',
        'xml:lang': 'zh-CN',
      },
      element(
        'qti-response-declaration',
        { identifier: RESPONSE, cardinality: isMultiple ? 'multiple' : 'single', 'base-type': 'identifier' },
        element('qti-correct-response', {}, ...correct),
      ),
      element(
        'qti-outcome-declaration',
        {
          identifier: SCORE,
          cardinality: 'single',
          'base-type': 'float',
          'normal-maximum': String(POINTS[type]),
        },
        element('qti-default-value', {}, element('qti-value', {}, text('0'))),
      ),
      ...(stimulus === undefined
        ? []
        : [
            element('qti-assessment-stimulus-ref', {
              identifier: toXmlId(stimulus.id),
              href: `../stimuli/${stimulus.id}.xml`,
              title: stimulus.id,
            }),
          ]),
      element(
        'qti-item-body',
        {},
        ...body(stem, question.pictures),
        element(
          'qti-choice-interaction',
          { 'response-identifier': RESPONSE, shuffle, 'max-choices': isMultiple ? '0' : '1' },
          ...options.map((option) =>
            element('qti-simple-choice', { identifier: toXmlId(option.id) }, text(option.text)),
          ),
        ),
      ),
      isMultiple ? partialMarks() : element('qti-response-processing', { template: MATCH_CORRECT }),
    ),
  );
}

/** The stem of a case as a QTI 3.0 stimulus. */
export function qtiStimulus(item: CaseItem): string {
  const identifier = toXmlId(item.id);
  return xmlDocument(
    element(
      'qti-assessment-stimulus',
      { ...NAMESPACES, identifier, title: item.id, 'xml:lang': 'zh-CN' },
      element('qti-stimulus-body', {}, ...body(item.stem, item.pictures)),
    ),
  );
}

/** A paragraph for each line, then the pictures. */
function body(stem: string, pictures: readonly ItemPicture[] = []): readonly XmlText[] {
  const lines = stem.split('\n').map((line) => element('p', {}, text(line)));
  const shown = pictures.map((picture) =>
    element(
      'p',
      {},
      element('img', {
        src: `../${picturePath(picture)}`,
        alt: picture.alt,
        width: String(picture.widthPx),
        height: String(picture.heightPx),
      }),
    ),
  );
  return [...lines, ...shown];
}

/** TS-4: nothing 0, the whole key 2, a part of it and nothing else 1, anything wrong 0. No template says that. */
function partialMarks(): XmlText {
  const variable = element('qti-variable', { identifier: RESPONSE });
  const correct = element('qti-correct', { identifier: RESPONSE });
  const give = (points: number) =>
    element(
      'qti-set-outcome-value',
      { identifier: SCORE },
      element('qti-base-value', { 'base-type': 'float' }, text(String(points))),
    );
  return element(
    'qti-response-processing',
    {},
    element(
      'qti-response-condition',
      {},
      element('qti-response-if', {}, element('qti-is-null', {}, variable), give(0)),
      element('qti-response-else-if', {}, element('qti-match', {}, variable, correct), give(POINTS.multiple)),
      element('qti-response-else-if', {}, element('qti-contains', {}, correct, variable), give(1)),
      element('qti-response-else', {}, give(0)),
    ),
  );
}
