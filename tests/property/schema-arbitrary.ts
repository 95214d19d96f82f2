import fc from 'fast-check';
import { z } from 'zod';

type Shape = Readonly<Record<string, unknown>>;

/** Values that a schema takes, or nearly takes: what a hostile page sends once it has read the contract. */
export function requestsOf(schema: z.ZodType, pool: readonly string[]): fc.Arbitrary<unknown> {
  return arbitraryOf(z.toJSONSchema(schema, { unrepresentable: 'any' }) as Shape, pool);
}

function arbitraryOf(shape: Shape, pool: readonly string[]): fc.Arbitrary<unknown> {
  const { type } = shape;
  const choices = (shape.anyOf ?? shape.oneOf) as readonly Shape[] | undefined;
  if (choices !== undefined) return fc.oneof(...choices.map((one) => arbitraryOf(one, pool)));
  if (Array.isArray(shape.allOf)) return arbitraryOf(Object.assign({}, ...shape.allOf) as Shape, pool);
  if ('const' in shape) return fc.constant(shape.const);
  if (Array.isArray(shape.enum)) return fc.constantFrom(...(shape.enum as readonly unknown[]));
  switch (type) {
    case 'object':
      return objectOf(shape, pool);
    case 'array':
      return listOf(shape, pool);
    case 'integer':
    case 'number':
      return fc.integer({
        min: Math.max(numberOr(shape.minimum, -1000), -1e9),
        max: Math.min(numberOr(shape.maximum, 1e6), 1e9),
      });
    case 'boolean':
      return fc.boolean();
    case 'string':
      return textOf(shape, pool);
    default:
      return fc.jsonValue();
  }
}

function objectOf(shape: Shape, pool: readonly string[]): fc.Arbitrary<unknown> {
  const properties = (shape.properties ?? {}) as Readonly<Record<string, Shape>>;
  const requiredKeys = (shape.required ?? []) as string[];
  const parts = Object.fromEntries(
    Object.entries(properties).map(([name, part]) => [name, arbitraryOf(part, pool)]),
  );
  return fc.record(parts, { requiredKeys: requiredKeys.filter((name) => name in parts) });
}

function listOf(shape: Shape, pool: readonly string[]): fc.Arbitrary<unknown> {
  const fixed = shape.prefixItems as readonly Shape[] | undefined;
  if (fixed !== undefined) return fc.tuple(...fixed.map((one) => arbitraryOf(one, pool)));
  return fc.array(arbitraryOf((shape.items ?? {}) as Shape, pool), {
    minLength: numberOr(shape.minItems, 0),
    maxLength: Math.min(numberOr(shape.maxItems, 4), 4),
  });
}

/** Mostly something that is real here: an attempt, an item, an option, a person, a password. */
function textOf(shape: Shape, pool: readonly string[]): fc.Arbitrary<string> {
  const limit = Math.min(numberOr(shape.maxLength, 60), 60);
  const pattern = typeof shape.pattern === 'string' ? new RegExp(shape.pattern) : undefined;
  const real = pool.filter((text) => pattern === undefined || pattern.test(text));
  const made =
    pattern === undefined
      ? fc.string({ minLength: numberOr(shape.minLength, 0), maxLength: limit })
      : fc.stringMatching(pattern);
  return real.length === 0 ? made : fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...real) }, made);
}

const numberOr = (value: unknown, otherwise: number): number =>
  typeof value === 'number' ? value : otherwise;
