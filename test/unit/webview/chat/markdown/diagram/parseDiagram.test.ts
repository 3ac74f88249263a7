import assert from 'node:assert/strict';
import { describeDiagram } from './describeDiagram.ts';

function checkDiagram(source: string, expected: readonly string[]): void {
  assert.deepEqual(describeDiagram(source), expected);
}

type Rows = readonly (readonly [name: string, source: string, expected: readonly string[]])[];

function checkRows(title: string, header: string, rows: Rows): void {
  describe(title, () => {
    for (const [name, body, expected] of rows) it(name, () => checkDiagram(`${header}\n${body}`, expected));
  });
}

checkRows('parseFlowchart', 'graph TD', [
  ['reads two boxes and an arrow', 'A --> B', ['A rectangle', 'B rectangle', 'A none—solid—arrow B']],
  [
    'reads labels and shapes',
    'A[One] --- B(Two)\nC{Three}\nD((Four))\nE[(Five)]\nF([Six])\nG{{Seven}}\nH>Eight]',
    [
      ...[
        'A rectangle "One"',
        'B rounded "Two"',
        'C diamond "Three"',
        'D circle "Four"',
        'E cylinder "Five"',
        'F stadium "Six"',
      ],
      ...['G hexagon "Seven"', 'H flag "Eight"', 'A none—solid—none B'],
    ],
  ],
  [
    'reads slanted shapes',
    'A[/a/]\nB[\\b\\]\nC[/c\\]\nD[\\d/]\nE[[e]]\nF(((f)))',
    [
      ...[
        'A leanRight "a"',
        'B leanLeft "b"',
        'C trapezoid "c"',
        'D invertedTrapezoid "d"',
        'E subroutine "e"',
        'F doubleCircle "f"',
      ],
    ],
  ],
  [
    'reads brackets in quotes',
    'A["f(x) [y]"] --> B["{z}"]',
    ['A rectangle "f(x) [y]"', 'B rectangle "{z}"', 'A none—solid—arrow B'],
  ],
  [
    'reads text behind an arrow',
    'A -->|yes, it is| B',
    ['A rectangle', 'B rectangle', 'A none—solid—arrow B "yes, it is"'],
  ],
  ['reads text in an arrow', 'A -- no way --> B', ['A rectangle', 'B rectangle', 'A none—solid—arrow B "no way"']],
  ['reads text in a dotted arrow', 'A -. maybe .-> B', ['A rectangle', 'B rectangle', 'A none—dotted—arrow B "maybe"']],
  ['reads text in a thick arrow', 'A == sure ==> B', ['A rectangle', 'B rectangle', 'A none—thick—arrow B "sure"']],
  ['reads text in a line', 'A -- so --- B', ['A rectangle', 'B rectangle', 'A none—solid—none B "so"']],
  [
    'reads long, dotted, thick and invisible lines',
    'A ----> B\nA -..-> B\nA ====> B\nA ~~~ B',
    [
      ...[
        'A rectangle',
        'B rectangle',
        'A none—solid—arrow B',
        'A none—dotted—arrow B',
        'A none—thick—arrow B',
        'A none—none—none B',
      ],
    ],
  ],
  [
    'reads other ends',
    'A --o B\nA --x B\nA <--> B',
    [...['A rectangle', 'B rectangle', 'A none—solid—circle B', 'A none—solid—cross B', 'A arrow—solid—arrow B']],
  ],
  [
    'reads a chain',
    'A --> B --> C',
    ['A rectangle', 'B rectangle', 'C rectangle', 'A none—solid—arrow B', 'B none—solid—arrow C'],
  ],
  [
    'reads several at once',
    'A & B --> C & D',
    [
      ...['A rectangle', 'B rectangle', 'C rectangle', 'D rectangle'],
      ...['A none—solid—arrow C', 'A none—solid—arrow D', 'B none—solid—arrow C', 'B none—solid—arrow D'],
    ],
  ],
  [
    'reads arrows without spaces',
    'A-->B-->C',
    ['A rectangle', 'B rectangle', 'C rectangle', 'A none—solid—arrow B', 'B none—solid—arrow C'],
  ],
  [
    'reads names with dashes',
    'my-node --> other_node.1',
    ['my-node rectangle', 'other_node.1 rectangle', 'my-node none—solid—arrow other_node.1'],
  ],
  [
    'reads semicolons',
    'A --> B; B --> C["a;b"];',
    ['A rectangle', 'B rectangle', 'C rectangle "a;b"', 'A none—solid—arrow B', 'B none—solid—arrow C'],
  ],
  [
    'reads groups in groups',
    'subgraph one [The One]\n A\n subgraph two\n  B\n end\nend\nA --> two',
    [
      ...[
        'group one "The One"',
        'group two "two" in one',
        'A rectangle in one',
        'B rectangle in two',
        'A none—solid—arrow two',
      ],
    ],
  ],
  [
    'leaves colours and clicks out',
    'A:::big --> B\nclassDef big fill:#f00\nstyle A fill:red\nclick A "javascript:x"\nlinkStyle 0 stroke:red',
    [...['A rectangle', 'B rectangle', 'A none—solid—arrow B']],
  ],
  [
    'leaves comments and directives out',
    '%% a remark\n%%{init: {"theme": "x"}}%%\nA --> B %% another',
    ['A rectangle', 'B rectangle', 'A none—solid—arrow B'],
  ],
  ['breaks lines', 'A["one<br/>two\\nthree"]', ['A rectangle "one/two/three"']],
  [
    'wraps long lines',
    `A[${'word '.repeat(12)}]`,
    ['A rectangle "word word word word word word/word word word word word word"'],
  ],
  [
    'reads entities and leaves markup as text',
    'A["#quot;x#quot; #35; <img src=x> <b>y</b>"]',
    ['A rectangle ""x" # <img src=x> y"'],
  ],
  [
    'reads named shapes',
    'A@{ shape: cyl, label: "Store" } --> B',
    ['A cylinder "Store"', 'B rectangle', 'A none—solid—arrow B'],
  ],
  [
    'knows names that every object has',
    '__proto__ --> constructor',
    ['__proto__ rectangle', 'constructor rectangle', '__proto__ none—solid—arrow constructor'],
  ],
  ['refuses what it cannot read', 'A --> B\nA ==', ['✘ unreadable: A ==']],
  ['refuses an arrow into nothing', 'A --> ', ['✘ unreadable: A -->']],
  ['refuses a group that stays open', 'subgraph x\nA', ['✘ unreadable']],
  ['refuses too much', Array.from({ length: 200 }, (_, index) => `n${index}`).join('\n'), ['✘ tooLarge']],
  ['refuses nothing at all', '', ['✘ unreadable']],
]);

