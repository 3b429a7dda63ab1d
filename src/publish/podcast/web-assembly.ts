/** As much of the platform's WebAssembly as is used; the types of Node leave it out. */

/** A compiled module. */
export interface WasmModule {
  readonly compiled: true;
}

export interface WasmMemory {
  readonly buffer: ArrayBuffer;
}

type Imports = Readonly<Record<string, Readonly<Record<string, (...given: never[]) => number>>>>;

interface Platform {
  compile(bytes: Uint8Array): Promise<WasmModule>;
  instantiate(module: WasmModule, imports: Imports): Promise<{ readonly exports: unknown }>;
  readonly Module: { imports(module: WasmModule): readonly { readonly module: string; readonly name: string }[] };
}

const platform = (globalThis as unknown as { readonly WebAssembly: Platform }).WebAssembly;

export async function compileWasm(bytes: Uint8Array): Promise<WasmModule> {
  return await platform.compile(bytes);
}

/** An instance's exports, which the caller knows. */
export async function instantiate<Exports>(module: WasmModule, imports: Imports): Promise<Exports> {
  return (await platform.instantiate(module, imports)).exports as Exports;
}

/** Names of the functions that a module asks for. */
export function importsOf(module: WasmModule): readonly string[] {
  return platform.Module.imports(module).map(({ name }) => name);
}
