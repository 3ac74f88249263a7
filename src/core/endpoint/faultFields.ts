import type { LogFields } from '../ports.ts';

const MOST_FRAMES = 8;
const FRAME = /^\s+at .*:\d+:\d+\)?$/;

/** Where a fault of ours came about, for the log. Its message stays out: it may quote what was being read, a prompt or an answer. */
export function faultFields(fault: unknown): LogFields {
  if (!(fault instanceof Error)) return { fault: typeof fault };
  const frames = (fault.stack ?? '')
    .replace(fault.message, '')
    .split('\n')
    .filter((line) => FRAME.test(line));
  return {
    fault: fault.name,
    where: frames
      .slice(0, MOST_FRAMES)
      .map((line) => line.trim())
      .join('; '),
  };
}
