import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  cleanAnswer,
  cleanInContext,
  hasSaidEnough,
} from '../../../../../src/core/completion/postprocess/cleanAnswer.ts';
import {
  createCleaningContext,
  type AnswerLength,
  type CleaningOptions,
} from '../../../../../src/core/completion/postprocess/cleaningContext.ts';
import { cutText, seededRandom, type CutText } from '../../../../support/cutText.ts';

const FIXTURES = path.resolve(import.meta.dirname, '../../../../fixtures');
const LENGTHS: readonly AnswerLength[] = ['line', 'statement', 'nextStatement', 'block'];
/** As much text above the cursor as these tests look at. */
const MAX_PREFIX = 2500;

interface Sample {
  readonly name: string;
  readonly raw: string;
  readonly options: CleaningOptions;
}

interface CaseRow {
  readonly id: string;
  readonly language: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly raw: string;
  readonly options: { readonly insertSpaces: boolean; readonly tabSize: number; readonly stop: readonly string[] };
}

/** The answers of the conformance cases. */
function caseSamples(length: AnswerLength): readonly Sample[] {
  return ['cases', 'ownCases'].flatMap((folder) => {
    const file = readFileSync(path.join(FIXTURES, folder, 'completion-postprocess.json'), 'utf8');
    const { cases } = JSON.parse(file) as { readonly cases: readonly CaseRow[] };
    return cases.map(({ id, language, prefix, suffix, raw, options }) => ({
      name: id,
      raw,
      options: { ...options, prefix, suffix, languageId: language, length },
    }));
  });
}

/** Places in sources, with what really stands there. */
function cuts(count: number): readonly CutText[] {
  const folder = path.join(FIXTURES, 'typing');
  const texts = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));
  const random = seededRandom(11);
  const found: CutText[] = [];
  while (found.length < count) {
    const cut = cutText(texts[Math.floor(random() * texts.length)] ?? '', random);
    if (cut === undefined || cut.hole.trim() === '') continue;
    const start = cut.prefix.indexOf('\n', Math.max(0, cut.prefix.length - MAX_PREFIX) - 1) + 1;
    found.push({ ...cut, prefix: cut.prefix.length > MAX_PREFIX ? cut.prefix.slice(start) : cut.prefix });
  }
  return found;
}

function optionsAt({ prefix, suffix }: CutText, length: AnswerLength): CleaningOptions {
  return { prefix, suffix, languageId: 'typescript', insertSpaces: true, tabSize: 2, stop: [], length };
}

function cutSamples(count: number, length: AnswerLength): readonly Sample[] {
  return cuts(count).map((cut, index) => ({
    name: `cut ${String(index)}`,
    // A model that does not know where to stop.
    raw: cut.hole + cut.suffix.slice(0, 200),
    options: optionsAt(cut, length),
  }));
}

/** Where thinking ends that nothing opened, no reader of the beginning can know it. */
function isForeseeable({ raw }: Sample): boolean {
  return /<think>/i.test(raw) || !raw.includes('</think>');
}

const withCarriageReturns = (text: string): string => text.replace(/\r?\n/g, '\r\n');
const withoutSpace = (text: string): string => text.replace(/\s+/g, '');

/** The names of the samples for which the property does not hold. */
function exceptions(samples: readonly Sample[], holds: (sample: Sample) => boolean): readonly string[] {
  return samples.filter((sample) => !holds(sample)).map(({ name }) => name);
}

for (const length of LENGTHS)
  describe(`cleanAnswer, whatever the answer, for a ${length}`, function () {
    this.timeout(120_000);
    const samples = [...caseSamples(length), ...cutSamples(40, length)];

    it('gives the same when it is cleaned again', () => {
      const failing = exceptions(samples, ({ raw, options }) => {
        const text = cleanAnswer(raw, options)?.text;
        return text === undefined || cleanAnswer(text, options)?.text === text;
      });
      assert.deepEqual(failing, []);
    });

    it('is the same in a document with carriage returns', () => {
      const failing = exceptions(samples, ({ raw, options }) => {
        const { prefix, suffix } = options;
        const other = { ...options, prefix: withCarriageReturns(prefix), suffix: withCarriageReturns(suffix) };
        const [first, second] = [cleanAnswer(raw, options), cleanAnswer(withCarriageReturns(raw), other)];
        return first?.text === second?.text && first?.replaceRight === second?.replaceRight;
      });
      assert.deepEqual(failing, []);
    });

    it('is the same when the stream is ended as soon as enough was said', () => {
      const failing = exceptions(samples.filter(isForeseeable), ({ raw, options }) => {
        const context = createCleaningContext(options);
        const end = firstEnd(raw, (text) => hasSaidEnough(text, context));
        return (
          end === raw.length || cleanInContext(raw.slice(0, end), context)?.text === cleanInContext(raw, context)?.text
        );
      });
      assert.deepEqual(failing, []);
    });
  });

/** The length of the first piece with a line end for which `isEnough` holds, else all of it. Every place near a line end is tried, of the others some. */
function firstEnd(raw: string, isEnough: (text: string) => boolean): number {
  const last = Math.min(raw.length, 400);
  for (let length = raw.indexOf('\n') + 1; length > 0 && length < last; length += 1) {
    const isNearLineEnd = raw.slice(Math.max(0, length - 2), length).includes('\n');
    if ((isNearLineEnd || length % 13 === 0) && isEnough(raw.slice(0, length))) return length;
  }
  return raw.length;
}

/** Frames and noise around an answer, none of which belongs to it. */
const FRAMES: Readonly<Record<string, (raw: string, cut: CutText) => string>> = {
  'the end of the text': (raw) => `${raw}<|endoftext|>`,
  'another message': (raw) => `${raw}<|im_end|>\n<|im_start|>user\nmore`,
  'a broken token': (raw) => `${raw}<|fim_suf`,
  'a leading token': (raw) => `<|fim_middle|>${raw}`,
  thinking: (raw) => `<think>\nLet me see.\n</think>\n\n${raw}`,
  'a fence': (raw) => `\`\`\`typescript\n${raw}\n\`\`\``,
  'a fence between sentences': (raw) => `Here is the code:\n\n\`\`\`ts\n${raw}\n\`\`\`\n\nLet me know if it works.`,
  tags: (raw) => `<COMPLETION>${raw}</COMPLETION>`,
  'blank lines': (raw) => `${raw}\n\n\n`,
};

describe('cleanAnswer, where the answer is right', function () {
  this.timeout(120_000);
  const places = cuts(120);

  it('shows nothing but the true text, and never nothing', () => {
    const failing = places.filter((cut) => {
      const text = cleanAnswer(cut.hole, optionsAt(cut, 'block'))?.text ?? '';
      return text === '' || !withoutSpace(cut.hole).startsWith(withoutSpace(text));
    });
    assert.deepEqual(failing, []);
  });

  for (const [name, frame] of Object.entries(FRAMES)) {
    it(`takes away ${name}`, () => {
      const failing = places.filter((cut) => {
        const options = optionsAt(cut, 'block');
        if (createCleaningContext(options).inText) return false;
        const framed = cleanAnswer(frame(cut.hole, cut), options);
        return framed?.text.trimEnd() !== cleanAnswer(cut.hole, options)?.text.trimEnd();
      });
      assert.deepEqual(failing, []);
    });
  }
});
