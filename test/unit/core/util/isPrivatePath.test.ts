import assert from 'node:assert/strict';
import { isPrivatePath } from '../../../../src/core/util/isPrivatePath.ts';

function checkPrivate(path: string, expected: boolean): void {
  assert.equal(isPrivatePath(path), expected);
}

const PRIVATE = [
  '.env',
  '/app/.env.production',
  'C:\\app\\.ENV.local',
  '/home/a/.ssh/config',
  '/home/a/.aws/credentials',
  'certs/server.key',
  'server.pem',
  'id_ed25519',
  '.npmrc',
  'secrets.yaml',
  'service-account-prod.json',
  'terraform.tfstate',
];
const ORDINARY = [
  '.env.example',
  'src/env.ts',
  'environment.ts',
  'keyboard.ts',
  'monkey',
  'secretary.md',
  'id_rsa.ts',
  'src/secrets.ts',
];

describe('isPrivatePath', () => {
  for (const path of PRIVATE) it(`knows ${path}`, () => checkPrivate(path, true));
  for (const path of ORDINARY) it(`passes ${path}`, () => checkPrivate(path, false));
});
