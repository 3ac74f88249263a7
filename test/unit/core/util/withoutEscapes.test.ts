import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { withoutEscapes } from '../../../../src/core/util/withoutEscapes.ts';

function checkWithoutEscapes(escaped: string, plain: string): void {
  assert.equal(withoutEscapes(escaped), plain);
}

describe('withoutEscapes', () => {
  const rows: Readonly<Record<string, readonly [string, string]>> = {
    'names of HTML': ['{&quot;a&quot;:&apos;b&apos; &amp;c&nbsp;d}', `{"a":'b' &c d}`],
    'numbers of HTML': ['&#34;a&#x2B;b&#x2f;c&#061;&#34;', '"a+b/c="'],
    'codes of JSON': [String.raw`\u0022a\u002bb\u002Fc\/d\u0022`, '"a+b/c/d"'],
    'codes of a URL': ['a%2Bb%2fc%3D%20d', 'a+b/c= d'],
    'what was escaped twice': ['&amp;quot;a&amp;#43;b%252Bc', '"a+b+c'],
    'what stays, because it might become markup': [
      '&lt;b&gt; &#60;b&#x3e; %3Cb%3E \\u003cb',
      '&lt;b&gt; &#60;b&#x3e; %3Cb%3E \\u003cb',
    ],
    'what stays, because it cannot be seen': ['a%00b%0Ac&#10;d\\u001be&#x202e;f', 'a%00b%0Ac&#10;d\\u001be&#x202e;f'],
    'what is no escape': ['100% of A&B; &unknown; &; %zz \\n', '100% of A&B; &unknown; &; %zz \\n'],
  };
  for (const [name, [escaped, plain]] of Object.entries(rows))
    it(`reads ${name}`, () => checkWithoutEscapes(escaped, plain));
});
