import fs from 'node:fs';

export const records = JSON.parse(fs.readFileSync(process.env.RECORDS, 'utf8'));

/** The front matter of a kind of page: one for every id. */
export function paged(kind, folder = '') {
  const ids = Object.keys(records[kind]);
  return {
    ids,
    pagination: { data: 'ids', size: 1, alias: 'id' },
    permalink: ({ id }) => `${folder}${id}.html`,
    eleventyExcludeFromCollections: true,
  };
}
