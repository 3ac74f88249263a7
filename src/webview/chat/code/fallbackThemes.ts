import type { EditorThemeView } from '../../../shared/chatProtocol.ts';

type Role = 'comment' | 'string' | 'number' | 'keyword' | 'function' | 'type' | 'name' | 'tag' | 'invalid';

const SCOPES: Readonly<Record<Role, readonly string[]>> = {
  comment: ['comment', 'punctuation.definition.comment'],
  string: ['string', 'markup.inline.raw', 'constant.character'],
  number: ['constant.numeric', 'constant.language', 'constant.other'],
  keyword: ['keyword', 'storage', 'variable.language'],
  function: ['entity.name.function', 'support.function', 'meta.function-call.generic'],
  type: ['entity.name.type', 'entity.name.class', 'support.type', 'support.class', 'entity.other.inherited-class'],
  name: ['variable', 'support.variable', 'entity.other.attribute-name', 'meta.object-literal.key'],
  tag: ['entity.name.tag', 'entity.name.section', 'markup.heading'],
  invalid: ['invalid'],
};

/** Every colour keeps a contrast of at least 4.5 (7 for high contrast) to the editor backgrounds of its kind. */
const COLOURS: Readonly<Record<EditorThemeView['kind'], Readonly<Record<Role, string>>>> = {
  light: {
    comment: '#5a6b5d',
    string: '#a03030',
    number: '#0b6e4f',
    keyword: '#2b4bc4',
    function: '#7a4a00',
    type: '#146c80',
    name: '#1f2f6b',
    tag: '#8a2050',
    invalid: '#b00020',
  },
  dark: {
    comment: '#8fa58f',
    string: '#dba083',
    number: '#a9d3b0',
    keyword: '#82aaff',
    function: '#e2d39a',
    type: '#6fcdbf',
    name: '#a9cdf2',
    tag: '#f096b4',
    invalid: '#ff8a80',
  },
  highContrast: {
    comment: '#a5d6a5',
    string: '#ffb89a',
    number: '#b9f0c3',
    keyword: '#a8c5ff',
    function: '#fff0a8',
    type: '#8df0e0',
    name: '#c8e2ff',
    tag: '#ffb3cb',
    invalid: '#ffa49c',
  },
  highContrastLight: {
    comment: '#3b4d3e',
    string: '#7d1616',
    number: '#04513a',
    keyword: '#16309e',
    function: '#5b3700',
    type: '#07515f',
    name: '#101d54',
    tag: '#6a1039',
    invalid: '#8c0018',
  },
};

/** A small theme for when the editor's own cannot be read, in the shape of a VS Code colour theme. */
export function fallbackTheme(kind: EditorThemeView['kind']): Readonly<Record<string, unknown>> {
  const colours = new Map(Object.entries(COLOURS[kind]));
  return {
    colors: {},
    tokenColors: Object.entries(SCOPES).map(([role, scope]) => ({
      scope,
      settings: { foreground: colours.get(role), ...(role === 'comment' ? { fontStyle: 'italic' } : {}) },
    })),
  };
}
