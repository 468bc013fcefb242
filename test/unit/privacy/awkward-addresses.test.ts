import { describe, expect } from 'vitest';
import { loadRedaction } from '../../../lib/privacy/index.ts';
import { eachRow } from '../../fixtures/each-row.ts';

const { redactText } = await loadRedaction();

describe('Redaction of addresses that callers give awkwardly, by class', () => {
  eachRow([
    // The flat is named between the house number and the postcode.
    ['Los Olivos 14, 3º B, 41013 Sevilla', '[ADDRESS] Sevilla'],
    ['El Molino 3, 2º, 30001 Murcia', '[ADDRESS] Murcia'],
    ['Les Mimosas 14, bât C, 83000 Toulon', '[ADDRESS] Toulon'],
    ['La Bastide 5 bis, 13100 Aix', '[ADDRESS] Aix'],
    ['Am Anger 7, Hinterhaus, 99084 Erfurt', '[ADDRESS] Erfurt'],
    ['An der Leite 8, EG links, 95444 Bayreuth', '[ADDRESS] Bayreuth'],
    ['Le Querce 9, int. 4, 40121 Bologna', '[ADDRESS] Bologna'],
    ['Urb. Las Brisas, bloque 5, 29660 Marbella', '[ADDRESS] Marbella'],
    ['La Solana s/n, 37001 Salamanca', '[ADDRESS] Salamanca'],
    // The postcode follows the house number directly.
    ['Hauptstr. 12 10115 Berlin', '[ADDRESS] Berlin'],
    ['12, 75001 Paris, rue de Rivoli', '[ADDRESS] Paris, rue de Rivoli'],
    // A place without a number.
    ['ZA du Moulin, 44115 Haute-Goulaine', '[ADDRESS] Haute-Goulaine'],
    ["Parc d'activités des Lacs, 33520 Bruges", '[ADDRESS] Bruges'],
    ['Gewerbegebiet Nord 4, Halle 2, 49076 Osnabrück', '[ADDRESS] Osnabrück'],
    ['Polígono Industrial El Segre, nave 14, 25191 Lleida', '[ADDRESS] Lleida'],
    // A spoken address without the kind of the street.
    ['nine oh one south main in Tulsa', '[ADDRESS]'],
    ['five fifty west madison apartment twelve c chicago illinois', '[ADDRESS]'],
    ["it's three forty west seventy second apartment four b thanks", "it's [ADDRESS] thanks"],
    ['twenty two the crescent in Frome', '[ADDRESS]'],
    ['76 the Broadway', '[ADDRESS]'],
    ['nine the croft Didcot', '[ADDRESS]'],
    // A spoken address without a number, if the caller says that it is an address.
    ['I live at rose cottage mill lane', 'I live at [ADDRESS]'],
    ["j'habite Le Clos Fleuri bâtiment B, Nîmes", "j'habite Le [ADDRESS]"],
    ['vivo en la finca los naranjos camino viejo', 'vivo en la [ADDRESS]'],
    ['my address is primrose house station road alton', 'my address is [ADDRESS]'],
  ])('takes out of %j what is personal', (text, redacted) => {
    expect(redactText(text)).toBe(redacted);
  });

  eachRow([
    'I drove 150 miles south of the city',
    'one fifty west of the exit there is a store',
    'take 101 south exit 4',
    'at six the street was empty',
    'five south main',
    'two for the price of one',
    'Jane Smith, 24200 Sarlat',
    'Sony TV, 2 boxes, 24200 units',
    'my address is on the high street',
    'deliver it to the wrong house',
    'I live at the seaside',
    'change the address for the high street branch office',
    'le bâtiment B est fermé',
  ])('leaves %j', text => {
    expect(redactText(text)).toBe(text);
  });
});
