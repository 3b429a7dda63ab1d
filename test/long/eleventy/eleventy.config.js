export default (config) => {
  config.addPassthroughCopy('charts');
  config.addPassthroughCopy('factloom');
};
