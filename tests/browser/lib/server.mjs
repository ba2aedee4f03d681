// A plain static server that knows nothing about the site: files under a sub-path, one policy header.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";

export const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'";

export const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml" };

/** Serves a folder under `prefix` (`/a/b/`); everything else is 404, missing pages get the site's 404 page. */
export async function serve(folder, prefix, policy = POLICY) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const inside = pathname.startsWith(prefix) ? decodeURIComponent(pathname.slice(prefix.length)) : null;
    const wanted = inside === null ? null : normalize(inside === "" || inside.endsWith("/") ? `${inside}index.html` : inside);
    response.setHeader("Content-Security-Policy", policy);
    response.setHeader("X-Content-Type-Options", "nosniff");
    try {
      if (wanted === null || wanted.startsWith("..")) throw new Error("outside");
      const body = await readFile(join(folder, wanted));
      response.setHeader("Content-Type", TYPES[extname(wanted)] ?? "application/octet-stream");
      response.end(body);
    } catch {
      const page = inside === null ? "" : await readFile(join(folder, "404.html")).catch(() => "");
      response.writeHead(404, { "Content-Type": "text/html; charset=utf-8" });
      response.end(page);
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const root = `http://127.0.0.1:${server.address().port}${prefix}`;
  return { root, stop: () => new Promise((done) => { server.closeAllConnections(); server.close(done); }) };
}
