import { Parser } from 'htmlparser2';

/** A page as text. */
export interface ReadableText {
  /** Empty where the page names none. */
  readonly title: string;
  readonly text: string;
}

/** What people do not read on a page, or what is on every page. */
const SKIPPED: ReadonlySet<string> = new Set(
  'script style noscript template svg math canvas iframe object embed video audio nav header footer aside form button select dialog menu'.split(
    ' ',
  ),
);
/** Elements that begin a line of their own. */
const BLOCKS: ReadonlySet<string> = new Set(
  'p div section article main ul ol li dl dt dd table tr blockquote pre h1 h2 h3 h4 h5 h6 figure figcaption details summary hr address'.split(
    ' ',
  ),
);
const APART: ReadonlySet<string> = new Set('p ul ol table blockquote pre h1 h2 h3 h4 h5 h6 figure dl'.split(' '));
const MOST_DEPTH = 500;
/** Pages that nest deeper by orders are built to keep a parser busy; between pieces of so many characters that is looked at. */
const DEEPEST = 5_000;
const AT_ONCE = 16_000;

/**
 * The words of an HTML page in their order, with headings, lists and code marked as in Markdown. Menus, scripts and what is hidden are left
 * out; where a page has a main part, only that is taken.
 */
export function readableText(html: string): ReadableText {
  const whole = new TextCollector({ isMainOnly: false });
  const main = new TextCollector({ isMainOnly: true });
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        whole.open(name, attributes);
        main.open(name, attributes);
      },
      ontext(text) {
        whole.addText(text);
        main.addText(text);
      },
      onclosetag(name) {
        whole.close(name);
        main.close(name);
      },
    },
    { decodeEntities: true },
  );
  for (let at = 0; at < html.length && !whole.isTooDeep; at += AT_ONCE) parser.write(html.slice(at, at + AT_ONCE));
  parser.end();
  const text = main.text();
  return { title: whole.title(), text: text === '' ? whole.text() : text };
}

class TextCollector {
  readonly #isMainOnly: boolean;
  readonly #lines: string[] = [];
  #line = '';
  #title = '';
  /** Of what is open: how deep it lies in something that is skipped, is code, or is the main part. */
  #skipped = 0;
  #code = 0;
  #main = 0;
  #isTitle = false;
  #depth = 0;

  constructor({ isMainOnly }: { readonly isMainOnly: boolean }) {
    this.#isMainOnly = isMainOnly;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#depth++;
    this.#isTitle = name === 'title' && this.#title === '';
    if (this.#skipped > 0 || isSkipped(name, attributes) || this.#depth > MOST_DEPTH) {
      if (!VOID.has(name)) this.#skipped++;
      return;
    }
    if (name === 'main' || name === 'article') this.#main++;
    if (name === 'br') this.#endLine();
    if (!BLOCKS.has(name)) return;
    // What begins a list's entry stands behind its mark.
    if (this.#line !== MARKS['li']) {
      this.#endLine();
      if (APART.has(name)) this.#blank();
    }
    if (name === 'pre') this.#openCode();
    if (this.#line === '') this.#line = MARKS[name] ?? '';
  }

  addText(text: string): void {
    if (this.#isTitle) {
      this.#title += text;
      return;
    }
    if (this.#skipped > 0 || (this.#isMainOnly && this.#main === 0)) return;
    if (this.#code > 0) {
      const [first = '', ...rest] = text.split(/\r\n|\r|\n/);
      this.#line += first;
      for (const line of rest) {
        this.#push(this.#line);
        this.#line = line;
      }
      return;
    }
    const words = text.replace(/\s+/g, ' ');
    this.#line += this.#line === '' || /\s$/.test(this.#line) ? words.trimStart() : words;
  }

  close(name: string): void {
    this.#depth--;
    this.#isTitle = false;
    if (this.#skipped > 0) {
      if (!VOID.has(name)) this.#skipped--;
      return;
    }
    if (name === 'td' || name === 'th') this.#line += ' | ';
    if (BLOCKS.has(name)) {
      this.#endLine();
      if (name === 'pre') this.#closeCode();
      if (APART.has(name)) this.#blank();
    }
    if (name === 'main' || name === 'article') this.#main--;
  }

  get isTooDeep(): boolean {
    return this.#depth > DEEPEST;
  }

  title(): string {
    return this.#title.replace(/\s+/g, ' ').trim();
  }

  text(): string {
    this.#endLine();
    return this.#lines.join('\n').trim();
  }

  #openCode(): void {
    this.#endLine();
    this.#code++;
    if (this.#code === 1) this.#push('```');
  }

  #closeCode(): void {
    this.#code = Math.max(0, this.#code - 1);
    if (this.#code === 0) this.#push('```');
  }

  #endLine(): void {
    const line = this.#code > 0 ? this.#line : this.#line.trim().replace(/(?:\s*\|)+$/, '');
    this.#line = '';
    if (line !== '' && line !== '-' && !/^#+$/.test(line)) this.#push(line);
  }

  #push(line: string): void {
    if (!this.#isMainOnly || this.#main > 0) this.#lines.push(line);
  }

  #blank(): void {
    if (this.#code === 0 && this.#lines.at(-1) !== '' && this.#lines.length > 0) this.#push('');
  }
}

const MARKS: Readonly<Record<string, string>> = {
  h1: '# ',
  h2: '## ',
  h3: '### ',
  h4: '#### ',
  h5: '##### ',
  h6: '###### ',
  li: '- ',
  blockquote: '> ',
};

/** Elements without an end. */
const VOID: ReadonlySet<string> = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

/** Text that a reader does not see may be meant for the model. */
function isSkipped(name: string, attributes: Readonly<Record<string, string>>): boolean {
  if (SKIPPED.has(name)) return true;
  const style = attributes['style'] ?? '';
  return (
    'hidden' in attributes ||
    attributes['aria-hidden'] === 'true' ||
    /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|em|rem)?\s*(?:;|$)|opacity\s*:\s*0(?:\.0*)?\s*(?:;|$)/i.test(
      style,
    )
  );
}
