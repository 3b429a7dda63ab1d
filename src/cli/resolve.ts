/** `factloom resolve`: whom a name, ticker or identifier means. */
import { ConfigError } from '../errors.ts';
import { ENTITY_CLASSES, type Entity } from '../model/entity.ts';
import { issuesOf } from '../model/identifier.ts';
import { type Resolution, resolve } from '../model/resolve.ts';
import type { Command } from './command.ts';

export const resolveCommand: Command = {
  summary: 'whom a name, ticker or identifier means',
  operands: 'WORDS…',
  help: `Looks WORDS up in the register of the newsroom: an identifier (lei:…, isin:…, cik:…), a ticker with its
market (NYSE: MP, MP@XNYS), a ticker, a name; then names that are like it, which are only proposed. What may be
several is told and not decided: exit 1. With --ask the SEC, OpenFIGI and GLEIF are asked what they know of it,
and what they say is printed as a proposal for entities.yaml.

  factloom resolve "NYSE: MP"
  factloom resolve US0378331005
  factloom resolve "Puma SE" --ask`,
  options: { ask: { type: 'boolean', help: 'ask the SEC, OpenFIGI and GLEIF, and print what they know' } },
  async run({ operands, newsroom, context, io, json, quiet, values }) {
    const words = operands.join(' ').trim();
    if (words === '') throw new ConfigError('say whom to look for', { hint: 'factloom resolve "NYSE: MP"' });
    const [{ loadRegisters }, { jaroWinkler }] = await Promise.all([import('../newsroom/newsroom.ts'), import('@skyra/jaro-winkler')]);
    const registers = await loadRegisters(newsroom, context.files);
    const entities = [...registers.entities.values(), ...registers.gathered.flatMap((gathered) => gathered.entities)];
    const found = resolve(words, entities, jaroWinkler);
    if (values['ask'] === true) {
      const [{ askIdentity }, { loadConfig, secret }] = await Promise.all([import('../identity.ts'), import('../config.ts')]);
      const proposal = await askIdentity(words, { context, config: await loadConfig(newsroom, context), secret });
      if (json) io.out(`${JSON.stringify({ register: found, asked: proposal }, null, 2)}\n`);
      else io.out(proposal.yaml);
      for (const note of quiet ? [] : proposal.notes) io.err(`${note}\n`);
      return proposal.yaml === '' ? 1 : 0;
    }
    if (json) io.out(`${JSON.stringify(found, null, 2)}\n`);
    else io.out(tell(words, found));
    return found.kind === 'exact' ? 0 : 1;
  },
};

function tell(words: string, found: Resolution): string {
  switch (found.kind) {
    case 'exact':
      return `${shown(found.entity)}  (by ${found.by})\n`;
    case 'ambiguous':
      return `${words} may be\n${found.entities.map((entity) => `  ${shown(entity)}\n`).join('')}say the market or an identifier\n`;
    case 'candidates':
      return `nobody is called ${words}; like it\n${found.candidates.map(({ entity, likeness }) => `  ${shown(entity)}  (${likeness.toFixed(2)})\n`).join('')}`;
    case 'none':
      return `nobody in the register is meant by ${words}; classes there are ${ENTITY_CLASSES.join(', ')}; --ask asks the SEC, OpenFIGI and GLEIF\n`;
  }
}

function shown(entity: Entity): string {
  const issues = issuesOf(entity).map((issue) => issue.map(({ ticker, mic }) => `${ticker}@${mic}`).join(' = '));
  const ids = Object.entries(entity.identifiers).map(([scheme, value]) => `${scheme}:${value}`);
  return [entity.id, entity.name, entity.class, ...ids, ...issues].join('  ');
}
