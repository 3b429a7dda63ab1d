import { describe, expect, it } from 'vitest';
import { TemplateError } from '../../src/errors.ts';
import { compile } from './write.ts';

const HEAD = '---\nroles:\n  x: {}\n  y: {}\n  many: { many: true }\n---\n';
/** The first line below the front matter. */
const FIRST = 7;

function refusal(text: string, partials: Readonly<Record<string, string>> = {}): TemplateError | undefined {
  try {
    compile(text, partials);
  } catch (error) {
    if (error instanceof TemplateError) return error;
    throw error;
  }
  return undefined;
}

/** A template body with what is wrong on its second line. */
const WRONG: readonly (readonly [string, string, string])[] = [
  ['an unknown path', '{{claim z}}', 'unknown path `z`'],
  ['an unknown path inside #if', '{{#if z}}a{{/if}}', 'unknown path `z`'],
  ['an unknown path inside else if', '{{#if x}}a{{else if z}}b{{/if}}', 'unknown path `z`'],
  ['an unknown path inside #unless', '{{#unless z}}a{{/unless}}', 'unknown path `z`'],
  ['an unknown path inside #say', '{{#say x z}}a{{/say}}', 'unknown path `z`'],
  ['an unknown path inside #each', '{{#each z as |f|}}{{claim f}}{{/each}}', 'unknown path `z`'],
  ['an unknown path inside a block', '{{#say x}}{{claim z}}{{/say}}', 'unknown path `z`'],
  ['an unknown path after else', '{{#say x}}a{{else}}{{claim z}}{{/say}}', 'unknown path `z`'],
  ['an unknown path inside a helper inside a helper', '{{cap (name z)}}', 'unknown path `z`'],
  ['an unknown path as an option', '{{claim x digits=z}}', 'unknown path `z`'],
  ['an unknown path in a test', '{{#if (not (flat z))}}a{{/if}}', 'unknown path `z`'],
  ['an unknown path of the edition before', '{{claim previous.z}}', 'unknown path `previous.z`'],
  ['a path of a name every object has', '{{claim constructor}}', 'unknown path `constructor`'],
  ['a path into a fact', '{{claim x.value}}', 'a fact has no paths of its own'],
  ['a block parameter outside its block', '{{#each many as |f|}}{{claim f}}{{/each}}{{claim f}}', 'unknown path `f`'],
  ['an unknown helper', '{{shout x}}', 'unknown helper or path `shout`'],
  ['an unknown helper inside a helper', '{{cap (shout x)}}', 'unknown helper or path `shout`'],
  ['an unknown block', '{{#shout x}}a{{/shout}}', 'unknown helper or path `shout`'],
  ['a helper of Handlebars that looks into things', '{{lookup x "id"}}', 'unknown helper or path `lookup`'],
  ['a block of Handlebars that changes what is meant', '{{#with x}}a{{/with}}', 'unknown helper or path `with`'],
  ['a helper that prints to the console', '{{log x}}', 'unknown helper or path `log`'],
  ['a value printed without a helper', '{{x}}', '`x` is printed without a helper'],
  ['a list printed without a helper', '{{many}}', '`many` is printed without a helper'],
  ['an unknown value printed without a helper', '{{z}}', 'unknown helper or path `z`'],
  ['the item printed without a helper', '{{#each many}}{{this}}{{/each}}', 'unknown helper or path `this`'],
  ['a role as a block', '{{#x}}a{{/x}}', 'unknown helper or path `x`'],
  ['a fact printed without a helper', '{{input x "of"}}', '{{input}} prints nothing by itself'],
  ['three braces', '{{{claim x}}}', '{{{ }}} is not allowed'],
  ['an ampersand', '{{&claim x}}', '{{{ }}} is not allowed'],
  ['a way out of the block', '{{#each many as |f|}}{{claim ../x}}{{/each}}', '../x leaves its block'],
  ['the root', '{{claim @root}}', 'unknown variable @root'],
  ['a variable outside a list', '{{#if @first}}a{{/if}}', 'unknown variable @first'],
  ['`this` outside a list', '{{claim this}}', '`this` is nothing here'],
  ['a decorator', '{{* mark x}}', 'Decorator is not allowed'],
  ['an inline partial', '{{#*inline "p"}}a{{/inline}}', 'DecoratorBlock is not allowed'],
  ['a partial with a block', '{{#> row fact=x}}a{{/row}}', 'PartialBlock'],
  ['an unknown partial', '{{> column fact=x}}', 'unknown partial `column`'],
  ['a partial named by a value', '{{> (cap x)}}', 'unknown partial'],
  ['a partial without its parameter', '{{> row}}', 'the partial `row` needs `fact`'],
  ['a partial with a parameter too many', '{{> row fact=x other=y}}', 'the partial `row` takes no `other`'],
  ['a partial with a value without name', '{{> row x}}', 'a partial takes named values only'],
  ['a partial with an unknown path', '{{> row fact=z}}', 'unknown path `z`'],
  ['a list for a partial that takes a fact', '{{> row fact=many}}', '`many` is a list'],
  ['a list used as a fact', '{{claim many}}', '`many` is a list'],
  ['a fact used as a list', '{{#each x as |f|}}{{claim f}}{{/each}}', '`x` is one fact'],
  ['words where a fact belongs', '{{claim "x"}}', '{{claim}} takes a fact, not the words "x"'],
  ['a number where a fact belongs', '{{claim 5}}', '{{claim}} takes a fact, not 5'],
  ['a helper without its fact', '{{claim}}', '{{claim}}'],
  ['an option that is not known', '{{claim x digit=0}}', '{{claim}} takes no `digit`'],
  ['an option of another helper', '{{name x tense="past"}}', '{{name}} takes no `tense`'],
  ['a block without #', '{{say x}}', '{{#say}} is a block'],
  ['a helper with #', '{{#claim x}}a{{/claim}}', '{{claim}} is not a block'],
];

