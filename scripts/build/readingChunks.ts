/** `Promise.resolve().then(() => f(require("./chunks/a.js")))`, as esbuild writes `import('./chunks/a.js')`. */
const LATER = /Promise\.resolve\(\)\.then\(\(\)\s*=>\s*((?:[\w$]+\()?)require\("(\.[^"]+)"\)/g;

/**
 * For a host whose `require` knows `vscode` alone: where the entry reads a chunk, it asks its own export `chunks` for it.
 * @param code CommonJS, as esbuild writes it, of a module that exports `chunks` (`ChunkReader`)
 */
export function readingChunks(code: string): string {
  const reading = code.replace(LATER, (_, wrap: string, file: string) => {
    const name = JSON.stringify(file);
    return `module.exports.chunks.ready(${name},module.exports).then(()=>${wrap}module.exports.chunks.of(${name},module.exports)`;
  });
  const left = /require\("\.[^"]*"\)/.exec(reading);
  if (left) throw new Error(`The entry needs a second file at once, which its host cannot read: ${left[0]}`);
  return reading;
}
