/** Measures one file size and sends the costs to the process that forked it: so that one size's rubbish is not the next one's. */
import { measureKeys } from './measureKeys.ts';

const [lineCount, keys] = process.argv.slice(2).map(Number);
process.send?.(await measureKeys(lineCount ?? 0, keys ?? 0));