describe('a template is refused when it is loaded, with file and line', () => {
  it.each(WRONG)('%s: %s', (_case, line, says) => {
    const error = refusal(`${HEAD}words\n${line}\n`, { row: '---\nparams: [fact]\n---\n{{claim fact}}' });
    expect(error?.message).toContain(says);
    expect(error).toMatchObject({ file: 'templates/note.md.hbs', line: FIRST + 1 });
    expect(error?.column).toBeGreaterThan(0);
  });

  it.each([
    ['a block that is not closed', '{{#say x}}', 'cannot parse: {{#say}} is not closed'],
    ['a block that is not closed, of two', '{{#say x}}{{#if y}}a{{/if}}', 'cannot parse: {{#say}} is not closed'],
    ['a block whose end stands in a comment', '{{#say x}}{{!-- {{/say}} --}}', 'cannot parse: {{#say}} is not closed'],
    ['a block closed by another', '{{#say x}}{{/if}}', 'cannot parse: {{#say}} is closed by {{/if}} in line 8'],
    ['an end without its block', '{{/say}}', 'cannot parse: {{/say}} closes a block that is not open'],
    ['half a tag', '{{claim x', 'cannot parse: a tag is not closed'],
    ['an empty tag', '{{}}', 'cannot parse: a tag or a pair of brackets ends too early'],
    ['a bracket that is not closed', '{{cap (name x}}', 'cannot parse: a tag or a pair of brackets ends too early'],
  ])('%s', (_case, line, says) => {
    const error = refusal(`${HEAD}words\n${line}`);
    expect(error?.message).toContain(says);
    expect(error).toMatchObject({ file: 'templates/note.md.hbs', line: FIRST + 1 });
  });
});

describe('words that no part of the draft would print', () => {
  it.each([
    ['words', '\n\nLost words.', 9],
    ['a value', '{{claim x}}', 7],
    ['words in a block', '{{#say x}}\nLost.{{/say}}', 8],
    ['words after a part', '{{#deck}}a{{/deck}}\nLost.', 8],
  ])('%s are refused with their line', (_case, body, line) => {
    const error = refusal(`${HEAD}${body}`);
    expect(error).toMatchObject({ file: 'templates/note.md.hbs', line, hint: expect.stringContaining('{{#takeaway}}') });
    expect(error?.message).toContain('outside any part');
  });

  it('are refused in a partial that is called there, by its own line', () => {
    expect(refusal(`${HEAD}{{> end}}`, { end: 'words' })).toMatchObject({ file: 'templates/partials/end.md.hbs', line: 1 });
    expect(refusal(`${HEAD}{{#deck}}{{> end}}{{/deck}}`, { end: 'words' })).toBeUndefined();
  });

  it('comments and blocks with parts in them are none', () => {
    expect(refusal(`${HEAD}{{! note }}\n{{#say x}}\n  {{#deck}}a{{/deck}}\n{{/say}}\n`)).toBeUndefined();
  });
});

describe('two sections of one name', () => {
  it('are refused, the second with its line', () => {
    const error = refusal(`${HEAD}{{#section "s"}}a{{/section}}\n{{#section "s"}}b{{/section}}`);
    expect(error).toMatchObject({ message: 'the section "s" stands twice', line: FIRST + 1 });
  });

  it('may stand where one takes the place of the other, and in a partial', () => {
    const both = '{{#if x}}{{#section "s"}}a{{/section}}{{else}}{{#section "s"}}b{{/section}}{{/if}}';
    expect(refusal(`${HEAD}${both}`)).toBeUndefined();
    expect(refusal(`${HEAD}{{> p}}`, { p: '{{#section "s"}}a{{/section}}' })).toBeUndefined();
    expect(refusal(`${HEAD}${both}{{#section "s"}}c{{/section}}`)?.message).toBe('the section "s" stands twice');
  });
});

