import assert from 'node:assert/strict';
import { proposeTestFile } from '../../../../../src/core/products/tests/proposeTestFile.ts';
import { processorMs } from '../../../../support/processorMs.ts';

interface Row {
  readonly source: string;
  readonly files?: readonly string[];
  readonly language: string;
  /** Kind and path, parted by a space. */
  readonly expected: string;
}

function checkProposal({ source, files = [], language, expected }: Row): void {
  const { kind, path } = proposeTestFile(source, [source, ...files], language);
  assert.equal(`${kind} ${path}`, expected);
}

const LEARNT: Readonly<Record<string, Row>> = {
  'mirrors the folders below another root': {
    source: 'src/core/util/fence.ts',
    files: ['src/core/util/redact.ts', 'test/unit/core/util/redact.test.ts', 'src/host/a.ts'],
    language: 'typescript',
    expected: 'new test/unit/core/util/fence.test.ts',
  },
  'mirrors folders in which no test stands yet': {
    source: 'src/shop/cart/total.ts',
    files: ['src/user/name.ts', 'test/user/name.test.ts', 'src/a.ts', 'test/a.test.ts'],
    language: 'typescript',
    expected: 'new test/shop/cart/total.test.ts',
  },
  'uses __tests__ folders': {
    source: 'src/components/Button.tsx',
    files: ['src/components/Card.tsx', 'src/components/__tests__/Card.test.tsx'],
    language: 'typescriptreact',
    expected: 'new src/components/__tests__/Button.test.tsx',
  },
  'uses __tests__ folders of other places': {
    source: 'src/pages/Home.js',
    files: ['src/lib/x.js', 'src/lib/__tests__/x.js'],
    language: 'javascript',
    expected: 'new src/pages/__tests__/Home.js',
  },
  'puts specs beside their sources': {
    source: 'app/users/users.service.ts',
    files: ['app/cats/cats.service.ts', 'app/cats/cats.service.spec.ts'],
    language: 'typescript',
    expected: 'new app/users/users.service.spec.ts',
  },
  'does not take end-to-end tests for a layout': {
    source: 'src/app.controller.ts',
    files: [
      'src/app.service.ts',
      'src/app.service.spec.ts',
      'test/app.e2e-spec.ts',
      'e2e/app.spec.ts',
      'e2e/b.spec.ts',
      'e2e/c.spec.ts',
    ],
    language: 'typescript',
    expected: 'new src/app.controller.spec.ts',
  },
  'stays inside of its own package': {
    source: 'packages/b/src/deep/y.ts',
    files: ['packages/a/src/x.ts', 'packages/a/test/x.test.ts', 'packages/b/src/z.ts'],
    language: 'typescript',
    expected: 'new packages/b/test/deep/y.test.ts',
  },
  'follows the nearer package where two differ': {
    source: 'packages/b/src/y.ts',
    files: [
      'packages/a/src/x.ts',
      'packages/a/test/x.test.ts',
      'packages/a/src/w.ts',
      'packages/a/test/w.test.ts',
      'packages/b/src/z.ts',
      'packages/b/src/z.spec.ts',
    ],
    language: 'typescript',
    expected: 'new packages/b/src/y.spec.ts',
  },
  'tests a component in the language of the other components': {
    source: 'src/Card.vue',
    files: ['src/Button.vue', 'src/Button.spec.ts'],
    language: 'vue',
    expected: 'new src/Card.spec.ts',
  },
  'knows the flat folder of Python': {
    source: 'shop/cart/total.py',
    files: ['shop/user/name.py', 'tests/test_name.py', 'shop/order.py', 'tests/test_order.py'],
    language: 'python',
    expected: 'new tests/test_total.py',
  },
  'knows the mirrored folder of Python': {
    source: 'src/shop/cart/total.py',
    files: ['src/shop/user/name.py', 'tests/shop/user/test_name.py', 'tests/conftest.py', 'tests/__init__.py'],
    language: 'python',
    expected: 'new tests/shop/cart/test_total.py',
  },
  'knows tests inside of Python packages': {
    source: 'shop/cart/total.py',
    files: ['shop/cart/tax.py', 'shop/cart/tests/test_tax.py'],
    language: 'python',
    expected: 'new shop/cart/tests/test_total.py',
  },
  'knows tests with a word behind': {
    source: 'shop/total.py',
    files: ['shop/tax.py', 'shop/tax_test.py'],
    language: 'python',
    expected: 'new shop/total_test.py',
  },
  'mirrors a spec folder without the first folder': {
    source: 'app/models/user.rb',
    files: ['app/models/post.rb', 'spec/models/post_spec.rb', 'spec/spec_helper.rb', 'spec/rails_helper.rb'],
    language: 'ruby',
    expected: 'new spec/models/user_spec.rb',
  },
  'mirrors a test folder of Ruby': {
    source: 'lib/gem/parser.rb',
    files: ['lib/gem/lexer.rb', 'test/gem/lexer_test.rb'],
    language: 'ruby',
    expected: 'new test/gem/parser_test.rb',
  },
  'keeps to Gradle and Maven': {
    source: 'core/src/main/java/org/acme/Money.java',
    files: ['web/src/main/java/org/acme/web/Page.java', 'web/src/test/java/org/acme/web/PageTests.java'],
    language: 'java',
    expected: 'new core/src/test/java/org/acme/MoneyTests.java',
  },
  'knows the projects of a solution': {
    source: 'src/Shop.Orders/Model/Order.cs',
    files: ['src/Shop.Users/Model/User.cs', 'test/Shop.Users.Tests/Model/UserTests.cs'],
    language: 'csharp',
    expected: 'new test/Shop.Orders.Tests/Model/OrderTests.cs',
  },
  'knows test targets of Swift': {
    source: 'Sources/Core/Parser.swift',
    files: ['Sources/Net/Client.swift', 'Tests/NetTests/ClientTests.swift'],
    language: 'swift',
    expected: 'new Tests/CoreTests/ParserTests.swift',
  },
  'changes the suffix of Elixir': {
    source: 'lib/shop/cart.ex',
    files: ['lib/shop/user.ex', 'test/shop/user_test.exs', 'test/test_helper.exs'],
    language: 'elixir',
    expected: 'new test/shop/cart_test.exs',
  },
  'knows unit tests of C++': {
    source: 'base/files/path.cc',
    files: ['base/strings/split.cc', 'base/strings/split_unittest.cc', 'base/strings/split.h'],
    language: 'cpp',
    expected: 'new base/files/path_unittest.cc',
  },
  'knows tests that bear the name of their source': {
    source: 'lib/router.js',
    files: ['lib/server.js', 'test/server.js', 'test/support/utils.js', 'test/mocha.js'],
    language: 'javascript',
    expected: 'new test/router.js',
  },
  'does not learn from helpers among tests': {
    source: 'src/router.ts',
    files: ['src/server.ts', 'src/server.test.ts', 'test/support/fakeClock.ts', 'test/support/page.ts'],
    language: 'typescript',
    expected: 'new src/router.test.ts',
  },
  'knows one folder for the tests of all components': {
    source: 'src/views/Home.vue',
    files: ['src/components/Button.vue', 'tests/unit/Button.spec.js'],
    language: 'vue',
    expected: 'new tests/unit/Home.spec.js',
  },
  'knows __tests__ at the root': {
    source: 'src/pages/Home.tsx',
    files: ['src/components/Card.tsx', '__tests__/components/Card.test.tsx'],
    language: 'typescriptreact',
    expected: 'new __tests__/pages/Home.test.tsx',
  },
  'keeps Rust tests inside, whatever the tests of the whole': {
    source: 'src/parse.rs',
    files: ['src/lib.rs', 'tests/cli_test.rs', 'tests/common/mod.rs'],
    language: 'rust',
    expected: 'source src/parse.rs',
  },
  'knows the platforms of Kotlin': {
    source: 'shared/src/commonMain/kotlin/Cart.kt',
    files: ['shared/src/commonMain/kotlin/User.kt', 'shared/src/commonTest/kotlin/UserTest.kt'],
    language: 'kotlin',
    expected: 'new shared/src/commonTest/kotlin/CartTest.kt',
  },
  'learns from tests whose source is not there': {
    source: 'src/a/b.ts',
    files: ['test/integration.test.ts', 'test/workflow.test.ts'],
    language: 'typescript',
    expected: 'new test/a/b.test.ts',
  },
};

