import type { Exclusion } from './exclusions/judgePath.ts';

/**
 * What keeps a document's text from being sent. `unread`: its folder's ignore files are still being read, and until they are the text
 * stays at home; `fileOff`: the person has switched this file off, which asking by hand overrules.
 */
export type OptOut =
  { readonly kind: 'excluded'; readonly by: Exclusion } | { readonly kind: 'unread' } | { readonly kind: 'fileOff' };
