/** What a tab stands for where it is mixed with spaces, whatever the editor shows. */
export const MIXED_TAB_COLUMNS = 8;
/** Of each kind; fewer may be slips. */
const FEWEST_LINES = 3;

/**
 * True for text that is indented as GNU's editors do it: spaces up to the eighth column, a tab for each eight. Its white space is meant as it
 * stands, and turning tabs into spaces or spaces into tabs would move its blocks.
 */
export function mixesTabs(text: string): boolean {
  const leads = text.match(/^[ \t]*(?=\S)/gm) ?? [];
  const tabbed = leads.filter((lead) => /^\t+ *$/.test(lead));
  const spaced = leads.filter((lead) => /^ {2,}$/.test(lead));
  if (tabbed.length === 0 || spaced.length < FEWEST_LINES || spaced.length * 4 < tabbed.length) return false;
  if (spaced.some((lead) => lead.length % 4 === 2) && stepsFromSpacesToTab(leads)) return true;
  const deep = spaced.filter((lead) => lead.length >= MIXED_TAB_COLUMNS);
  return (
    tabbed.length >= FEWEST_LINES && tabbed.some((lead) => /\t {2,}$/.test(lead)) && deep.length * 20 <= spaced.length
  );
}

/**
 * Somewhere a line goes deeper than the last one above with spaces by having a tab instead; if a tab were one level of four columns, it would
 * step back.
 */
function stepsFromSpacesToTab(leads: readonly string[]): boolean {
  let above = 0;
  return leads.some((lead) => {
    const tabs = lead.lastIndexOf('\t') + 1;
    const spaces = lead.length - tabs;
    const isDeeper = tabs * MIXED_TAB_COLUMNS + spaces > above;
    if (isDeeper && tabs * 4 + spaces <= above) return true;
    if (tabs === 0) above = spaces;
    else if (!isDeeper) above = 0;
    return false;
  });
}