checkRows('parseState', 'stateDiagram-v2', [
  [
    'reads starts, ends and labels',
    '[*] --> Idle\nIdle --> Busy : go\nBusy --> [*]',
    [
      ...['[*] start  start ""', 'Idle rectangle', 'Busy rectangle', '[*] end  end ""'],
      ...['[*] start  none—solid—arrow Idle', 'Idle none—solid—arrow Busy "go"', 'Busy none—solid—arrow [*] end '],
    ],
  ],
  [
    'reads descriptions',
    's1 : does this\nstate "Long name" as s2',
    ['s1 rounded "s1 | does this"', 's2 rounded "Long name"'],
  ],
  [
    'reads states within states',
    'state A {\n [*] --> B\n}\nA --> C',
    [
      ...[
        'group A "A"',
        '[*] start A start "" in A',
        'B rectangle in A',
        'C rectangle',
        '[*] start A none—solid—arrow B',
        'A none—solid—arrow C',
      ],
    ],
  ],
  [
    'reads forks and choices',
    'state f <<fork>>\nstate c <<choice>>\nf --> c',
    ['f bar ""', 'c diamond ""', 'f none—solid—arrow c'],
  ],
  [
    'reads notes',
    'A --> B\nnote right of A\n one\n two\nend note',
    [
      ...[
        'A rectangle',
        'B rectangle',
        'note A one\ntwo note "one/two"',
        'A none—solid—arrow B',
        'note A one\ntwo none—dotted—none A',
      ],
    ],
  ],
  ['reads the direction', 'direction LR\nA --> B', ['LR', 'A rectangle', 'B rectangle', 'A none—solid—arrow B']],
  ['refuses what it cannot read', 'A --> B\n?', ['✘ unreadable: ?']],
]);

checkRows('parseClass', 'classDiagram', [
  [
    'reads members',
    'class A {\n  +String name\n  +speak(int x) void\n}',
    ['A rectangle "A | +String name | +speak(int x) void"'],
  ],
  ['reads members one by one', 'A : +int age\nA : run()', ['A rectangle "A | +int age | run()"']],
  [
    'reads relations',
    'A <|-- B\nC *-- D\nE o-- F\nG --> H\nI ..|> J\nK ..> L\nM -- N',
    [
      ...'ABCDEFGHIJKLMN'.split('').map((name) => `${name} rectangle`),
      ...['A triangle—solid—none B', 'C filledDiamond—solid—none D', 'E diamond—solid—none F', 'G none—solid—arrow H'],
      ...['I none—dotted—triangle J', 'K none—dotted—arrow L', 'M none—solid—none N'],
    ],
  ],
  ['reads how many', 'A "1" --> "0..*" B : has', ['A rectangle', 'B rectangle', 'A 1 none—solid—arrow 0..* B "has"']],
  [
    'reads stereotypes',
    'class A\n<<interface>> A\nclass B {\n <<enumeration>>\n X\n}',
    ['A rectangle "«interface»/A"', 'B rectangle "«enumeration»/B | X"'],
  ],
  ['reads generics', 'class List~int~ {\n +get(i) T~x~\n}', ['List rectangle "List<int> |  | +get(i) T<x>"']],
  ['reads namespaces', 'namespace app {\n class A\n}', ['group namespace app "app"', 'A rectangle in namespace app']],
  ['reads notes', 'class A\nnote for A "hi"', ['A rectangle', 'note A hi note "hi"', 'note A hi none—dotted—none A']],
  ['reads labels', 'class A["The A"]', ['A rectangle "The A"']],
  ['leaves links out', 'class A\nlink A "javascript:x" "y"\ncallback A "f"', ['A rectangle']],
  ['refuses what it cannot read', 'class A\n!!', ['✘ unreadable: !!']],
]);

