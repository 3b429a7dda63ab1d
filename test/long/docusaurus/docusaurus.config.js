module.exports = {
  title: 'Blog',
  url: 'https://example.org',
  baseUrl: '/sub/',
  onBrokenLinks: 'throw',
  presets: [['classic', { docs: false, blog: { routeBasePath: '/', onInlineAuthors: 'ignore', onUntruncatedBlogPosts: 'ignore' } }]],
};
