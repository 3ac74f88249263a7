/** Where text beside the document may come from; also the names in the setting `interline.completion.context`. */
export const CONTEXT_SOURCES = [
  'pinned',
  'definition',
  'recentEdit',
  'visibleFile',
  'recentFile',
  'openTab',
  'diagnostic',
  'clipboard',
] as const;
export type ContextSource = (typeof CONTEXT_SOURCES)[number];

/** Which sources may be used. */
export type ContextSwitches = Readonly<Record<ContextSource, boolean>>;

/** All but the clipboard, which may hold anything. */
export const DEFAULT_CONTEXT: ContextSwitches = {
  pinned: true,
  definition: true,
  recentEdit: true,
  visibleFile: true,
  recentFile: true,
  openTab: true,
  diagnostic: true,
  clipboard: false,
};
