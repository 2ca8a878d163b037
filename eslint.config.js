import hooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const chinese = '/\\p{Script=Han}/u';

export default defineConfig(
  globalIgnores(['dist', 'release', 'test-results', 'out', '**/*.js', '**/*.cjs', '**/*.mjs']),
  tseslint.configs.strictTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  {
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  { files: ['renderer/**'], ...hooks.configs.flat.recommended },
  {
    // Words belong in shared/locales, markup is never built from strings.
    files: ['renderer/**/*.tsx'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'JSXText[value=/[A-Za-z\\u4e00-\\u9fff]/]', message: 'Use a key of shared/locales.' },
        { selector: `JSXAttribute > Literal[value=${chinese}]`, message: 'Use a key of shared/locales.' },
        { selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]', message: 'React text only.' },
        { selector: 'JSXAttribute[name.name="value"] CallExpression[callee.name="dayjs"]', message: 'pickerDay: a new object loses what is being typed.' },
      ],
    },
  },
  {
    files: ['renderer/**', 'electron/**', 'shared/**'],
    rules: { 'no-restricted-properties': ['error', { property: 'innerHTML', message: 'React text only.' }], 'no-eval': 'error', '@typescript-eslint/no-implied-eval': 'error' },
  },
);
