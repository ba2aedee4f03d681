// A built site on disk: its pages and their kinds.

import { readFileSync, readdirSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";

/** `level`: how many tags 国办发〔2017〕47号 asks of the page – site 3, column 7, content 10. */
const KIND = (name, pattern, example, level) => ({ name, pattern, example, level });

/** Every kind of page, and the page of the example content that stands for it. */
export const KINDS = [
  KIND("home", /^index\.html$/, "index.html", 3),
  KIND("search", /^search\.html$/, "search.html", 7),
  KIND("initials", /^az\.html$/, "az.html", 7),
  KIND("names of an initial", /^az\/[^/]+\.html$/, "az/s.html", 7),
  KIND("topic list", /^topics\/index\.html$/, "topics/index.html", 7),
  KIND("topic", /^topics\/[^/]+\.html$/, "topics/shengyu.html", 7),
  KIND("window list", /^windows\/(index|page-\d+)\.html$/, "windows/index.html", 7),
  KIND("window", /^windows\/[^/]+\.html$/, "windows/scjgj.html", 10),
  KIND("wall notice", /^print\/windows\/[^/]+\.html$/, "print/windows/scjgj.html", 7),
  KIND("department list", /^departments\/(index|page-\d+)\.html$/, "departments/index.html", 7),
  KIND("department", /^departments\/[^/]+\.html$/, "departments/scjgj.html", 10),
  KIND("item index", /^items\/(index|page-\d+)\.html$/, "items/index.html", 7),
  KIND("department's items", /^items\/[^/]+\/(index|page-\d+)\.html$/, "items/scjgj/index.html", 7),
  KIND("item", /^items\/[^/]+\/[^/]+\.html$/, "items/scjgj/spjyxkz-hf.html", 10),
  KIND("letter years", /^letters\/index\.html$/, "letters/index.html", 7),
  KIND("letters of a year", /^letters\/\d+\/(index|page-\d+)\.html$/, "letters/2026/index.html", 7),
  KIND("letter", /^letters\/\d+\/[^/]+\.html$/, "letters/2026/scjgj.html", 10),
  KIND("centre", /^centers\/[^/]+\.html$/, "centers/qzwfw.html", 10),
  KIND("rates", /^rates(-\d+)?\.html$/, "rates.html", 7),
  KIND("powers", /^powers\.html$/, "powers.html", 7),
  KIND("notice list", /^notices\/index\.html$/, "notices/index.html", 7),
  KIND("notice", /^notices\/[^/]+\.html$/, "notices/gnzbt-2017-23.html", 10),
  KIND("catalogue", /^catalog\/(.+\/)?(index|page-\d+)\.html$/, "catalog/index.html", 7),
  KIND("data files", /^downloads\/(index|page-\d+)\.html$/, "downloads/index.html", 7),
  KIND("data dictionary", /^downloads\/dictionary\.html$/, "downloads/dictionary.html", 7),
  KIND("sitemap", /^sitemap\.html$/, "sitemap.html", 7),
  KIND("not found", /^404\.html$/, "404.html", 7),
  // Last: any other page at the root is a standing page.
  KIND("standing page", /^[^/]+\.html$/, "guide.html", 7),
];

export class Site {
  constructor(folder) {
    this.folder = folder;
    this.pages = readdirSync(folder, { recursive: true })
      .map((path) => path.split(sep).join("/"))
      .filter((path) => path.endsWith(".html") && statSync(join(folder, path)).isFile())
      .sort();
  }

  /** The kind of a page; none when this list does not know it. */
  static kindOf(path) {
    return KINDS.find((kind) => kind.pattern.test(path));
  }

  /** All pages of a kind. */
  pagesOf(name) {
    return this.pages.filter((path) => Site.kindOf(path)?.name === name);
  }

  read(path) {
    return readFileSync(join(this.folder, path), "utf8");
  }

  /** The page's address on disk. */
  url(path) {
    return pathToFileURL(join(this.folder, path)).href;
  }

  /** The path of an address inside the site, for messages. */
  pathOf(url) {
    const root = pathToFileURL(this.folder).href + "/";
    return url.startsWith(root) ? decodeURI(url.slice(root.length)) : url;
  }

  isInside(url) {
    return url.startsWith(pathToFileURL(this.folder).href + "/");
  }

  static relative(folder, path) {
    return relative(folder, path).split(sep).join("/");
  }
}
