// Addresses in pages are relative; nothing is watched, nothing is copied.
export default function (config) {
  config.setUseGitIgnore(false);
  return { dir: { input: 'pages', output: process.env.OUT }, templateFormats: ['11ty.js'] };
}
