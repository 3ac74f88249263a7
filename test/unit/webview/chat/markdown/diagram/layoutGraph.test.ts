import assert from 'node:assert/strict';
import type { GraphDiagram } from '../../../../../../src/webview/chat/markdown/diagram/diagram.ts';
import type { Box } from '../../../../../../src/webview/chat/markdown/diagram/geometry.ts';
import { layoutGraph, type PlacedGraph } from '../../../../../../src/webview/chat/markdown/diagram/layoutGraph.ts';
import { parseDiagram } from '../../../../../../src/webview/chat/markdown/diagram/parseDiagram.ts';

function laidOut(source: string): PlacedGraph {
  return layoutGraph(parseDiagram(source) as GraphDiagram, (line) => line.length * 7);
}

function boxOf({ nodes }: PlacedGraph, id: string): Box {
  const found = nodes.find(({ node }) => node.id === id);
  assert.ok(found, `${id} is placed`);
  return found;
}

describe('layoutGraph', () => {
  it('puts what follows below', () => {
    const placed = laidOut('graph TD\nA --> B');
    assert.ok(
      boxOf(placed, 'A').y + boxOf(placed, 'A').height / 2 < boxOf(placed, 'B').y - boxOf(placed, 'B').height / 2,
    );
  });

  it('puts what follows to the right', () => {
    const placed = laidOut('graph LR\nA --> B');
    assert.ok(boxOf(placed, 'A').x < boxOf(placed, 'B').x);
  });

  it('lays no box over another and keeps all within the picture', () => {
    const placed = laidOut('graph TD\nA[A long label here] --> B & C & D{A choice}\nB & C & D --> E\nE --> A');
    for (const one of placed.nodes) {
      assert.ok(
        one.x - one.width / 2 >= 0 && one.x + one.width / 2 <= placed.width && one.y + one.height / 2 <= placed.height,
      );
      for (const other of placed.nodes) {
        const isApart =
          Math.abs(one.x - other.x) >= (one.width + other.width) / 2 ||
          Math.abs(one.y - other.y) >= (one.height + other.height) / 2;
        assert.ok(one === other || isApart, `${one.node.id} and ${other.node.id}`);
      }
    }
  });

  it('gives a box room for its text', () =>
    assert.ok(boxOf(laidOut(`graph TD\nA[${'x'.repeat(30)}]`), 'A').width > 30 * 7));

  it('puts boxes into their groups', () => {
    const placed = laidOut('graph TD\nsubgraph g [Group]\nA --> B\nend\nB --> C');
    const [group] = placed.groups;
    assert.ok(group);
    const isIn = (id: string): boolean =>
      Math.abs(boxOf(placed, id).y - group.y) < group.height / 2 &&
      Math.abs(boxOf(placed, id).x - group.x) < group.width / 2;
    assert.deepEqual(['A', 'B', 'C'].map(isIn), [true, true, false]);
  });

  it('ends lines to a group at its edge', () => {
    const placed = laidOut('graph TD\nX --> g\nsubgraph g\nA --> B\nend');
    const [group] = placed.groups;
    const end = placed.edges.find(({ edge }) => edge.to === 'g')?.points.at(-1);
    assert.ok(group && end);
    assert.ok(Math.abs(end.y - (group.y - group.height / 2)) < 0.01);
  });

  it('leaves out lines to groups that hold nothing', () =>
    assert.equal(laidOut('graph TD\nA --> g\nsubgraph g\nend').edges.length, 0));

  it('knows names that every object has', () =>
    assert.equal(laidOut('graph TD\n__proto__ --> constructor --> toString').nodes.length, 3));

  it('draws a line from a box to itself', () =>
    assert.ok((laidOut('graph TD\nA --> A').edges[0]?.points.length ?? 0) > 2));
});
