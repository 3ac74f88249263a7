import assert from 'node:assert/strict';
import type { ContextKind } from '../../../../src/core/context/contextKind.ts';
import type { ContextSource, FoundContext } from '../../../../src/host/context/contextSource.ts';
import { type ContextOffer, type ContextQuery, findContext } from '../../../../src/host/context/findContext.ts';
import { createOffers } from '../../../../src/host/context/offers.ts';
import { FakeClock } from '../../../support/fakeClock.ts';
import { InMemoryLogger } from '../../../support/inMemoryLogger.ts';

interface SourceLike extends Partial<ContextSource> {
  readonly kind: ContextKind;
  readonly labels?: readonly string[];
}

function source({ kind, labels = [], ...own }: SourceLike): ContextSource {
  const candidates = labels.map((label) => ({ kind, label, detail: '', read: async () => [] }));
  return { kind, isSingle: false, label: kind, description: '', find: async () => ({ candidates }), ...own };
}

const SOURCES: readonly ContextSource[] = [
  source({ kind: 'selection', isSingle: true, labels: ['Selection'] }),
  source({ kind: 'terminal', isSingle: true }),
  source({ kind: 'file', labels: ['a.ts', 'b.ts'] }),
  source({ kind: 'symbol', labels: ['parse'] }),
  source({ kind: 'commit', labels: ['Fix it'] }),
];

async function offersFor(
  wanted: Partial<ContextQuery>,
  sources = SOURCES,
  clock = new FakeClock(),
): Promise<readonly ContextOffer[]> {
  const found: ContextOffer[] = [];
  const onOffer = (offer: ContextOffer): unknown => found.push(offer);
  const signal = new AbortController().signal;
  const options = { sources, log: new InMemoryLogger(), clock, offers: createOffers(), onOffer };
  await findContext({ query: '', signal, ...wanted }, options);
  return found;
}

const sketch = ({ kinds = [], items, isComplete, remark }: ContextOffer): unknown => ({
  kinds: kinds.map(({ name }) => name).join(' '),
  items: items.map(({ label }) => label).join(' '),
  ...(remark !== undefined && { remark }),
  isComplete,
});

async function checkOffers(wanted: Partial<ContextQuery>, expected: readonly unknown[]): Promise<void> {
  assert.deepEqual((await offersFor(wanted)).map(sketch), expected);
}

describe('findContext', () => {
  it('shows kinds, what stands for itself and files after a bare @', () =>
    checkOffers({}, [{ kinds: 'file symbol commit', items: 'Selection a.ts b.ts', isComplete: true }]));
  it('shows symbols too, later, as soon as something is typed', () =>
    checkOffers({ query: 'parse' }, [
      { kinds: '', items: 'a.ts b.ts', isComplete: false },
      { kinds: '', items: 'a.ts b.ts parse', isComplete: true },
    ]));
  it('finds a kind by its name', async () => {
    const [first] = await offersFor({ query: 'comm' });
    assert.equal(first?.kinds?.[0]?.kind, 'commit');
  });
  it('finds what stands for itself by its name, and marks it', async () => {
    const [first] = await offersFor({ query: 'sele' });
    assert.deepEqual([first?.items[0]?.label, first?.items[0]?.positions], ['Selection', [0, 1, 2, 3]]);
  });
  it('asks one source when its kind is named', () =>
    checkOffers({ kind: 'commit' }, [{ kinds: '', items: 'Fix it', isComplete: true }]));
  it('says why there is nothing', async () => {
    const found: FoundContext = { candidates: [], remark: 'Nothing here.' };
    const sources = [source({ kind: 'commit', find: async () => found })];
    const offers = await offersFor({ kind: 'commit' }, sources);
    assert.deepEqual(offers.map(sketch), [{ kinds: '', items: '', remark: 'Nothing here.', isComplete: true }]);
  });
  it('tells what comes later as another offer', async () => {
    const later = Promise.resolve<FoundContext>({ candidates: [], remark: 'all' });
    const sources = [source({ kind: 'code', find: async () => ({ candidates: [], later }) })];
    const offers = await offersFor({ kind: 'code' }, sources);
    assert.deepEqual(
      offers.map(({ isComplete }) => isComplete),
      [false, true],
    );
  });
  it('shows what comes later in the first menu, too', async () => {
    const later = Promise.resolve<FoundContext>({ candidates: [] });
    const file = source({ kind: 'file', labels: ['old.ts'] });
    const sources = [
      { ...file, find: async () => ({ ...(await file.find('', new AbortController().signal)), later }) },
    ];
    const offers = await offersFor({}, sources);
    assert.deepEqual(
      offers.map(({ items, isComplete }) => [items.length, isComplete]),
      [
        [1, false],
        [0, true],
      ],
    );
  });
  it('goes on without a source that fails', async () => {
    const broken = source({ kind: 'terminal', isSingle: true, find: () => Promise.reject(new Error('broken')) });
    const [first] = await offersFor({}, [broken, ...SOURCES]);
    assert.equal(first?.items[0]?.label, 'Selection');
  });
  it('goes on without a source that stands for itself and takes too long', async () => {
    const slow = source({ kind: 'diff', isSingle: true, find: () => new Promise(() => undefined) });
    const clock = new FakeClock();
    const offers = offersFor({}, [slow, ...SOURCES], clock);
    await clock.advance(300);
    assert.equal((await offers)[0]?.items[0]?.label, 'Selection');
  });
  it('offers nothing to somebody who has gone', async () => {
    assert.deepEqual(await offersFor({ signal: AbortSignal.abort() }), []);
  });
  it('names each item anew, and remembers what is behind the name', async () => {
    const offers = createOffers();
    const signal = new AbortController().signal;
    const ids: string[] = [];
    const onOffer = ({ items }: ContextOffer): unknown => ids.push(...items.map(({ id }) => id));
    for (let time = 0; time < 2; time++)
      await findContext(
        { query: '', kind: 'commit', signal },
        { sources: SOURCES, log: new InMemoryLogger(), clock: new FakeClock(), offers, onOffer },
      );
    assert.equal(new Set(ids).size, 2);
    assert.deepEqual(
      ids.map((id) => offers.get(id)?.label),
      ['Fix it', 'Fix it'],
    );
    assert.equal(offers.get('../../etc/passwd'), undefined);
  });
});

describe('createOffers', () => {
  it('forgets the oldest of very many', () => {
    const offers = createOffers();
    const [first] = offers.add([{ kind: 'file', label: 'first', detail: '', read: async () => [] }]);
    const many = Array.from(
      { length: 1000 },
      () => ({ kind: 'file', label: 'x', detail: '', read: async () => [] }) as const,
    );
    const last = offers.add(many).at(-1);
    assert.equal(offers.get(first?.id ?? ''), undefined);
    assert.equal(offers.get(last?.id ?? '')?.label, 'x');
  });
});
