// Two presets, nothing switched off. A rule that must go is named here with its reason.
export default {
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y"],
  elements: ["html5"],
  rules: {},
};
