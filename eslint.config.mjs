import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

export default defineConfig(
  globalIgnores(["**/node_modules/", "**/dist/", "**/.cache/"]),
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/consistent-type-exports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Strings are taken apart by code points on purpose: what is parsed here is no prose.
      "@typescript-eslint/no-misused-spread": "off",
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      // The compiler finds these, and allows the ones whose name begins with an underscore.
      "@typescript-eslint/no-unused-vars": "off",
    },
  },
  {
    // The budgets: what does not fit is to be divided.
    files: ["**/*.{ts,mjs}"],
    rules: {
      "max-lines": ["error", 400],
      "max-lines-per-function": ["error", 60],
      complexity: ["error", 12],
      "max-depth": ["error", 3],
      "max-params": ["error", 5],
      eqeqeq: "error",
      "no-restricted-syntax": [
        "error",
        {
          selector: "ExportDefaultDeclaration",
          message: "Export by name: a name reads the same everywhere.",
        },
      ],
    },
  },
  {
    files: ["**/*.mjs"],
    // The compiler checks the scripts, as tsconfig.json beside them says.
    rules: { "no-undef": "off", "no-unused-vars": "off" },
  },
  { files: ["eslint.config.mjs"], rules: { "no-restricted-syntax": "off" } },
  {
    files: ["test/**/*.test.ts"],
    // A describe block holds many tests; each of them is short.
    rules: { "max-lines-per-function": "off", "@typescript-eslint/no-floating-promises": "off" },
  },
);
