/** Names as data: places known as names even where a sentence begins, and names of several words with their short forms. */

/** Countries and regions, one word each, small letters. */
export const PLACES: ReadonlySet<string> = new Set(
  `afghanistan africa albania algeria america angola argentina armenia asia australia austria azerbaijan bahrain bangladesh belarus belgium bolivia botswana brazil britain bulgaria burma cambodia cameroon canada chile china colombia congo croatia cuba cyprus denmark ecuador egypt england estonia ethiopia europe finland france gabon georgia germany ghana greece greenland guatemala guinea hungary iceland india indonesia iran iraq ireland israel italy japan jordan kazakhstan kenya korea kuwait kyrgyzstan laos latvia lebanon libya lithuania luxembourg madagascar malawi malaysia mali malta mexico mongolia morocco mozambique myanmar namibia nepal netherlands nicaragua niger nigeria norway oman pakistan panama paraguay peru philippines poland portugal qatar romania russia rwanda scotland senegal serbia singapore slovakia slovenia somalia spain sudan sweden switzerland syria taiwan tajikistan tanzania thailand tunisia turkey turkmenistan uganda ukraine uruguay uzbekistan venezuela vietnam wales yemen zambia zimbabwe beijing berlin brussels london moscow paris tokyo washington texas california nevada wyoming utah alaska`.split(
    /\s+/,
  ),
);

/** Names that are one: the first is the key. */
export const ALIASES: readonly (readonly string[])[] = [
  ['us', 'united states', 'usa', 'america', 'american', 'united states of america', 'u s', 'washington'],
  ['uk', 'united kingdom', 'britain', 'british', 'great britain'],
  ['eu', 'european union', 'brussels'],
  ['un', 'united nations'],
  ['uae', 'united arab emirates', 'emirates', 'emirati'],
  ['fed', 'federal reserve', 'us federal reserve'],
  ['drc', 'democratic republic of congo', 'democratic republic', 'congo', 'congolese'],
  ['france', 'french', 'paris'],
  ['germany', 'german', 'berlin'],
  ['netherlands', 'dutch'],
  ['spain', 'spanish'],
  ['poland', 'polish'],
  ['denmark', 'danish'],
  ['sweden', 'swedish'],
  ['finland', 'finnish'],
  ['ireland', 'irish'],
  ['switzerland', 'swiss'],
  ['turkey', 'turkish'],
  ['norway', 'norwegian'],
  ['greece', 'greek'],
  ['peru', 'peruvian'],
  ['china', 'chinese', 'beijing', 'prc'],
  ['russia', 'russian', 'moscow'],
  ['japan', 'japanese', 'tokyo'],
  ['r&d', 'research and development'],
  ['ceo', 'chief executive', 'chief executive officer'],
  ['cfo', 'chief financial officer'],
];
