/**
 * What is of a country, as English has it, by ISO 3166-1 code: a text says "Chinese mines" for China's. Left out are those that two
 * countries share (Congolese, Dominican, Korean, Guinean).
 */
export const DEMONYMS: Readonly<Record<string, readonly string[]>> = pairs(`
AFG Afghan, ALB Albanian, DZA Algerian, AGO Angolan, ARG Argentine, ARM Armenian, AUS Australian, AUT Austrian, AZE Azerbaijani,
BHR Bahraini, BGD Bangladeshi, BLR Belarusian, BEL Belgian, BTN Bhutanese, BOL Bolivian, BIH Bosnian, BWA Botswanan, BRA Brazilian,
BRN Bruneian, BGR Bulgarian, BDI Burundian, KHM Cambodian, CMR Cameroonian, CAN Canadian, CHL Chilean, CHN Chinese, COL Colombian,
CRI Costa Rican, HRV Croatian, CUB Cuban, CYP Cypriot, CZE Czech, DNK Danish, ECU Ecuadorian, EGY Egyptian, SLV Salvadoran,
ERI Eritrean, EST Estonian, ETH Ethiopian, FJI Fijian, FIN Finnish, FRA French, GAB Gabonese, GMB Gambian, GEO Georgian, DEU German,
GHA Ghanaian, GRC Greek, GTM Guatemalan, GUY Guyanese, HTI Haitian, HND Honduran, HUN Hungarian, ISL Icelandic, IND Indian,
IDN Indonesian, IRN Iranian, IRQ Iraqi, IRL Irish, ISR Israeli, ITA Italian, CIV Ivorian, JAM Jamaican, JPN Japanese, JOR Jordanian,
KAZ Kazakh, KEN Kenyan, KWT Kuwaiti, KGZ Kyrgyz, LAO Laotian, LVA Latvian, LBN Lebanese, LBR Liberian, LBY Libyan, LTU Lithuanian,
LUX Luxembourgish, MDG Malagasy, MWI Malawian, MYS Malaysian, MLI Malian, MLT Maltese, MRT Mauritanian, MUS Mauritian, MEX Mexican,
MDA Moldovan, MNG Mongolian, MNE Montenegrin, MAR Moroccan, MOZ Mozambican, MMR Burmese, NAM Namibian, NPL Nepalese, NLD Dutch,
NIC Nicaraguan, NER Nigerien, NGA Nigerian, PRK North Korean, MKD Macedonian, NOR Norwegian, OMN Omani, PAK Pakistani, PAN Panamanian,
PRY Paraguayan, PER Peruvian, PHL Philippine, POL Polish, PRT Portuguese, QAT Qatari, ROU Romanian, RUS Russian, RWA Rwandan,
SAU Saudi, SEN Senegalese, SRB Serbian, SLE Sierra Leonean, SGP Singaporean, SVK Slovak, SVN Slovenian, SOM Somali,
ZAF South African, KOR South Korean, ESP Spanish, LKA Sri Lankan, SDN Sudanese, SUR Surinamese, SWE Swedish, CHE Swiss, SYR Syrian,
TWN Taiwanese, TJK Tajik, TZA Tanzanian, THA Thai, TGO Togolese, TUN Tunisian, TUR Turkish, TKM Turkmen, UGA Ugandan, UKR Ukrainian,
ARE Emirati, GBR British, USA American, URY Uruguayan, UZB Uzbek, VEN Venezuelan, VNM Vietnamese, YEM Yemeni, ZMB Zambian, ZWE Zimbabwean
`);

function pairs(table: string): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(table.split(',').map((pair) => [pair.trim().slice(0, 3), [pair.trim().slice(4)]]));
}
