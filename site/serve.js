/** Shows the built site on this machine alone: http://127.0.0.1:8080/ */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, relative, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { parseArgs } from 'node:util';
import { createGzip } from 'node:zlib';

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.md': 'text/markdown',
  '.mp3': 'audio/mpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.vtt': 'text/vtt',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

/** A server of a folder; what is not there is its 404.html. */
export function serve(folder) {
  return createServer(async (request, response) => {
    const found = await find(folder, new URL(request.url ?? '/', 'http://localhost').pathname);
    if (found.redirect) {
      response.writeHead(301, { location: found.redirect }).end();
      return;
    }
    const type = TYPES[extname(found.file)] ?? 'application/octet-stream';
    const text = /^text|json|xml/.test(type);
    const zipped = text && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    response.writeHead(found.status, {
      'content-type': text ? `${type}; charset=utf-8` : type,
      ...(zipped && { 'content-encoding': 'gzip', vary: 'accept-encoding' }),
    });
    pipeline([createReadStream(found.file), ...(zipped ? [createGzip()] : []), response], () => undefined);
  });
}

async function find(folder, pathname) {
  const file = join(folder, decode(pathname));
  const at = file.startsWith(folder + sep) || file === folder + sep ? await stat(file).catch(() => undefined) : undefined;
  if (at?.isFile()) return { status: 200, file };
  if (at?.isDirectory() && (await stat(join(file, 'index.html')).catch(() => undefined)))
    return pathname.endsWith('/') ? { status: 200, file: join(file, 'index.html') } : { redirect: `${pathname}/` };
  return { status: 404, file: join(folder, '404.html') };
}

function decode(pathname) {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return '/404.html';
  }
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({
    options: { dir: { type: 'string', default: join(import.meta.dirname, '../out/site') }, port: { type: 'string', default: '8080' } },
  });
  const folder = resolve(values.dir);
  serve(folder)
    .on('error', (error) => {
      console.error(`cannot serve: ${error.message}; another port: --port 8081`);
      process.exitCode = 1;
    })
    .listen(Number(values.port), '127.0.0.1', () => console.log(`${relative('.', folder)} at http://127.0.0.1:${values.port}/`));
}
