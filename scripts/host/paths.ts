import path from 'node:path';

export const PROJECT_FOLDER = path.resolve(import.meta.dirname, '../..');
export const inProject = (...parts: readonly string[]): string => path.join(PROJECT_FOLDER, ...parts);
