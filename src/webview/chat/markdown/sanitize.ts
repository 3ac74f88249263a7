import DOMPurify, { type Config } from 'dompurify';

/** What markdown can make; nothing that runs, loads, is focused, floats or names itself. */
const ALLOWED_ELEMENTS: string[] = [
  ...['p', 'br', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'ul', 'ol', 'li'],
  ...['strong', 'em', 's', 'del', 'code', 'pre', 'samp', 'a', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
];

const LANGUAGE_CLASS = /^language-[\w+#.-]{1,40}$/;

const SETTINGS = {
  ALLOWED_TAGS: ALLOWED_ELEMENTS,
  ALLOWED_ATTR: ['href', 'start', 'class', 'align'],
  // Their values are no addresses.
  ADD_URI_SAFE_ATTR: ['start', 'align'],
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  ALLOWED_URI_REGEXP: /^(?:https?|mailto):/i,
  RETURN_DOM_FRAGMENT: true as const,
} satisfies Config;

/** What formulas are made of; nothing that links, acts, hides a part or lays it over another. */
const MATH_ELEMENTS: string[] = [
  ...['math', 'mrow', 'mi', 'mn', 'mo', 'mtext', 'mspace', 'mfrac', 'msqrt', 'mroot', 'mstyle', 'menclose'],
  ...['msub', 'msup', 'msubsup', 'munder', 'mover', 'munderover', 'mtable', 'mtr', 'mtd'],
];

const MATH_ATTRIBUTES: string[] = [
  ...[
    'display',
    'displaystyle',
    'scriptlevel',
    'mathvariant',
    'stretchy',
    'fence',
    'separator',
    'accent',
    'accentunder',
  ],
  ...['linethickness', 'movablelimits', 'minsize', 'maxsize', 'width', 'notation'],
  ...['columnalign', 'columnspacing', 'columnlines', 'rowlines'],
];

/** Words and lengths; no length that is negative by more than a thin space. */
const MATH_VALUE = /^(?!.*-(?:0?\.[2-9]|[1-9]))[\w .+%-]{1,200}$/;

const MATH_SETTINGS = {
  ALLOWED_TAGS: MATH_ELEMENTS,
  ALLOWED_ATTR: MATH_ATTRIBUTES,
  ADD_URI_SAFE_ATTR: MATH_ATTRIBUTES,
  // The TeX that KaTeX adds is no text to show.
  FORBID_CONTENTS: ['annotation', 'annotation-xml'],
  ALLOW_ARIA_ATTR: false,
  ALLOW_DATA_ATTR: false,
  RETURN_DOM_FRAGMENT: true as const,
} satisfies Config;

/** The second of two layers against hostile text: cleans markup, whoever wrote it. */
export interface Sanitizer {
  /** A detached fragment in which only harmless elements and attributes are left. */
  clean(markup: string): DocumentFragment;
  /** The same for a formula: only MathML is left. */
  cleanMath(markup: string): DocumentFragment;
}

/** Needs a DOM. The one place of the page where markup becomes elements; under Trusted Types it is the policy `dompurify`. */
export function createSanitizer(): Sanitizer {
  const purifier = DOMPurify(window);
  purifier.addHook('uponSanitizeAttribute', (node, attribute) => {
    if (node instanceof MathMLElement) attribute.keepAttr = MATH_VALUE.test(attribute.attrValue);
    else if (attribute.attrName === 'class')
      attribute.keepAttr = node.nodeName === 'CODE' && LANGUAGE_CLASS.test(attribute.attrValue);
  });
  const cleanWith = (markup: string, settings: typeof SETTINGS | typeof MATH_SETTINGS): DocumentFragment => {
    // A frameset leaves no body, and then nothing at all.
    const clean: DocumentFragment | null = purifier.sanitize(markup, settings);
    return clean ?? document.createDocumentFragment();
  };
  return {
    clean: (markup) => cleanWith(markup, SETTINGS),
    cleanMath: (markup) => cleanWith(markup, MATH_SETTINGS),
  };
}
