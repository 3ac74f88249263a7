import assert from 'node:assert/strict';
import { type FetchedPage, fetchPage } from '../../../../../src/core/context/url/fetchPage.ts';
import { FakeClock } from '../../../../support/fakeClock.ts';

interface Asked {
  readonly url: string;
  readonly init: RequestInit;
}

type Site = Readonly<Record<string, () => Response | Promise<Response>>>;

const html = (text: string, init: ResponseInit = {}): Response =>
  new Response(text, { headers: { 'content-type': 'text/html; charset=utf-8' }, ...init });
const redirect = (location: string): Response => new Response(null, { status: 302, headers: { location } });

async function read(site: Site, start = 'https://a.example/') {
  const asked: Asked[] = [];
  const clock = new FakeClock();
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    asked.push({ url, init });
    const answer = site[url];
    if (!answer) throw new TypeError('no such host');
    return answer();
  };
  const allowedHosts = ['a.example', 'b.example'];
  const signal = new AbortController().signal;
  const page = await fetchPage({ url: new URL(start), allowedHosts, signal }, { fetch, clock });
  return { page, asked, clock };
}

async function checkPage(site: Site, expected: Partial<FetchedPage>): Promise<void> {
  const { page } = await read(site);
  const part = Object.fromEntries(Object.keys(expected).map((key) => [key, Reflect.get(page, key) as unknown]));
  assert.deepEqual(part, expected);
}

describe('fetchPage', () => {
  it('reads a page of an allowed host', () =>
    checkPage({ 'https://a.example/': () => html('<p>hi') }, { kind: 'page', text: '<p>hi', isCut: false }));
  it('asks nothing of a host that is not allowed', async () => {
    const { page, asked } = await read({}, 'https://c.example/');
    assert.deepEqual([page, asked], [{ kind: 'notAllowed', host: 'c.example' }, []]);
  });
  it('sends no key, no cookie, no referrer, and follows nothing by itself', async () => {
    const { asked } = await read({ 'https://a.example/': () => html('') });
    const { headers, credentials, referrerPolicy, redirect: following, method, body } = asked[0]?.init ?? {};
    assert.deepEqual(Object.keys(headers ?? {}), ['accept']);
    assert.deepEqual(
      [credentials, referrerPolicy, following, method, body],
      ['omit', 'no-referrer', 'manual', 'GET', undefined],
    );
  });
  it('follows a redirect to another allowed host', () =>
    checkPage(
      { 'https://a.example/': () => redirect('https://b.example/x'), 'https://b.example/x': () => html('b') },
      { kind: 'page', text: 'b' },
    ));
  it('follows a redirect that names a path alone', () =>
    checkPage({ 'https://a.example/': () => redirect('/x'), 'https://a.example/x': () => html('x') }, { text: 'x' }));
  it('asks nothing of a host that a page leads to, and tells its name', async () => {
    const { page, asked } = await read({ 'https://a.example/': () => redirect('https://evil.example/?q=1') });
    assert.deepEqual(page, { kind: 'ledElsewhere', host: 'evil.example' });
    assert.equal(asked.length, 1);
  });
  for (const location of ['http://a.example/', 'file:///etc/passwd', 'https://u:p@b.example/', 'https://'])
    it(`does not follow to ${location}`, () =>
      checkPage({ 'https://a.example/': () => redirect(location) }, { kind: 'refused', status: 302 }));
  it('gives up on a circle', async () => {
    const { page, asked } = await read({ 'https://a.example/': () => redirect('/') });
    assert.deepEqual([page.kind, asked.length], ['refused', 6]);
  });
  it('tells that a browser hides where a page leads', () =>
    checkPage(
      { 'https://a.example/': () => Object.defineProperty(html(''), 'type', { value: 'opaqueredirect' }) },
      { kind: 'ledSomewhere' },
    ));
  it('tells the status of a refusal', () =>
    checkPage({ 'https://a.example/': () => html('no', { status: 404 }) }, { kind: 'refused', status: 404 }));
  for (const type of ['image/png', 'application/pdf', 'application/octet-stream'])
    it(`does not read ${type}`, () =>
      checkPage(
        { 'https://a.example/': () => new Response('x', { headers: { 'content-type': type } }) },
        { kind: 'noText', contentType: type },
      ));
  for (const type of [
    'text/plain',
    'text/markdown',
    'application/json',
    'application/ld+json',
    'application/xhtml+xml',
  ])
    it(`reads ${type}`, () =>
      checkPage(
        { 'https://a.example/': () => new Response('x', { headers: { 'content-type': type } }) },
        { kind: 'page', text: 'x' },
      ));
  it('reads another character set', () =>
    checkPage(
      {
        'https://a.example/': () =>
          new Response(new Uint8Array([0xe4]), { headers: { 'content-type': 'text/plain; charset=iso-8859-1' } }),
      },
      { text: 'ä' },
    ));
  it('stops reading at its bound', async () => {
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(300_000).fill(97)),
    });
    const { page } = await read({
      'https://a.example/': () => new Response(endless, { headers: { 'content-type': 'text/plain' } }),
    });
    assert.deepEqual([page.kind === 'page' && page.text.length, page.kind === 'page' && page.isCut], [2_000_000, true]);
  });
  it('says that a host cannot be reached', () => checkPage({}, { kind: 'unreachable' }));
  it('does not wait for ever', async () => {
    const clock = new FakeClock();
    const fetch = (): Promise<Response> => new Promise(() => undefined);
    const request = {
      url: new URL('https://a.example/'),
      allowedHosts: ['a.example'],
      signal: new AbortController().signal,
    };
    const page = fetchPage(request, { fetch, clock });
    await clock.advance(15_000);
    assert.deepEqual(await page, { kind: 'timeout' });
  });
});
