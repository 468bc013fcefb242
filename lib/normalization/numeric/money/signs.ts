import {
  CURRENCY_SYMBOLS,
  DOLLAR_QUALIFIERS,
  MINOR_UNIT_SYMBOLS,
  WORDLIKE_CURRENCY_CODES,
} from '../../../languages/index.ts';
import { currencyCodes } from './currency-codes.ts';
import { type NamedUnit, unitOf } from './unit.ts';

/** Signs and codes of currencies, which are the same in every language: "$", "US$", "EUR", "MEUR", "¢". */
export function* signUnits(): Generator<NamedUnit> {
  for (const [said, codes] of Object.entries(CURRENCY_SYMBOLS)) {
    yield [said.split(' '), unitOf(codes.split(' '), { sign: true })];
  }
  for (const [said, codes] of Object.entries(MINOR_UNIT_SYMBOLS)) {
    yield [[said], unitOf(codes.split(' '), { factor: 0.01 })];
  }
  for (const [qualifier, code] of Object.entries(DOLLAR_QUALIFIERS)) yield* withDollarSign(qualifier, code);
  const wordlike = new Set(WORDLIKE_CURRENCY_CODES.split(' '));
  for (const code of currencyCodes()) {
    const said = code.toLowerCase();
    yield [[said], unitOf([code], { sign: true, wordlike: wordlike.has(code) })];
    yield [[`m${said}`], unitOf([code], { sign: true, factor: 1e6 })];
    yield* withDollarSign(said, code);
  }
}

function* withDollarSign(qualifier: string, code: string): Generator<NamedUnit> {
  const unit = unitOf([code], { sign: true });
  yield [[qualifier, '$'], unit];
  yield [['$', qualifier], unit];
}
