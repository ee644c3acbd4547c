import { expect, test } from 'vitest';
import { readSettings, refuseOpenDemo, roleOf } from './settings.ts';

const read = (env: Record<string, string>) => readSettings(env, 'en');
const [app, owner] = ['postgres://app:secret@db.example/qingfeng', 'postgres://owner:secret@db.example/qingfeng'];

test('without a word, the database is our own and only this machine is listened to', () => {
  expect(read({ PORT: '' })).toMatchObject({
    host: '127.0.0.1',
    port: 8080,
    place: { kind: 'embedded', folder: '.data' },
    demo: null,
    demoPassword: 'qingfeng-demo',
  });
});

test('a server is used as its two roles', () => {
  expect(read({ DATABASE_URL: app, DATABASE_OWNER_URL: owner, QINGFENG_DEMO: 'on' })).toMatchObject({
    place: { kind: 'server', url: app, ownerUrl: owner },
    demo: true,
  });
  expect(roleOf('postgres://a%5Fb:c@d/e')).toBe('a_b');
});

test.each([
  ['PORT', '80a'],
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['HOST', 'a b'],
  ['QINGFENG_DEMO', 'yes'],
  ['DATABASE_URL', 'mysql://a:secret@c/d'],
  ['DATABASE_URL', 'postgres://c/d'],
  ['DATABASE_URL', 'postgres://a:secret@c'],
  ['DATABASE_OWNER_URL', owner],
])('%s="%s" is refused with its name, its value and what is allowed', (name, value) => {
  expect(() => read({ [name]: value })).toThrow(`${name}="${value.replace('secret', '***')}". Allowed: `);
});

test('a message never shows a password', () => {
  expect(() => read({ DATABASE_URL: app, DATABASE_OWNER_URL: app })).toThrow('DATABASE_OWNER_URL="postgres://app:***@db.example/qingfeng"');
  expect(() => read({ QINGFENG_DEMO_PASSWORD: 'short' })).toThrow('QINGFENG_DEMO_PASSWORD="***"');
});

test.each([
  ['127.0.0.1', 'qingfeng-demo'],
  ['::1', 'qingfeng-demo'],
  ['localhost', 'qingfeng-demo'],
  ['0.0.0.0', 'another-one'],
])('the demo may listen on %s with the password %s', (HOST, QINGFENG_DEMO_PASSWORD) => {
  expect(() => refuseOpenDemo(read({ HOST, QINGFENG_DEMO_PASSWORD }), 'en')).not.toThrow();
});

test.each(['0.0.0.0', '192.168.1.2', '127.0.0.1.example.org'])('the demo may not listen on %s with the password that everybody knows', (HOST) => {
  expect(() => refuseOpenDemo(read({ HOST }), 'en')).toThrow(`HOST="${HOST}" is refused`);
});
