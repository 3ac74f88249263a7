/** Endings of files that hold no text, or none that a person has written. */
const NO_TEXT =
  /\.(?:png|jpe?g|gif|bmp|ico|webp|avif|svg|tiff?|psd|mp[34]|m4a|ogg|wav|flac|avi|mov|mkv|webm|woff2?|ttf|otf|eot|pdf|docx?|xlsx?|pptx?|zip|gz|tgz|bz2|xz|7z|rar|jar|war|class|o|a|so|dll|dylib|exe|bin|wasm|pyc|pdb|db|sqlite3?|parquet|npy|onnx|gguf|safetensors|map|min\.(?:js|css)|lock|vsix|snap)$/i;
const LOCK_FILES = /(?:^|\/)(?:package-lock\.json|pnpm-lock\.yaml|go\.sum|npm-shrinkwrap\.json)$/i;
const LONGEST_LINE = 5_000;
const LONGEST_AVERAGE = 300;

/** Whether a file of this name is worth opening for a search. */
export function mayBeSearched(path: string): boolean {
  return !NO_TEXT.test(path) && !LOCK_FILES.test(path);
}

/** Whether a text was written by a machine for machines: minified code, data in one line. */
export function isMinified(lines: readonly string[]): boolean {
  const length = lines.reduce((sum, line) => sum + line.length, 0);
  return length > LONGEST_AVERAGE * Math.max(lines.length, 4) || lines.some((line) => line.length > LONGEST_LINE);
}
