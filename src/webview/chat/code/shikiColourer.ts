import { codeToTokensBase, createShikiPrimitive, getLastGrammarState } from '@shikijs/core';
import type {
  GrammarState,
  LanguageRegistration,
  ShikiPrimitive,
  ThemedToken,
  ThemeRegistrationAny,
} from '@shikijs/core';
import { createJavaScriptRegexEngine } from '@shikijs/engine-javascript';
import type { EditorThemeView } from '../../../shared/chatProtocol.ts';
import { isRecord } from '../../../core/util/isRecord.ts';
import type { ColouredText, Colourer } from './colourer.ts';
import { fallbackTheme } from './fallbackThemes.ts';
import { grammarPatterns } from './grammarPatterns.ts';

/** Longer lines stay plain: minified code costs seconds and nobody reads its colours. */
const MAX_LINE_LENGTH = 1000;
/** Generous: a line that is given up spoils the lines after it. */
const LINE_TIME_LIMIT_MS = 500;

/** Colours by TextMate grammars with Shiki on the browser's own regular expressions: no WebAssembly, no eval, no request. */
export function createShikiColourer(initialTheme: EditorThemeView): Colourer {
  const engine = createJavaScriptRegexEngine({ forgiving: true });
  const shiki = createShikiPrimitive({ engine, themes: [], langs: [] });
  const sample = engine.createString('a');
  /** The name under which Shiki knows a language; a Map, because a text may name its language `__proto__`. */
  const names = new Map<string, string>();
  let theme = loadTheme(shiki, initialTheme, 0);
  let themeCount = 0;
  /** Patterns that are still to be compiled into the engine's cache, and the languages that wait for them. */
  const patterns: string[] = [];
  let waiting: [language: string, scopeName: string][] = [];

  return {
    setTheme: (next) => {
      themeCount += 1;
      theme = loadTheme(shiki, next, themeCount);
    },
    addLanguage: ({ language, grammars, scopeName }) => {
      const registrations = grammars.flatMap((grammar) => parseGrammar(grammar));
      if (!registrations.some((registration) => registration.scopeName === scopeName)) return;
      shiki.loadLanguageSync(registrations);
      patterns.push(...registrations.flatMap((registration) => grammarPatterns(registration)));
      waiting.push([language, scopeName]);
    },
    prepare: () => {
      const pattern = patterns.pop();
      if (pattern !== undefined) {
        // Compiled for good only when it is first used.
        engine.createScanner([pattern]).findNextMatchSync(sample, 0, 0);
        return true;
      }
      for (const [language, scopeName] of waiting) names.set(language, scopeName);
      waiting = [];
      return false;
    },
    colour: (line, language, before) => {
      const lang = names.get(language);
      if (lang === undefined) return undefined;
      const tokens = codeToTokensBase(shiki, line, {
        lang,
        theme: theme.name,
        tokenizeMaxLineLength: MAX_LINE_LENGTH,
        tokenizeTimeLimit: LINE_TIME_LIMIT_MS,
        ...(before === undefined ? {} : { grammarState: before as GrammarState }),
      });
      const parts = tokens.flat().map((token) => toColouredText(token, theme.foreground));
      return { parts, after: getLastGrammarState(shiki, tokens) };
    },
  };
}

interface LoadedTheme {
  readonly name: string;
  readonly foreground: string | undefined;
}

/** Every theme gets a name of its own, because Shiki keeps themes by name and users edit theirs. */
function loadTheme(shiki: ShikiPrimitive, view: EditorThemeView, count: number): LoadedTheme {
  for (const [index, source] of [view.theme, fallbackTheme(view.kind)].entries()) {
    if (!isRecord(source)) continue;
    const name = `theme-${count}-${index}`;
    const type = view.kind === 'light' || view.kind === 'highContrastLight' ? 'light' : 'dark';
    try {
      const registration = { ...source, name, type } as ThemeRegistrationAny;
      shiki.loadThemeSync(registration);
      return { name, foreground: shiki.getTheme(name).fg };
    } catch {
      // A theme of an unknown shape; the next one is ours.
    }
  }
  return { name: 'none', foreground: undefined };
}

function parseGrammar(value: unknown): LanguageRegistration[] {
  if (!isRecord(value) || typeof value['scopeName'] !== 'string' || !Array.isArray(value['patterns'])) return [];
  // Scope names are unique among grammars, display names are not.
  return [{ repository: {}, ...value, name: value['scopeName'] } as unknown as LanguageRegistration];
}

function toColouredText(token: ThemedToken, foreground: string | undefined): ColouredText {
  const style = token.fontStyle ?? 0;
  const isSpecial = style > 0;
  return {
    text: token.content,
    colour: token.color === foreground ? undefined : token.color,
    isItalic: isSpecial && (style & 1) !== 0,
    isBold: isSpecial && (style & 2) !== 0,
    isUnderlined: isSpecial && (style & 4) !== 0,
  };
}
