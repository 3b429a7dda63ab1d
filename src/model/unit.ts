/**
 * Units of measure. A unit belongs to one dimension; values convert inside a dimension and never across one.
 * Percent, percentage points and basis points are three dimensions, and so is each currency.
 * Factors: SI Brochure (9th ed.) and NIST SP 811 Appendix B, exact by definition.
 */

export interface Unit {
  /** Id used in fact files: `t`, `percent`, `USD`. */
  readonly id: string;
  /** Values of one dimension convert into each other. */
  readonly dimension: string;
  /** How many of the dimension's base unit one of this unit is, as an exact decimal string. */
  readonly factor: string;
  /** Words for one and for many: `metric ton`, `metric tons`. Empty for units written as a sign. */
  readonly one: string;
  readonly many: string;
  /** Other spellings a reader of text accepts, lower case. */
  readonly aliases: readonly string[];
}

const unit = (id: string, dimension: string, factor: string, one: string, many: string, ...aliases: string[]): Unit => ({
  id,
  dimension,
  factor,
  one,
  many,
  aliases,
});

const UNITS: readonly Unit[] = [
  unit('percent', 'percent', '1', 'percent', 'percent', '%', 'per cent', 'pct', 'pct.', 'percents', 'percentage', 'p.c.'),
  unit(
    'percentage-point',
    'percentage-point',
    '1',
    'percentage point',
    'percentage points',
    'pp',
    'pps',
    'p.p.',
    'points',
    'point',
    'pct pts',
    'pct point',
    'pct points',
    'ppt',
    'ppts',
    '%-point',
    '%-points',
    '% points',
    'percent points',
    'per cent points',
  ),
  unit('basis-point', 'percentage-point', '0.01', 'basis point', 'basis points', 'bp', 'bps', 'bips'),
  unit('times', 'times', '1', 'time', 'times', 'x', 'fold', '-fold', '×'),
  unit('count', 'count', '1', '', ''),
  unit('t', 'mass', '1000', 'metric ton', 'metric tons', 'ton', 'tons', 'tonne', 'tonnes', 'mt', 'metric tonne', 'metric tonnes'),
  unit('kg', 'mass', '1', 'kilogram', 'kilograms', 'kg', 'kgs', 'kilo', 'kilos', 'kilogramme', 'kilogrammes', 'k.g.'),
  unit('g', 'mass', '0.001', 'gram', 'grams', 'gramme', 'grammes', 'gms'),
  unit('mg', 'mass', '0.000001', 'milligram', 'milligrams', 'mg', 'mgs', 'milligrammes'),
  unit('ug', 'mass', '0.000000001', 'microgram', 'micrograms', 'μg', 'µg', 'mcg', 'microgrammes'),
  unit('lb', 'mass', '0.45359237', 'pound', 'pounds', 'lbs', 'lb'),
  unit('oz', 'mass', '0.028349523125', 'ounce', 'ounces', 'oz'),
  unit('ozt', 'mass', '0.0311034768', 'troy ounce', 'troy ounces', 'troy oz'),
  unit('stone', 'mass', '6.35029318', 'stone', 'stones'),
  unit('dram', 'mass', '0.0017718451953125', 'dram', 'drams', 'drachma'),
  unit('short-ton', 'mass', '907.18474', 'short ton', 'short tons'),
  unit('long-ton', 'mass', '1016.0469088', 'long ton', 'long tons'),
  unit('ct', 'mass', '0.0002', 'carat', 'carats'),
  unit('bbl', 'volume', '158.987294928', 'barrel', 'barrels', 'bbl', 'bbls'),
  unit('l', 'volume', '1', 'liter', 'liters', 'litre', 'litres'),
  unit('ml', 'volume', '0.001', 'milliliter', 'milliliters', 'millilitre', 'millilitres', 'ml', 'mls'),
  unit('hl', 'volume', '100', 'hectoliter', 'hectoliters', 'hectolitre', 'hectolitres', 'hl'),
  unit('m3', 'volume', '1000', 'cubic meter', 'cubic meters', 'cubic metre', 'cubic metres', 'm³', 'm3', 'm^3', 'cu m'),
  unit(
    'km3',
    'volume',
    '1000000000000',
    'cubic kilometer',
    'cubic kilometers',
    'cubic kilometre',
    'cubic kilometres',
    'km³',
    'km3',
    'km^3',
    'km cubed',
  ),
  unit('ft3', 'volume', '28.316846592', 'cubic foot', 'cubic feet', 'cu ft', 'ft³', 'cf'),
  unit('gal', 'volume', '3.785411784', 'gallon', 'gallons', 'gal', 'gals'),
  unit('bu', 'volume', '35.23907016688', 'bushel', 'bushels'),
  unit('qt', 'volume', '0.946352946', 'quart', 'quarts', 'qt', 'qts'),
  unit('pt', 'volume', '0.473176473', 'pint', 'pints'),
  unit('fl-oz', 'volume', '0.0295735295625', 'fluid ounce', 'fluid ounces', 'fl oz', 'fl. oz.'),
  unit('cl', 'volume', '0.01', 'centiliter', 'centiliters', 'centilitre', 'centilitres', 'cl'),
  unit('dl', 'volume', '0.1', 'deciliter', 'deciliters', 'decilitre', 'decilitres', 'dl'),
  unit('in3', 'volume', '0.016387064', 'cubic inch', 'cubic inches', 'cu in'),
  unit('yd3', 'volume', '764.554857984', 'cubic yard', 'cubic yards', 'cu yd'),
  unit('cm3', 'volume', '0.001', 'cubic centimeter', 'cubic centimeters', 'cubic centimetre', 'cubic centimetres', 'cm³', 'cm3', 'cc'),
  unit('cup', 'volume', '0.2365882365', 'cup', 'cups'),
  unit('tsp', 'volume', '0.00492892159375', 'teaspoon', 'teaspoons', 'tsp'),
  unit('tbsp', 'volume', '0.01478676478125', 'tablespoon', 'tablespoons', 'tbsp'),
  unit('m', 'length', '1', 'meter', 'meters', 'metre', 'metres'),
  unit('km', 'length', '1000', 'kilometer', 'kilometers', 'kilometre', 'kilometres', 'km', 'kms'),
  unit('cm', 'length', '0.01', 'centimeter', 'centimeters', 'centimetre', 'centimetres', 'cm', 'cms'),
  unit('mm', 'length', '0.001', 'millimeter', 'millimeters', 'millimetre', 'millimetres', 'mm', 'mms'),
  unit('um', 'length', '0.000001', 'micrometer', 'micrometers', 'micrometre', 'micrometres', 'micron', 'microns', 'μm', 'µm'),
  unit('mi', 'length', '1609.344', 'mile', 'miles', 'mi'),
  unit('yd', 'length', '0.9144', 'yard', 'yards', 'yd', 'yds'),
  unit('ft', 'length', '0.3048', 'foot', 'feet', 'ft'),
  unit('in', 'length', '0.0254', 'inch', 'inches'),
  unit('nmi', 'length', '1852', 'nautical mile', 'nautical miles', 'nmi'),
  unit('dm', 'length', '0.1', 'decimeter', 'decimeters', 'decimetre', 'decimetres', 'dm'),
  unit('light-year', 'length', '9460730472580800', 'light-year', 'light-years', 'light year', 'light years'),
  unit('nm', 'length', '0.000000001', 'nanometer', 'nanometers', 'nanometre', 'nanometres', 'nm'),
  unit('pm', 'length', '0.000000000001', 'picometer', 'picometers', 'picometre', 'picometres'),
  unit('ha', 'area', '10000', 'hectare', 'hectares', 'ha'),
  unit('acre', 'area', '4046.8564224', 'acre', 'acres'),
  unit('m2', 'area', '1', 'square meter', 'square meters', 'square metre', 'square metres', 'm²', 'm2', 'm^2', 'sq m', 'sqm'),
  unit(
    'km2',
    'area',
    '1000000',
    'square kilometer',
    'square kilometers',
    'square kilometre',
    'square kilometres',
    'km²',
    'km2',
    'km^2',
    'sq km',
    'sqkm',
    'km squared',
  ),
  unit('ft2', 'area', '0.09290304', 'square foot', 'square feet', 'sq ft', 'sq. ft.', 'ft²', 'sqft'),
  unit('mi2', 'area', '2589988.110336', 'square mile', 'square miles', 'sq mi', 'sq miles'),
  unit('cm2', 'area', '0.0001', 'square centimeter', 'square centimeters', 'square centimetre', 'square centimetres', 'cm²', 'cm2'),
  unit('yd2', 'area', '0.83612736', 'square yard', 'square yards', 'sq yd'),
  unit('in2', 'area', '0.00064516', 'square inch', 'square inches', 'sq in'),
  unit('W', 'power', '1', 'watt', 'watts'),
  unit('kW', 'power', '1000', 'kilowatt', 'kilowatts', 'kw'),
  unit('MW', 'power', '1000000', 'megawatt', 'megawatts', 'mw'),
  unit('GW', 'power', '1000000000', 'gigawatt', 'gigawatts', 'gw'),
  unit('TW', 'power', '1000000000000', 'terawatt', 'terawatts'),
  unit('hp', 'power', '745.69987158227022', 'horsepower', 'horsepower', 'hp'),
  unit('Wh', 'energy', '0.001', 'watt-hour', 'watt-hours', 'wh'),
  unit('kWh', 'energy', '1', 'kilowatt-hour', 'kilowatt-hours', 'kwh', 'kilowatt hour', 'kilowatt hours'),
  unit('MWh', 'energy', '1000', 'megawatt-hour', 'megawatt-hours', 'mwh', 'megawatt hour', 'megawatt hours'),
  unit('GWh', 'energy', '1000000', 'gigawatt-hour', 'gigawatt-hours', 'gwh', 'gigawatt hour', 'gigawatt hours'),
  unit('TWh', 'energy', '1000000000', 'terawatt-hour', 'terawatt-hours', 'twh', 'terawatt hour', 'terawatt hours'),
  unit('MMBtu', 'energy', '293.07107017222', 'million British thermal units', 'million British thermal units', 'mmbtu'),
  unit('V', 'voltage', '1', 'volt', 'volts'),
  unit('bit', 'data', '1', 'bit', 'bits'),
  unit('B', 'data', '8', 'byte', 'bytes'),
  unit('KB', 'data', '8000', 'kilobyte', 'kilobytes', 'kb'),
  unit('MB', 'data', '8000000', 'megabyte', 'megabytes', 'mb'),
  unit('GB', 'data', '8000000000', 'gigabyte', 'gigabytes', 'gb'),
  unit('TB', 'data', '8000000000000', 'terabyte', 'terabytes', 'tb'),
  unit('PB', 'data', '8000000000000000', 'petabyte', 'petabytes', 'pb'),
  unit('EB', 'data', '8000000000000000000', 'exabyte', 'exabytes'),
  unit('Hz', 'frequency', '1', 'hertz', 'hertz', 'hz'),
  unit('kHz', 'frequency', '1000', 'kilohertz', 'kilohertz', 'khz'),
  unit('MHz', 'frequency', '1000000', 'megahertz', 'megahertz', 'mhz'),
  unit('GHz', 'frequency', '1000000000', 'gigahertz', 'gigahertz', 'ghz'),
  unit('degree', 'angle', '1', 'degree', 'degrees', '°'),
  unit(
    'degC',
    'temperature:degC',
    '1',
    'degree Celsius',
    'degrees Celsius',
    '°c',
    '° c',
    'degrees c',
    'celsius',
    'centigrade',
    'degrees centigrade',
    '° celsius',
  ),
  unit('degF', 'temperature:degF', '1', 'degree Fahrenheit', 'degrees Fahrenheit', '°f', '° f', 'degrees f', 'fahrenheit', '° fahrenheit'),
  unit('kelvin', 'temperature:kelvin', '1', 'kelvin', 'kelvins'),
  unit('second', 'time', '1', 'second', 'seconds', 'sec', 'secs'),
  unit('minute', 'time', '60', 'minute', 'minutes', 'min', 'mins'),
  unit('hour', 'time', '3600', 'hour', 'hours', 'hr', 'hrs'),
  unit('day', 'time', '86400', 'day', 'days', 'night', 'nights'),
  unit('week', 'time', '604800', 'week', 'weeks', 'wk', 'wks'),
  unit('fortnight', 'time', '1209600', 'fortnight', 'fortnights'),
  unit('month', 'months', '1', 'month', 'months', 'mo', 'mos', 'mths'),
  unit('quarter', 'months', '3', 'quarter', 'quarters'),
  unit('year', 'months', '12', 'year', 'years', 'yr', 'yrs'),
  unit('decade', 'months', '120', 'decade', 'decades'),
  unit('century', 'months', '1200', 'century', 'centuries'),
  unit('share', 'share', '1', 'share', 'shares'),
  unit('index-point', 'index-point', '1', 'point', 'points'),
  unit('BTC', 'BTC', '1', 'bitcoin', 'bitcoins'),
];

