/** What the reader makes of times, tickers and numbered names: input, then each mention with its value. */
import { describe, expect, test } from 'vitest';
import { shown } from './show.ts';

type Case = readonly [input: string, mentions: readonly string[]];

const TIMES: readonly Case[] = [
  ['2:22 p.m. ET', ['2:22 p.m. ET: time 14:22 ET']],
  ['4 p.m.', ['4 p.m.: time 16:00']],
  ['14:22 UTC', ['14:22 UTC: time 14:22 UTC']],
  ['9:30 a.m. Eastern time', ['9:30 a.m. Eastern time: time 9:30 Eastern time']],
  ['14:22:05+01:00', ['14:22:05+01:00: time 14:22 +01:00']],
  ['by 0930 GMT', ['0930 GMT: time 9:30 GMT']],
  ['2 pm', ['2 pm: time 14:00']],
  ['1:1', ['1: 1', '1: 1']],
];

const TICKERS: readonly Case[] = [
  ['(NYSE: MP)', ['NYSE: MP: ticker NYSE MP']],
  ['NASDAQ:NVDA', ['NASDAQ:NVDA: ticker NASDAQ NVDA']],
  ['ASX: LYC', ['ASX: LYC: ticker ASX LYC']],
  ['NYSE American: UUUU', ['NYSE American: UUUU: ticker NYSE American UUUU']],
  ['(TSX: EFR)', ['TSX: EFR: ticker TSX EFR']],
  ['XTSE:AWG', ['XTSE:AWG: ticker XTSE AWG']],
  ['SSE: 600111', ['SSE: 600111: ticker SSE 600111']],
  ['600111.SS', ['600111.SS: ticker SS 600111']],
  ['(LYC.AX)', ['LYC.AX: ticker AX LYC']],
  ['NYSE: BRK.B', ['NYSE: BRK.B: ticker NYSE BRK.B']],
];

const NAMES: readonly Case[] = [
  ['S&P 500', ['S&P 500: name']],
  ['the Nasdaq 100', ['Nasdaq 100: name']],
  ['Russell 2000', ['Russell 2000: name']],
  ['S&P/ASX 200', ['S&P/ASX 200: name']],
  ['STOXX Europe 600', ['STOXX Europe 600: name']],
  ['10-K', ['10-K: name']],
  ['10-Q', ['10-Q: name']],
  ['8-K', ['8-K: name']],
  ['Form 8-K', ['Form 8-K: name']],
  ['5G', ['5G: name']],
  ['4K', ['4K: name']],
  ['COVID-19', ['COVID-19: name']],
  ['Boeing 737', ['Boeing 737: name']],
  ['737 MAX', ['737 MAX: name']],
  ['Section 232', ['Section 232: name']],
  ['Article 5', ['Article 5: name']],
  ['Article 5(1)', ['Article 5(1): name']],
  ['Regulation (EU) 2024/1252', ['Regulation (EU) 2024/1252: name']],
  ['Announcement No. 61', ['Announcement No. 61: name']],
  ['No. 18', ['No. 18: name']],
  ['Executive Order 14272', ['Executive Order 14272: name']],
  ['Title III', ['Title III: name']],
  ['Securities Act of 1934', ['Act of 1934: name']],
  ['H20', ['H20: name']],
  ['GB300', ['GB300: name']],
  ['G7', ['G7: name']],
  ['F-35', ['F-35: name']],
  ['ISO 9001', ['ISO 9001: name']],
  ['401(k)', ['401(k): name']],
  ['Web 2.0', ['Web 2.0: name']],
  ['Phase 2', ['Phase 2: name']],
  ['Rule 14a-12', ['Rule 14a-12: name']],
  ['192.168.1.2', ['192.168.1.2: name']],
  ['CO2', ['CO2: name']],
  ['A320neo', ['A320neo: name']],
  ['iPhone 17', ['iPhone 17: name']],
  ['7-Eleven', ['7-Eleven: name']],
];

describe('times, tickers and numbered names', () => {
  test.each(TIMES)('times: %s', (input, mentions) => {
    expect(shown(input)).toEqual(mentions);
  });
  test.each(TICKERS)('tickers with their exchange: %s', (input, mentions) => {
    expect(shown(input)).toEqual(mentions);
  });
  test.each(NAMES)('names with a number: %s', (input, mentions) => {
    expect(shown(input)).toEqual(mentions);
  });
});
