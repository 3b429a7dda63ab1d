/** Basketball box scores and neural texts about them (INLG-2021 accuracy shared task). */
import type { Value } from '../../src/model/quantity.ts';
import { ARENAS, PLAYER, PROPERTIES, TEAM, TERMS } from './accuracy-words.ts';
import { amount, entity, ledgerOf, pair } from './ledger.ts';
import type { Adapter, Gold, Sample } from './score.ts';

type Line = Readonly<Record<string, string>>;

interface Box {
  readonly date: string;
  readonly home_city: string;
  readonly home_name: string;
  readonly vis_city: string;
  readonly vis_name: string;
  readonly home_line: Line;
  readonly vis_line: Line;
  readonly players: readonly Line[];
}

interface Row {
  readonly id: string;
  readonly source: string | Box;
  readonly text: string;
  readonly spans: readonly Gold[];
  readonly ok: boolean | null;
  readonly orig_split?: string;
}

type Told = { subject: string; property: string; value: Value };

export const accuracySt: Adapter = {
  name: 'accuracy_st',
  types: ['NUMBER', 'NAME', 'ALL'],
  anchors: [
    'best trained system (Charles-UPF, official 30): NUMBER R .777 P .750, NAME R .750 P .846, all R .691 P .756',
    'floors: number present anywhere NUMBER R .053 P .975; a 60-line entity-bound checker R .536 P .794',
    'bars: NUMBER R .70 P .80, NAME R .65 P .85',
  ],
  sample(raw) {
    const row = raw as unknown as Row;
    const box: Box = typeof row.source === 'string' ? JSON.parse(row.source) : row.source;
    return {
      id: row.id,
      text: row.text,
      shown: joinTokens(row.text),
      ledger: ledger(box),
      source: JSON.stringify(row.source),
      gold: row.spans,
      ok: row.ok,
      ...(row.orig_split === 'test' && { group: 'official 30' }),
    } satisfies Sample;
  },
  typeOf: (finding) =>
    finding.rule === 'unknown-name' ||
    finding.rule === 'ticker' ||
    /stands where|has figures said/.test(finding.message) ||
    /^(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day$/.test(finding.actual ?? '')
      ? 'NAME'
      : 'NUMBER',
};

function ledger(box: Box): Sample['ledger'] {
  const [month, day, year] = box.date.split('_');
  const teams = [
    { id: 'home', city: box.home_city, name: box.home_name, line: box.home_line, other: box.vis_line },
    { id: 'away', city: box.vis_city, name: box.vis_name, line: box.vis_line, other: box.home_line },
  ];
  const facts: Told[] = teams.flatMap(({ id, city, line, other }) =>
    teamFacts(id, line, other, teams.length > 1 ? players(box, city) : []),
  );
  const shared = box.home_city === box.vis_city;
  const entities = [
    ...teams.map(({ id, city, name }) => {
      const cities = CITY_NAMES[city] ?? [city];
      return entity(id, `${city} ${name}`, 'organisation', [
        name,
        name.replace(/s$/, ''),
        ...cities.map((one) => `${one} ${name}`),
        ...(shared ? [] : cities),
        ...(NICKNAMES[name] ?? []),
      ]);
    }),
    ...box.players.map((one, index) => {
      const full = one['PLAYER_NAME'] ?? '';
      const plain = full.replace(/,? (?:Jr\.?|Sr\.?|II|III|IV)$/, '');
      return entity(`p${index}`, full, 'person', [plain, plain.replace(/\b(\p{Lu})\.(\p{Lu})\. /u, '$1$2 '), one['SECOND_NAME'] ?? full]);
    }),
    ...[...TERMS, ...(ARENAS[box.home_name] ?? [])].map((term) => entity(`term-${term}`, term, 'term')),
  ];
  for (const [index, one] of box.players.entries())
    facts.push(...playerFacts(`p${index}`, one, shared ? undefined : one['TEAM_CITY'] === box.vis_city ? 'away' : 'home'));
  return ledgerOf({ asOf: `20${year}-${month}-${day}`, entities, properties: PROPERTIES, facts });
}

const CITY_NAMES: Readonly<Record<string, readonly string[]>> = {
  'Los Angeles': ['Los Angeles', 'LA', 'L.A.'],
  LA: ['LA', 'Los Angeles', 'L.A.'],
  'Golden State': ['Golden State', 'Oakland'],
};
const NICKNAMES: Readonly<Record<string, readonly string[]>> = {
  'Trail Blazers': ['Blazers', 'Blazer'],
  Cavaliers: ['Cavs'],
  Mavericks: ['Mavs'],
  Timberwolves: ['Wolves', 'T-Wolves'],
  '76ers': ['Sixers', 'Sixer'],
};

const players = (box: Box, city: string): readonly Line[] => box.players.filter((one) => one['TEAM_CITY'] === city);

function teamFacts(subject: string, line: Line, other: Line, own: readonly Line[]): Told[] {
  const facts: Told[] = Object.entries(TEAM).flatMap(([key, [id, unit]]) => told(subject, id, line[key], unit));
  const say = (id: string, value: Value): void => void facts.push({ subject, property: id, value });
  const [points, against] = [Number(line['TEAM-PTS']), Number(other['TEAM-PTS'])];
  say('record', pair(line['TEAM-WINS'] ?? '0', line['TEAM-LOSSES'] ?? '0'));
  say('score', pair(String(points), String(against)));
  say('reb-battle', pair(line['TEAM-REB'] ?? '0', other['TEAM-REB'] ?? '0'));
  say('margin', amount(String(Math.abs(points - against))));
  const quarter = (of: Line, index: number): number => Number(of[`TEAM-PTS_QTR${index}`]);
  const spans: readonly (readonly [string, readonly number[]])[] = [
    ['q1', [1]],
    ['q2', [2]],
    ['q3', [3]],
    ['q4', [4]],
    ['h1', [1, 2]],
    ['h2', [3, 4]],
    ['to3', [1, 2, 3]],
  ];
  for (const [id, parts] of spans) {
    const [ours, theirs] = [line, other].map((of) => parts.reduce((sum, part) => sum + quarter(of, part), 0));
    if (ours === undefined || theirs === undefined || Number.isNaN(ours + theirs)) continue;
    say(`points-${id}`, amount(String(ours)));
    say(`score-${id}`, pair(String(ours), String(theirs)));
    say(`margin-${id}`, amount(String(Math.abs(ours - theirs))));
  }
  const sum = (key: string, of = own): string => String(of.reduce((total, one) => total + Number(one[key] ?? 0), 0));
  if (own.length > 0) {
    say('fg', pair(sum('FGM'), sum('FGA')));
    say('fg3', pair(sum('FG3M'), sum('FG3A')));
    say('ft', pair(sum('FTM'), sum('FTA')));
    say('fg3m', amount(sum('FG3M')));
    say('ftm', amount(sum('FTM')));
    say('fta', amount(sum('FTA')));
    say('stl', amount(sum('STL')));
    say('blk', amount(sum('BLK')));
    say(
      'bench',
      amount(
        sum(
          'PTS',
          own.filter((one) => !one['START_POSITION']),
        ),
      ),
    );
  }
  return facts;
}

function playerFacts(subject: string, line: Line, team: string | undefined): Told[] {
  const facts: Told[] = team === undefined ? [] : [{ subject, property: 'team', value: { type: 'entity', entity: team } }];
  if (line['MIN'] === undefined) return facts;
  const figures = Object.entries(PLAYER).flatMap(([key, [id, unit]]) => told(subject, id, line[key], unit));
  for (const [id, made, tried] of [
    ['fg', 'FGM', 'FGA'],
    ['fg3', 'FG3M', 'FG3A'],
    ['ft', 'FTM', 'FTA'],
  ] as const)
    facts.push({ subject, property: id, value: pair(line[made] ?? '0', line[tried] ?? '0') });
  return [...facts, ...figures];
}

function told(subject: string, id: string, value: string | undefined, unit = 'count'): Told[] {
  return value === undefined || !/^\d+$/.test(value) ? [] : [{ subject, property: id, value: amount(value, unit) }];
}

/** The texts are spaced token by token: `18 - point`, `( 5 - 10 FG )`, `Thomas 's`. */
function joinTokens(text: string): { text: string; map: number[] } {
  const map: number[] = [];
  let out = '';
  for (let at = 0; at < text.length; at++) {
    if (text[at] === ' ' && glued(text, at)) continue;
    out += text[at];
    map.push(at);
  }
  map.push(text.length);
  return { text: out, map };
}

function glued(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 2), at);
  const after = text.slice(at + 1, at + 5);
  if ((after.startsWith('& ') || before.endsWith('&')) && /[A-Z] &|& [A-Z] /.test(text.slice(at - 3, at + 5))) return true;
  if (/^[,.;:)%?!]/.test(after) || before.endsWith('(') || /^(?:'s|n't|'re|'ve|'ll|'d|')\b/.test(after) || after.startsWith("' "))
    return true;
  return (
    (/^- ?[\p{L}\d]/u.test(after) && /[\p{L}\d]$/u.test(before)) ||
    (/[\p{L}\d ]-$/u.test(text.slice(Math.max(0, at - 3), at)) &&
      /^[\p{L}\d]/u.test(after) &&
      at > 2 &&
      text[at - 2] === ' ' &&
      /[\p{L}\d]/u.test(text[at - 3] ?? ''))
  );
}
