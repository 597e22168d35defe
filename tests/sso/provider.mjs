// A real identity provider on loopback (npm oidc-provider) for the journeys of signing in by it. It can be stopped and begun
// again with other keys, and spoil what it hands out. Whoever is at its door types a name and is that person.
//
//   const provider = await startProvider({returnAddress: 'http://127.0.0.1:8080/sign-in/sso/return'});
//   provider.spoil = (token) => …;  await provider.restart({algorithm: 'ES256'});  await provider.stop();
import {generateKeyPairSync} from 'node:crypto';
import {createServer} from 'node:http';
import Provider from 'oidc-provider';

export const client = {id: 'gongkai', secret: 'Qing-shan-4-zai-of-the-provider'};

function newKey(algorithm, kid) {
  const {privateKey} = algorithm === 'RS256'
    ? generateKeyPairSync('rsa', {modulusLength: 2048})
    : generateKeyPairSync('ec', {namedCurve: 'P-256'});
  return {...privateKey.export({format: 'jwk'}), kid, alg: algorithm, use: 'sig'};
}

function settings({algorithm, kid, returnAddress}) {
  return {
    clients: [{
      client_id: client.id, client_secret: client.secret, redirect_uris: [returnAddress], response_types: ['code'],
      grant_types: ['authorization_code'], id_token_signed_response_alg: algorithm,
    }],
    jwks: {keys: [newKey(algorithm, kid)]},
    cookies: {keys: ['of these tests']},
    ttl: {Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600},
    claims: {openid: ['sub', 'amr'], profile: ['name']},
    conformIdTokenClaims: false,  // the name stands in the ID token
    pkce: {required: () => true},
    features: {devInteractions: {enabled: false}, rpInitiatedLogout: {enabled: true}},
    interactions: {url: (_, interaction) => `/door/${interaction.uid}`},
    findAccount: (_, id) => ({accountId: id, claims: () => ({sub: id, name: `${id}（县府办）`})}),
    // Nobody is asked whether our program may know who they are.
    async loadExistingGrant(context) {
      const grant = new context.oidc.provider.Grant({clientId: context.oidc.client.clientId, accountId: context.oidc.session.accountId});
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  };
}

const door = `<!doctype html><html lang="zh-CN"><link rel="icon" href="data:,"><title>县统一身份认证</title><h1>县统一身份认证</h1>
<form method="post"><label>用户 <input name="who"></label> <label><input type="checkbox" name="two" value="1"> 做两步验证</label>
<button>登录</button> <button name="cancel" value="1">取消</button></form></html>`;

async function bodyOf(request) {
  let text = '';
  for await (const bytes of request) text += bytes;
  return new URLSearchParams(text);
}

async function atTheDoor(provider, request, response) {
  if (request.method === 'GET') {
    response.setHeader('Content-Type', 'text/html; charset=utf-8').end(door);
    return;
  }
  const typed = await bodyOf(request);
  const result = typed.has('cancel')
    ? {error: 'access_denied'}
    : {login: {accountId: typed.get('who'), amr: typed.has('two') ? ['pwd', 'otp', 'mfa'] : ['pwd']}};
  await provider.interactionFinished(request, response, result, {mergeWithLastSubmission: false});
}

export async function startProvider({returnAddress, algorithm = 'RS256'}) {
  let server;
  let port = 0;
  let keys = 0;
  const running = {
    issuer: '',
    spoil: undefined,  // what becomes of every ID token
    async start(with_ = algorithm) {
      server = createServer();
      await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
      port = server.address().port;
      running.issuer = `http://127.0.0.1:${port}`;
      const provider = new Provider(running.issuer, settings({algorithm: with_, kid: `key-${++keys}`, returnAddress}));
      provider.use(async (context, next) => {
        await next();
        if (running.spoil && context.body?.id_token) context.body.id_token = running.spoil(context.body.id_token);
      });
      const answer = provider.callback();
      server.on('request', (request, response) => (request.url.startsWith('/door/')
        ? atTheDoor(provider, request, response).catch((error) => response.writeHead(500).end(String(error)))
        : answer(request, response)));
    },
    stop: () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }),
    async restart(with_) {
      await running.stop();
      await running.start(with_);
    },
  };
  await running.start();
  return running;
}

