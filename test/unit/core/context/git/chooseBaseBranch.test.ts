import assert from 'node:assert/strict';
import { chooseBaseBranch, type KnownBranches } from '../../../../../src/core/context/git/chooseBaseBranch.ts';

function checkBase(branches: Partial<KnownBranches>, expected: string | undefined): void {
  assert.equal(chooseBaseBranch({ current: 'feature', local: ['feature'], remote: [], ...branches }), expected);
}

describe('chooseBaseBranch', () => {
  it('takes the main branch that is here', () =>
    checkBase({ local: ['feature', 'main'], remote: ['origin/main'] }, 'main'));
  it('takes the one of the server where none is here', () =>
    checkBase({ remote: ['fork/main', 'origin/main'] }, 'origin/main'));
  it('compares the main branch with what the server has of it', () =>
    checkBase({ current: 'main', local: ['main'], remote: ['origin/main'] }, 'origin/main'));
  it('knows older names', () => checkBase({ local: ['feature', 'master', 'develop'] }, 'master'));
  it('prefers main to develop', () => checkBase({ local: ['develop', 'main'] }, 'main'));
  it('finds another remote', () => checkBase({ remote: ['upstream/main'] }, 'upstream/main'));
  it('finds none where there is none', () => checkBase({ local: ['feature', 'other'] }, undefined));
  it('does not compare a branch with itself', () => checkBase({ current: 'main', local: ['main'] }, undefined));
  it('works while no branch is checked out', () => checkBase({ current: undefined, local: ['main'] }, 'main'));
});
