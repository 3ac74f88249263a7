/** What a tab stands for where it is mixed with spaces, whatever the editor shows. */
export const MIXED_TAB_COLUMNS = 8;
/** Of each kind; fewer may be slips. */
const FEWEST_LINES = 3;

/**
 * True for text that is indented as GNU's editors do it: spaces up to the eighth column, a tab for each eight. Its white space is meant as it
 * stands, and turning tabs into spaces or spaces into tabs would move its blocks.
 */
export function mixesTabs(text: string): boolean {
  const leads = text.match(/^[ \t]+(?=\S)/gm) ?? [];
  const tabbed = leads.filter((lead) => /^\t+ *$/.test(lead));
  const spaced = leads.filter((lead) => /^ {2,}$/.test(lead));
  if (tabbed.length < FEWEST_LINES || spaced.length < FEWEST_LINES || spaced.length * 4 < tabbed.length) return false;
  const deep = spaced.filter((lead) => lead.length >= MIXED_TAB_COLUMNS);
  return tabbed.some((lead) => /\t {2,}$/.test(lead)) && deep.length * 20 <= spaced.length;
}
