import { parseSync } from 'vite';

/** One thing that a module takes from another. `specifier` is null where it is computed and cannot be checked. */
export type Import = { readonly specifier: string | null; readonly typeOnly: boolean };

type SyntaxNode = Readonly<Record<string, unknown>> & { readonly type: string };

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

const childrenOf = (node: SyntaxNode): readonly SyntaxNode[] => Object.values(node).flat().filter(isNode);

const literal = (value: unknown): string | null =>
  isNode(value) && value.type === 'Literal' && typeof value.value === 'string' ? value.value : null;

/** `import { type A, type B } from …` erases like `import type`, but keeps its side effect, so it is not type-only. */
const importIn = (node: SyntaxNode): Import | null => {
  switch (node.type) {
    case 'ImportDeclaration':
      return { specifier: literal(node.source), typeOnly: node.importKind === 'type' };
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return node.source ? { specifier: literal(node.source), typeOnly: node.exportKind === 'type' } : null;
    case 'ImportExpression':
      return { specifier: literal(node.source), typeOnly: false };
    case 'TSImportType':
      return { specifier: literal(node.source), typeOnly: true };
    case 'TSExternalModuleReference':
      return { specifier: literal(node.expression), typeOnly: false };
    case 'CallExpression':
      return isRequire(node.callee) && Array.isArray(node.arguments)
        ? { specifier: literal(node.arguments[0]), typeOnly: false }
        : null;
    default:
      return null;
  }
};

const isRequire = (callee: unknown): boolean =>
  isNode(callee) && callee.type === 'Identifier' && callee.name === 'require';

/**
 * Everything that a module imports: static and dynamic, values and types, `export … from`, `import('…')` in types and
 * `require`. Throws when the source cannot be parsed.
 */
export const importsOf = (file: string, source: string): readonly Import[] => {
  const { program, errors } = parseSync(file, source);
  if (errors[0]) throw new Error(`${file}: ${errors[0].message}`);
  const found: Import[] = [];
  const waiting: SyntaxNode[] = [program as unknown as SyntaxNode];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const one = importIn(node);
    if (one) found.push(one);
    waiting.push(...childrenOf(node));
  }
  return found;
};
