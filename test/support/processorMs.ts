/** Milliseconds of the processor that the work takes: whatever else the machine does meanwhile is not in it. */
export function processorMs(work: () => void): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
