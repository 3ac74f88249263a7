import assert from 'node:assert/strict';
import { toQuote, withQuote } from '../../../../../src/webview/chat/text/quoteText.ts';

describe('toQuote', () => {
  const rows: readonly (readonly [name: string, selected: string, language: string | undefined, expected: string])[] = [
    ['a line', 'one', undefined, '> one'],
    ['several lines', 'one\ntwo', undefined, '> one\n> two'],
    ['paragraphs', 'one\n\n\ntwo\n', undefined, '> one\n>\n> two'],
    ['line ends of Windows', 'one\r\ntwo', undefined, '> one\n> two'],
    ['a quotation', '> one', undefined, '> > one'],
    ['code', '  a();\n\n  b();', 'ts', '> ```ts\n>   a();\n>\n>   b();\n> ```'],
    ['code with a fence in it', '```\na\n```', 'md', '> ````md\n> ```\n> a\n> ```\n> ````'],
    ['code without a language', 'a', '', '> ```\n> a\n> ```'],
    ['nothing', ' \n ', undefined, ''],
  ];
  for (const [name, selected, language, expected] of rows)
    it(`quotes ${name}`, () => assert.equal(toQuote(selected, language), expected));

  it('says where it has left something out', () => {
    const quote = toQuote('a'.repeat(9_000));
    assert.ok(quote.endsWith('a\n> …'));
    assert.ok(quote.length < 8_100);
  });
});

describe('withQuote', () => {
  /** The cursor is `█`. */
  function checkQuote(draft: string, expected: string): void {
    const changed = withQuote(draft.replace('█', ''), draft.indexOf('█'), '> q');
    assert.equal(`${changed.text.slice(0, changed.cursor)}█${changed.text.slice(changed.cursor)}`, expected);
  }

  const rows: readonly (readonly [name: string, draft: string, expected: string])[] = [
    ['into an empty draft', '█', '> q\n\n█'],
    ['behind a text', 'Why?█', 'Why?\n\n> q\n\n█'],
    ['on a new line', 'Why?\n█', 'Why?\n\n> q\n\n█'],
    ['after an empty line', 'Why?\n\n█', 'Why?\n\n> q\n\n█'],
    ['before a text', '█Why?', '> q\n\n█Why?'],
    ['between two lines', 'one█\ntwo', 'one\n\n> q\n\n█two'],
    ['below another quotation', '> p\n\n█', '> p\n\n> q\n\n█'],
  ];
  for (const [name, draft, expected] of rows) it(`puts it ${name}`, () => checkQuote(draft, expected));
});
