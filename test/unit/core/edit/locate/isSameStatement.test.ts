import assert from 'node:assert/strict';
import { isDeclaration, isSameStatement } from '../../../../../src/core/edit/locate/isSameStatement.ts';

const SAME: readonly (readonly [a: string, b: string])[] = [
  ['function read() {', 'function read(path: string) {'],
  ['export async function read() {', 'function read() {'],
  ['class A {', 'class A extends B {'],
  ['const total = 1;', 'const total: number = 2;'],
  ['let total = 1;', 'const total = 1;'],
  ['total = 1;', 'total = 2;'],
  ['self.total = 1', 'self.total = 2'],
  ['"name": "a",', '"name": "b",'],
  ['color: red;', 'color: blue;'],
  ['def read(self):', 'def read(self, path):'],
  ['public static int sum(int a) {', 'public static long sum(long a) {'],
  ['read(path) {', 'read() {'],
  ["import { a } from './m';", "import { a, b } from './m';"],
  ['from m import a', 'from m import a, b'],
  ['return a;', 'return b;'],
  ['id int,', 'id bigint,'],
];
const DIFFERENT: readonly (readonly [a: string, b: string])[] = [
  ["import a from 'a';", "import b from 'b';"],
  ['function read() {', 'function write() {'],
  ['log("a");', 'log("b");'],
  ['app.use(cors());', 'app.use(json());'],
  ["describe('a', () => {", "describe('b', () => {"],
  ['if (a) {', 'if (b) {'],
  ["case 'a':", "case 'b':"],
  ['<li>One</li>', '<li>Two</li>'],
  ['- Use one', '- Use two'],
  ['a == b', 'a == c'],
  ['return a;', 'throw a;'],
  ['}', ')'],
];

describe('isSameStatement', () => {
  for (const [a, b] of SAME) it(`takes for one: ${a} and ${b}`, () => assert.equal(isSameStatement(a, b), true));
  for (const [a, b] of DIFFERENT) it(`keeps apart: ${a} and ${b}`, () => assert.equal(isSameStatement(a, b), false));
});

describe('isDeclaration', () => {
  for (const line of ['function f() {', 'class A:', '  paint() {', 'def f(self):', 'fn main() {', 'interface A {'])
    it(`knows ${line}`, () => assert.equal(isDeclaration(line), true));
  for (const line of ['if (a) {', 'f();', 'for (const a of b) {', '// function f() {', 'items.map((a) => {', 'x = 1'])
    it(`lets be: ${line}`, () => assert.equal(isDeclaration(line), false));
});