const THERE: Readonly<Record<string, Row>> = {
  'finds the test beside': {
    source: 'a/x.go',
    files: ['a/x_test.go'],
    language: 'go',
    expected: 'existing a/x_test.go',
  },
  'finds the test in a mirrored folder': {
    source: 'src/a/x.ts',
    files: ['test/a/x.test.ts', 'test/b/x.test.ts', 'src/b/x.ts'],
    language: 'typescript',
    expected: 'existing test/a/x.test.ts',
  },
  'does not take the test of a namesake': {
    source: 'src/b/index2.ts',
    files: ['src/a/index2.ts', 'test/a/index2.test.ts'],
    language: 'typescript',
    expected: 'new test/b/index2.test.ts',
  },
  'finds it whatever the case and the separators': {
    source: 'src/user_service.py',
    files: ['tests/test_userservice.py'],
    language: 'python',
    expected: 'existing tests/test_userservice.py',
  },
  'prefers the unit test to the one of the whole': {
    source: 'src/x.ts',
    files: ['test/integration/x.test.ts', 'test/unit/x.test.ts'],
    language: 'typescript',
    expected: 'existing test/unit/x.test.ts',
  },
  'stays in a test that is open': {
    source: 'test/x.test.ts',
    files: ['src/x.ts'],
    language: 'typescript',
    expected: 'source test/x.test.ts',
  },
};

