import type { EditorThemeView, HostMessage } from '../../../shared/chatProtocol.ts';

/** A stretch of one line in one style. */
export interface ColouredText {
  readonly text: string;
  /** A CSS colour; undefined for the editor's own text colour. */
  readonly colour: string | undefined;
  readonly isItalic: boolean;
  readonly isBold: boolean;
  readonly isUnderlined: boolean;
}

/** What the grammar remembers from one line to the next; opaque. */
export type LineState = object;

export interface ColouredLine {
  readonly parts: readonly ColouredText[];
  /** To be handed in with the next line. */
  readonly after: LineState | undefined;
}

/** The engine behind the highlighter; knows the languages that were added and one theme at a time. */
export interface Colourer {
  setTheme(theme: EditorThemeView): void;
  /** Unreadable grammars are left out; the language then stays plain. */
  addLanguage(grammar: Omit<Extract<HostMessage, { readonly type: 'grammar' }>, 'type'>): void;
  /** Does a small part of what is to be done before an added language can be coloured; true when there is more. */
  prepare(): boolean;
  /** Undefined for a language that was not added, or is not prepared yet. @param line Without its line end. */
  colour(line: string, language: string, before: LineState | undefined): ColouredLine | undefined;
}
