/** Inputs that fit a zod schema, for asking everything that may be asked. */
import fc from 'fast-check';

type Definition = {
  type: string;
  shape?: Record<string, Schema>;
  element?: Schema;
  innerType?: Schema;
  options?: Schema[];
  items?: Schema[];
  entries?: Record<string, string>;
  values?: unknown[];
  keyType?: Schema;
  valueType?: Schema;
  in?: Schema;
  getter?: () => Schema;
};
export type Schema = { _zod: { def: Definition }; safeParse(value: unknown): { success: boolean } };

/** Values that fields of these names are likely to take, so that random calls meet each other. */
export type Pools = { readonly strings: () => readonly string[]; readonly forField: (name: string) => readonly unknown[] };

const someText = fc.oneof(fc.string({ maxLength: 20 }), fc.string({ maxLength: 12, unit: 'grapheme' }), fc.constantFrom('being listened to', '"unfinished', 'soup*', "Rhona's: AND", '2024-02-30', 'OR OR', '-', '%_', '\u0000'));
const dates = fc.constantFrom('2024-01-01', '2024-02-29', '2023-07-31', '1900-01-01', '9999-12-31', '2024-13-45');

/** How deep shapes that hold themselves are followed. */
const deepest = 3;

/** Whether a shape holds one that is only known when it is asked for, as what holds itself does. */
function holdsItself(schema: Schema): boolean {
  const { type, shape, element, innerType, options } = schema._zod.def;
  return type === 'lazy' || [...Object.values(shape ?? {}), ...(options ?? []), ...(element ? [element] : []), ...(innerType ? [innerType] : [])].some(holdsItself);
}

export function arbitraryOf(schema: Schema, pools: Pools, field = '', depth = 0): fc.Arbitrary<unknown> {
  const def = schema._zod.def;
  const below = (inner: Schema, name = field): fc.Arbitrary<unknown> => arbitraryOf(inner, pools, name, depth);
  switch (def.type) {
    case 'object': {
      const shape = def.shape ?? {};
      const optional = Object.keys(shape).filter((key) => shape[key]!._zod.def.type === 'optional');
      return fc.record(Object.fromEntries(Object.entries(shape).map(([key, inner]) => [key, below(inner, key)])), { requiredKeys: Object.keys(shape).filter((key) => !optional.includes(key)) as never[] });
    }
    case 'optional':
      return below(def.innerType!);
    case 'nullable':
      return fc.option(below(def.innerType!), { nil: null });
    case 'default':
      return below(def.innerType!);
    case 'array':
      return fc.array(below(def.element!), { maxLength: 4 });
    case 'tuple':
      return fc.tuple(...def.items!.map((item) => below(item)));
    case 'union': {
      const options = depth < deepest ? def.options! : def.options!.filter((option) => !holdsItself(option));
      return fc.oneof(...options.map((option) => below(option)));
    }
    case 'lazy':
      return arbitraryOf(def.getter!(), pools, field, depth + 1);
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries!));
    case 'literal':
      return fc.constantFrom(...def.values!);
    case 'boolean':
      return fc.boolean();
    case 'number':
      if (field === 'expectedVersion') return fc.integer({ min: 1, max: 3 });
      return fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 60 }) }, { weight: 1, arbitrary: fc.integer({ min: -3, max: 1_000_000 }) });
    case 'record':
      return fc.dictionary(below(def.keyType!) as fc.Arbitrary<string>, below(def.valueType!), { maxKeys: 4 });
    case 'pipe':
      return below(def.in!);
    case 'string': {
      const likely = (): fc.Arbitrary<unknown> => {
        const known = pools.forField(field);
        return known.length > 0 ? fc.constantFrom(...known) : fc.constantFrom('', ...pools.strings());
      };
      // Asked when a value is drawn, so that what earlier calls made can be named.
      const known = fc.constant(null).chain(likely);
      const isDay = !schema.safeParse('x').success && schema.safeParse('2024-01-01').success;
      // An input names several things; it is of little use if one of them is mostly nonsense.
      return isDay ? dates : fc.oneof({ weight: /^(file|id|.*Ids?)$/.test(field) ? 40 : 4, arbitrary: known }, { weight: 1, arbitrary: someText });
    }
    default:
      throw new Error(`No inputs are known for a schema of type ${def.type}`);
  }
}
