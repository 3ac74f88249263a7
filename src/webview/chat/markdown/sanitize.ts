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

/** The second of two layers against hostile text: cleans markup, whoever wrote it. */
export interface Sanitizer {
  /** A detached fragment in which only harmless elements and attributes are left. */
  clean(markup: string): DocumentFragment;
}

/** Needs a DOM. The one place of the page where markup becomes elements; under Trusted Types it is the policy `dompurify`. */
export function createSanitizer(): Sanitizer {
  const purifier = DOMPurify(window);
  purifier.addHook('uponSanitizeAttribute', (node, attribute) => {
    if (attribute.attrName !== 'class') return;
    attribute.keepAttr = node.nodeName === 'CODE' && LANGUAGE_CLASS.test(attribute.attrValue);
  });
  return {
    clean: (markup) => {
      // A frameset leaves no body, and then nothing at all.
      const clean: DocumentFragment | null = purifier.sanitize(markup, SETTINGS);
      return clean ?? document.createDocumentFragment();
    },
  };
}
