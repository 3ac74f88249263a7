/** Under which name an entry exports what it holds of a chunk. @param file the chunk's path, with slashes of any kind */
export function partName(file: string): string {
  return `part_${file.replace(/^.*[\\/]|\.js$/g, '').replace(/\W/g, '_')}`;
}
