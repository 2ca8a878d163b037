import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { scriptProblems, type CallAnswer, type CallStep } from '../../shared/domain/call-script.ts';
import { escapeHtml } from '../../shared/domain/escape-html.ts';
import { talkSheetHtml } from '../../shared/domain/talk-sheet-html.ts';

const to = (next: string): CallAnswer => ({ label: 'x', next, outcome: null });
const end: CallAnswer = { label: 'x', next: null, outcome: 'bought' };
const step = (key: string, ...answers: CallAnswer[]): CallStep => ({ key, say: 'x', answers });

describe('a script', () => {
  it.each<[string, CallStep[], string[]]>([
    ['one step with an end', [step('a', end)], []],
    ['the worked example', [step('a', to('b')), step('b', end), step('c', end)], ['not_reached c']],
    ['no answers', [step('a')], ['no_answers a', 'no_end a']],
    ['to a step that is not there', [step('a', to('z'), end)], ['leads_nowhere a']],
    ['to nothing', [step('a', { label: 'x', next: null, outcome: null }, end)], ['leads_nowhere a']],
    ['to both', [step('a', { label: 'x', next: 'a', outcome: 'bought' })], ['leads_nowhere a']],
    ['round and round', [step('a', to('b')), step('b', to('a'))], ['no_end a', 'no_end b']],
    ['back, but with an end', [step('a', to('b')), step('b', to('a'), end)], []],
    ['twice the same step', [step('a', end), step('a', end)], ['twice a']],
  ])('%s', (_, steps, problems) => {
    expect(scriptProblems(steps).map((p) => `${p.code} ${p.step}`)).toEqual(problems);
  });
  it('without problems always comes to an end, whichever answers are chosen where there is a way', () => {
    const keys = ['a', 'b', 'c', 'd'];
    const answer = fc.oneof(fc.constantFrom(...keys).map(to), fc.constant(end));
    const script = fc.tuple(...keys.map((k) => fc.array(answer, { maxLength: 3 }).map((answers) => step(k, ...answers))));
    fc.assert(
      fc.property(script, (steps) => {
        if (scriptProblems(steps).length > 0) return;
        // From each step the shortest way out is no longer than there are steps.
        for (const { key } of steps) {
          let at = new Set([key]);
          let out = false;
          for (let i = 0; i <= steps.length && !out; i += 1) {
            const here = steps.filter((s) => at.has(s.key));
            out = here.some((s) => s.answers.some((a) => a.outcome !== null));
            at = new Set(here.flatMap((s) => s.answers.flatMap((a) => a.next ?? [])));
          }
          expect(out).toBe(true);
        }
      }),
    );
  });
});

test('a printed sheet holds the words as text, whatever they are', () => {
  const bad = `<img src=x onerror="x">&'`;
  const html = talkSheetHtml({ name: bad, about: bad, opening: `${bad}\n二`, questions: [bad], objections: [{ they: bad, you: bad }], closing: bad }, 'zh-CN');
  expect(html).not.toMatch(/<img|onerror="/);
  expect(html.split(escapeHtml(bad))).toHaveLength(9);
  expect(html).toContain('<br>二');
  expect(html.replaceAll(escapeHtml(bad), '')).not.toMatch(/src=|href=|url\(|<script/i);
});
