/** imports/NAME.yaml: tables that `factloom import` described; `gather` reads them with those of the configuration. */
import { join } from 'node:path';
import type { Files } from './context.ts';
import { ConfigError } from './errors.ts';
import type { Connector } from './gather/connector.ts';
import { tableSchema } from './gather/table/schema.ts';
import type { TableOptions } from './gather/table/terms.ts';
import { table } from './gather/table.ts';
import { isDataFile, parseDataFile } from './newsroom/data-file.ts';
import { checkFormat, FORMAT, parseWith } from './newsroom/parse.ts';

/** The imported tables of a newsroom, in the order of their names. Throws ConfigErrors with file, line and field. */
export async function readImports(newsroom: string, files: Files): Promise<readonly TableOptions[]> {
  const folder = join(newsroom, 'imports');
  const names = (await files.list(folder)).filter((name) => isDataFile(name) && !name.includes('/') && !/\.(?:csv|ndjson)$/.test(name));
  return await Promise.all(
    names.map(async (file) => {
      const path = join(folder, file);
      const data = parseDataFile(path, (await files.read(path)) ?? '');
      checkFormat(data);
      const { format: _format, ...rest } = (data.value ?? {}) as Record<string, unknown>;
      const options = parseWith(tableSchema, data, rest);
      if (file.replace(/\.[^.]+$/, '') !== options.name)
        throw new ConfigError(`name: \`${options.name}\` is not the file's name`, {
          file: path,
          line: data.lineOf(['name']),
          hint: `name the file ${options.name}.yaml`,
        });
      return options;
    }),
  );
}

/** Their connectors. */
export async function importedTables(newsroom: string, files: Files): Promise<readonly Connector[]> {
  return (await readImports(newsroom, files)).map((options) => table(options));
}

/** Writes the description of a table; gives its path. */
export async function writeImport(newsroom: string, options: TableOptions, files: Files): Promise<string> {
  const { stringify } = await import('yaml');
  const path = join(newsroom, 'imports', `${options.name}.yaml`);
  const head = `# What the columns of this table mean. Written by \`factloom import\`, and yours to correct; \`factloom gather\` reads it.\n`;
  const { name, source, files: places, ...rest } = options;
  await files.write(
    path,
    head + stringify({ format: Number(FORMAT), name, source, files: places, ...rest }, { lineWidth: 140, aliasDuplicateObjects: false }),
  );
  return path;
}
