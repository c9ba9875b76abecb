// Receivers by the libraries that users have: Standard Webhooks, CloudEvents, and a mail server with STARTTLS and a login.
// Arguments: the folder with tls.key, tls.crt and secrets.json. Writes addresses.json there when all listen; GET / tells what came.
import { createPublicKey, verify } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import cloudevents from 'cloudevents';
import { simpleParser } from 'mailparser';
import smtp from 'smtp-server';
import { Webhook } from 'standardwebhooks';

const folder = process.argv[2];
const secrets = JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8'));
const came = { webhooks: [], events: [], mails: [], refused: [] };

// The library verifies v1 alone; v1a is what the standard says of it: ed25519 over the same bytes.
const publicKey = createPublicKey({
  key: Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(secrets.publicKey, 'base64')]),
  format: 'der',
  type: 'spki',
});
function verifyAsymmetric(body, headers) {
  const signed = Buffer.from(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`);
  const signatures = headers['webhook-signature'].split(' ').filter((each) => each.startsWith('v1a,'));
  if (!signatures.some((each) => verify(null, signed, publicKey, Buffer.from(each.slice(4), 'base64')))) {
    throw new Error('no v1a signature fits');
  }
  return JSON.parse(body);
}

const routes = {
  '/webhook': (body, headers) => {
    const payload = new Webhook(secrets.shared).verify(body, headers);
    came.webhooks.push({ version: 'v1', id: headers['webhook-id'], payload });
  },
  '/webhook-v1a': (body, headers) => {
    const payload = verifyAsymmetric(body, headers);
    came.webhooks.push({ version: 'v1a', id: headers['webhook-id'], payload });
  },
  '/events': (body, headers) => {
    const event = cloudevents.HTTP.toEvent({ headers, body });
    event.validate();
    came.events.push({ structured: headers['content-type'].includes('cloudevents'), event: event.toJSON() });
  },
};

const http = createServer((request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    if (request.method === 'GET') {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(came));
      return;
    }
    try {
      routes[request.url](Buffer.concat(parts).toString(), request.headers);
      response.writeHead(204).end();
    } catch (error) {
      came.refused.push(`${request.url}: ${error.message}`);
      response.writeHead(401).end();
    }
  });
});

const mail = new smtp.SMTPServer({
  key: readFileSync(join(folder, 'tls.key')),
  cert: readFileSync(join(folder, 'tls.crt')),
  authMethods: ['PLAIN', 'LOGIN'],
  onAuth(auth, session, done) {
    const known = session.secure && auth.username === 'shelflife' && auth.password === secrets.password;
    return known ? done(null, { user: auth.username }) : done(new Error('no'));
  },
  onData(stream, session, done) {
    simpleParser(stream).then(
      (parsed) => {
        came.mails.push({
          messageId: parsed.messageId,
          subject: parsed.subject,
          from: parsed.from.text,
          to: session.envelope.rcptTo.map((each) => each.address),
          text: parsed.text,
          html: parsed.html,
        });
        done();
      },
      (error) => done(error),
    );
  },
});
mail.on('error', (error) => came.refused.push(`mail: ${error.message}`));

http.listen(0, '127.0.0.1', () => {
  const listening = mail.listen(0, '127.0.0.1', () => {
    const addresses = { http: `http://127.0.0.1:${http.address().port}`, smtpPort: listening.address().port };
    writeFileSync(join(folder, 'addresses.part'), JSON.stringify(addresses));
    renameSync(join(folder, 'addresses.part'), join(folder, 'addresses.json'));
  });
});