describe('a partial is refused by its own file and line', () => {
  it.each([
    ['an unknown path', 'words\n{{claim x}}', 'unknown path `x`'],
    ['an unknown helper', 'words\n{{shout fact}}', 'unknown helper or path `shout`'],
    ['the edition before, which is not handed to it', 'words\n{{claim previous.x}}', 'unknown path `previous.x`'],
    ['a parse error', 'words\n{{#say fact}}', 'cannot parse'],
  ])('%s, called or not', (_case, body, says) => {
    const partials = { row: `---\nparams: [fact]\n---\n${body}` };
    for (const caller of ['', '{{> row fact=x}}']) {
      const error = refusal(`${HEAD}${caller}`, partials);
      expect(error?.message).toContain(says);
      expect(error).toMatchObject({ file: 'templates/partials/row.md.hbs', line: 5 });
    }
  });

  it.each([
    ['itself', { row: '---\nparams: [fact]\n---\n{{> row fact=fact}}' }],
    ['one that calls it', { row: '---\nparams: [fact]\n---\n{{> cell fact=fact}}', cell: '---\nparams: [fact]\n---\n{{> row fact=fact}}' }],
  ])('a partial that calls %s', (_case, partials) => {
    expect(refusal(`${HEAD}{{> row fact=x}}`, partials)?.message).toContain('nest');
    expect(refusal(HEAD, partials)?.message).toContain('nest');
  });
});

describe('front matter', () => {
  it.each([
    ['no roles', '---\nabout: x\n---\n', 'front matter: '],
    ['an unknown field of a role', '---\nroles:\n  x: { needed: true }\n---\n', 'front matter: roles.x.needed'],
    ['a role with a capital', '---\nroles:\n  X: {}\n---\n', 'a role has small letters'],
    ['a role that is a word', '---\nroles:\n  x: required\n---\n', 'front matter: roles.x'],
  ])('with %s is refused', (_case, text, says) => {
    const error = refusal(text);
    expect(error?.message).toContain(says);
    expect(error).toMatchObject({ file: 'templates/note.md.hbs', line: 1 });
  });

  it('that is no YAML is refused in the file of the template', () => {
    expect(() => compile('---\nroles: [\n---\n')).toThrow(
      expect.objectContaining({ errors: [expect.objectContaining({ file: 'templates/note.md.hbs' })] }),
    );
  });

  it('may be left out of a template without facts, and of a partial without parameters', () => {
    expect(refusal('---\nroles: {}\n---\n{{#deck}}{{> end}}{{/deck}}', { end: 'The end.' })).toBeUndefined();
  });

  it.each(['constructor', '__proto__'])('a role called %s is refused', (name) => {
    expect(() => compile(`---\nroles:\n  ${name}: {}\n---\n`)).toThrow(`no field may be called \`${name}\``);
  });
});

describe('what a good template may do', () => {
  it.each([
    ['name an item', '{{#each many as |f|}}{{claim f}}{{/each}}'],
    ['use the item', '{{#each many}}{{claim this}}{{/each}}'],
    ['number items', '{{#each many as |f index|}}{{#if @first}}{{else}}, {{/if}}{{claim f}}{{/each}}'],
    ['read the edition before', '{{#say previous.x}}{{claim previous.x}}{{/say}}'],
    ['trim blanks', '{{~#say x~}} {{~claim x~}} {{~/say~}}'],
    ['call a partial in a partial', '{{> row fact=x}}'],
    ['hold a comment', '{{!-- {{z}} --}}{{! z }}'],
    ['write braces', '\\{{x}}'],
  ])('%s', (_case, body) => {
    const partials = { row: '---\nparams: [fact]\n---\n{{> cell fact=fact}}', cell: '---\nparams: [fact]\n---\n{{claim fact}}' };
    expect(refusal(`${HEAD}{{#section "s"}}${body}{{/section}}`, partials)).toBeUndefined();
  });

  it('a template is known by what it says and what the partials it calls say', () => {
    const text = `${HEAD}{{#section "s"}}{{> row}}{{/section}}`;
    const partials = { row: '{{> cell}}', cell: 'a', other: 'a' };
    const one = compile(text, partials).sha256;
    expect(compile(text, partials).sha256).toBe(one);
    expect(compile(`${text} `, partials).sha256).not.toBe(one);
    expect(compile(text, { ...partials, row: '{{> cell}}.' }).sha256).not.toBe(one);
    expect(compile(text, { ...partials, cell: 'b' }).sha256).not.toBe(one);
    expect(compile(text, { ...partials, other: 'b' }).sha256).toBe(one);
  });
});
