/** Where the workspace remembers edits that are open, so that the next window can take out what nobody accepted; absent: none were. */
export const OPEN_EDITS_MEMORY = 'interline.edit.open';