const CUSTOM: readonly (readonly [source: string, language: string, expected: string])[] = [
  ['src/x.ts', 'typescript', 'new src/x.test.ts'],
  ['pkg/x.go', 'go', 'new pkg/x_test.go'],
  ['src/lib.rs', 'rust', 'source src/lib.rs'],
  ['shop/x.py', 'python', 'new tests/test_x.py'],
  ['app/models/x.rb', 'ruby', 'new spec/models/x_spec.rb'],
  ['a/src/main/kotlin/org/X.kt', 'kotlin', 'new a/src/test/kotlin/org/XTest.kt'],
  ['shared/src/iosMain/kotlin/X.kt', 'kotlin', 'new shared/src/iosTest/kotlin/XTest.kt'],
  ['Sources/Core/X.swift', 'swift', 'new Tests/CoreTests/XTests.swift'],
  ['src/App/Model/X.cs', 'csharp', 'new Tests/App.Tests/Model/XTests.cs'],
  ['src/X.php', 'php', 'new tests/XTest.php'],
  ['lib/src/x.dart', 'dart', 'new test/src/x_test.dart'],
  ['lib/a/x.ex', 'elixir', 'new test/a/x_test.exs'],
  ['src/x.c', 'c', 'new tests/x_test.c'],
  ['src/x.hpp', 'cpp', 'new tests/x_test.cpp'],
  ['src/X.hs', 'haskell', 'new test/XSpec.hs'],
  ['R/x.R', 'r', 'new tests/testthat/test-x.R'],
  ['x.ps1', 'powershell', 'new x.Tests.ps1'],
  ['src/x.unknown', 'unknown', 'new src/x_test.unknown'],
];

describe('proposeTestFile', () => {
  for (const [name, row] of Object.entries({ ...LEARNT, ...THERE })) it(name, () => checkProposal(row));
  for (const [source, language, expected] of CUSTOM)
    it(`follows the custom of ${language} in a new project (${source})`, () =>
      checkProposal({ source, language, expected }));

  it('keeps Rust tests in files where the project does', () =>
    checkProposal({
      source: 'src/parse.rs',
      files: ['src/lex.rs', 'tests/lex_test.rs'],
      language: 'rust',
      expected: 'new tests/parse_test.rs',
    }));
  it('names a neighbour to learn from', () => {
    const files = ['src/a/x.ts', 'src/b/y.ts', 'test/a/x.test.ts', 'test/b/y.test.ts', 'e2e/z.spec.ts'];
    assert.equal(proposeTestFile('src/b/new.ts', files, 'typescript').neighbour, 'test/b/y.test.ts');
  });
  it('names none where there is none', () =>
    assert.equal(proposeTestFile('src/x.ts', ['src/x.ts'], 'typescript').neighbour, undefined));
  it('is quick with thousands of files', () => {
    const files = Array.from({ length: 2000 }, (_, index) => [
      `src/m${index % 40}/f${index}.ts`,
      `test/m${index % 40}/f${index}.test.ts`,
    ]).flat();
    const tookMs = processorMs(() => {
      assert.equal(proposeTestFile('src/m3/fresh.ts', files, 'typescript').path, 'test/m3/fresh.test.ts');
    });
    assert.ok(tookMs < 1500, `${tookMs} ms`);
  });
});
