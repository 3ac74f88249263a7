/**
 * `npm run package`: a release build and `interline-VERSION.vsix` with only what runs. Prints sizes against their limits and fails above one.
 */
import { buildPackage } from './package/buildPackage.ts';
import { KB, packageSizes } from './package/packageSizes.ts';
import type { PackageSize } from './package/packageSizes.ts';
import { runMain } from './setup/setupProblem.ts';

async function main(): Promise<number> {
  const sizes = await packageSizes(await buildPackage());
  for (const size of sizes) console.log(describeSize(size));
  return sizes.every(isWithin) ? 0 : 1;
}

function isWithin({ bytes, limitBytes = Infinity }: PackageSize): boolean {
  return bytes < limitBytes;
}

function describeSize(size: PackageSize): string {
  const { name, bytes, gzippedBytes, limitBytes } = size;
  const gzip = gzippedBytes === undefined ? '' : `, ${(gzippedBytes / KB).toFixed(1)} kB gzipped`;
  const verdict = isWithin(size) ? 'within' : 'OVER';
  const target = limitBytes === undefined ? '' : `, limit ${limitBytes / KB} kB: ${verdict}`;
  return `${(bytes / KB).toFixed(1)} kB`.padStart(10) + `  ${name}${gzip}${target}`;
}

await runMain(main);