checkRows('parseEntities', 'erDiagram', [
  [
    'reads relations',
    'A ||--o{ B : places\nB }|..|| C : "is in"\nC }o--o| D',
    [
      ...['A rectangle', 'B rectangle', 'C rectangle', 'D rectangle'],
      ...['A one—solid—zeroOrMore B "places"', 'B oneOrMore—dotted—one C "is in"', 'C zeroOrMore—solid—zeroOrOne D'],
    ],
  ],
  [
    'reads attributes',
    'A {\n  string name PK\n  int age "in years"\n}',
    ['A rectangle "A | string name PK/int age – in years"'],
  ],
  [
    'reads names with dashes and labels',
    'LINE-ITEM ||--|| b : x\nb[Big]',
    ['LINE-ITEM rectangle', 'b rectangle "Big"', 'LINE-ITEM one—solid—one b "x"'],
  ],
  ['refuses what it cannot read', 'A ||-- B', ['✘ unreadable: A ||-- B']],
]);

checkRows('parseSequence', 'sequenceDiagram', [
  [
    'reads messages',
    'A->>B: hi\nB-->>A: ho\nA-xB: no\nA-)B: later\nA->B: line',
    [...['A', 'B', 'A —arrow B "hi"', 'B ··arrow A "ho"', 'A —cross B "no"', 'A —open B "later"', 'A —none B "line"']],
  ],
  ['reads participants', 'participant A as The A\nactor B\nA->>B: x', ['A "The A"', 'B person', 'A —arrow B "x"']],
  [
    'reads activations',
    'A->>+B: go\nB-->>-A: done\nactivate A\ndeactivate A',
    [...['A', 'B', 'A —arrow B "go"', 'B on', 'B ··arrow A "done"', 'B off', 'A on', 'A off']],
  ],
  ['reads notes', 'Note over A,B: both\nnote left of A: one', ['A', 'B', 'note over A B "both"', 'note left A "one"']],
  [
    'reads frames',
    'alt good\n A->>B: x\nelse bad\n loop often\n  B->>A: y\n end\nend',
    [
      ...[
        'A',
        'B',
        'alt "good" {',
        '  A —arrow B "x"',
        '}',
        'else "bad" {',
        '  loop "often" {',
        '    B —arrow A "y"',
        '  }',
        '}',
      ],
    ],
  ],
  [
    'looks through boxes and backgrounds',
    'box Blue Team\n participant A\nend\nrect rgb(0, 0, 0)\n A->>A: self\nend',
    ['A', 'A —arrow A "self"'],
  ],
  [
    'reads numbers and a title',
    'autonumber\ntitle: What happens\nA->>B: x',
    ['numbered', 'title "What happens"', 'A', 'B', 'A —arrow B "x"'],
  ],
  [
    'reads names with spaces and dashes',
    'Web Server->>data-base: SELECT 1',
    ['Web Server', 'data-base', 'Web Server —arrow data-base "SELECT 1"'],
  ],
  ['reads both ways', 'A<<->>B: x', ['A', 'B', 'A <—arrow B "x"']],
  ['keeps colons and semicolons of a text', 'A->>B: a: b', ['A', 'B', 'A —arrow B "a: b"']],
  ['leaves links out', 'participant A\nlink A: x @ javascript:y', ['A']],
  ['refuses an end without a start', 'A->>B: x\nend', ['✘ unreadable: end']],
  ['refuses what it cannot read', 'A->>B: x\nwhat is this', ['✘ unreadable: what is this']],
]);

describe('parseDiagram', () => {
  it('passes over front matter', () => checkDiagram('---\ntitle: x\n---\ngraph LR\nA', ['LR', 'A rectangle']));
  it('reads what follows the header', () =>
    checkDiagram('flowchart LR; A-->B', ['LR', 'A rectangle', 'B rectangle', 'A none—solid—arrow B']));
  it('names kinds that it does not know', () => checkDiagram('gantt\ntitle x', ['✘ unknownKind: gantt']));
  it('refuses a giant', () => checkDiagram(`graph TD\n${'A\n'.repeat(20_000)}`, ['✘ tooLarge']));
  it('refuses nothing', () => checkDiagram('', ['✘ unknownKind']));
});