/** How a currency is written before its amount. Others are written `CHF 12 million`, the ISO code first. */
const SIGNS: Readonly<Record<string, string>> = {
  USD: '$',
  AUD: 'A$',
  CAD: 'C$',
  HKD: 'HK$',
  NZD: 'NZ$',
  SGD: 'S$',
  EUR: '€',
  GBP: '£',
  JPY: '¥',
  CNY: 'CN¥',
  INR: '₹',
  KRW: '₩',
};

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

const byId: ReadonlyMap<string, Unit> = new Map(
  [...[...CURRENCIES].map(currencyUnit), ...UNITS].map((entry): [string, Unit] => [entry.id, entry]),
);

function currencyUnit(id: string): Unit {
  return { id, dimension: `currency:${id}`, factor: '1', one: '', many: '', aliases: [] };
}

/** Whether an id is an ISO 4217 currency code known to the runtime. */
export function isCurrency(id: string): boolean {
  return CURRENCIES.has(id);
}

/** `$` for USD, `A$` for AUD; `CHF ` (with its blank) where there is no sign in use. */
export function currencySign(id: string): string {
  return SIGNS[id] ?? `${id} `;
}

/** The unit with that id, or undefined. Every ISO 4217 code is a unit of its own dimension. */
export function unitById(id: string): Unit | undefined {
  return byId.get(id);
}

/** All units that are not currencies, for the reader of text and for messages. */
export function allUnits(): readonly Unit[] {
  return UNITS;
}
