import { type Country, listOf } from './country.ts';

/** France. Phone numbers are those that Arcep keeps for audiovisual works. */
export const france: Country = {
  code: 'FR',
  language: 'fr',
  titles: { female: ['Mme'], male: ['M.'] },
  female: listOf(`
    Camille, Chloé, Léa, Manon, Inès, Zoé, Éléonore, Hélène, Françoise, Geneviève, Thérèse, Anaïs, Maëlys, Aïcha, Nadia,
    Marie-Claude, Anne-Sophie, Élise, Solène, Gaëlle, Océane, Clémence, Margaux, Yasmine`),
  male: listOf(`
    Léo, Raphaël, Hugo, Théo, Jérôme, Rémi, Loïc, Gaël, François, Benoît, Étienne, Jean-Baptiste, Pierre-Yves, Mathéo,
    Mohamed, Karim, Olivier, Frédéric, Cédric, Noël, Grégoire, Aurélien, Thibault, Anatole`),
  last: listOf(`
    Martin, Bernard, Dubois, Thomas, Robert, Petit, Durand, Leroy, Moreau, Lefèvre, Garcia, Fournier, Lambert, Bonnet,
    François, Mercier, Guérin, Faure, Chevalier, Gauthier, Béranger, Lévêque, Benoît, Ben Slimane, El Amrani, d'Aubigné,
    de la Rochefoucauld, Le Goff, Kermarrec, Château-Thierry, Saint-Exupère, Du Plessis-Mornay, Hernández-Morel`),
  cities: [
    ['Paris', '750##', '751##'],
    ['Lyon', '690##'],
    ['Marseille', '130##'],
    ['Lille', '59000', '59800'],
    ['Nîmes', '30000', '30900'],
    ['Besançon', '25000'],
    ['Saint-Étienne', '42000', '42100'],
    ['L’Haÿ-les-Roses', '94240'],
    ['Orléans', '45000', '45100'],
  ],
  postcodeLetters: '',
  streets: listOf(`
    rue de la République, avenue Victor-Hugo, rue des Écoles, boulevard Saint-Michel, place de l'Église, rue du Château,
    allée des Tilleuls, impasse des Lilas, rue du Maréchal-Foch, quai de la Fosse`),
  numberFirst: true,
  phone: {
    callingCode: '33',
    trunk: '0',
    ranges: ['01 99 00 ## ##', '02 61 91 ## ##', '03 53 01 ## ##', '04 65 71 ## ##', '05 36 49 ## ##'],
  },
  emailDomains: ['example.com', 'example.net', 'courrier.example', 'boite.example'],
};

/** The Netherlands. No range is kept for fiction. */
export const netherlands: Country = {
  code: 'NL',
  language: 'nl',
  titles: { female: ['Mevr.'], male: ['Dhr.'] },
  female: listOf(
    'Sanne, Fleur, Lotte, Anouk, Femke, Maaike, Renée, Noëlle, Geertje, Wilhelmina, Marijke, Saskia, Fatima',
  ),
  male: listOf(
    'Daan, Sem, Lars, Thijs, Jeroen, Joost, Pieter, Willem-Jan, André, Koen, Maarten, Bram, Youssef, Sjoerd',
  ),
  last: listOf(`
    de Jong, Jansen, de Vries, van den Berg, van Dijk, Bakker, Janssen, Visser, Smit, Meijer, de Boer, Mulder, Bos,
    van 't Hof, in 't Veld, van der Meulen-Hoekstra, Ouwehand, Coëlho, Brouwer-van Leeuwen, el Idrissi, Zwijnenburg`),
  cities: [
    ['Amsterdam', '1012 @@', '1071 @@', '1098 @@'],
    ['Utrecht', '3511 @@', '3581 @@'],
    ['Rotterdam', '3011 @@', '3062 @@'],
    ["'s-Hertogenbosch", '5211 @@'],
    ['Groningen', '9711 @@'],
    ['Den Haag', '2511 @@', '2585 @@'],
  ],
  postcodeLetters: 'BCEGHJKLMNPRTVWXZ',
  streets: listOf(
    'Dorpsstraat, Kerkstraat, Molenweg, Prinsengracht, Oude Gracht, Stationsplein, Lange Voorhout, Vijzelstraat',
  ),
  numberFirst: false,
  phone: { callingCode: '31', trunk: '0', ranges: ['06 1000 ####', '020 200 ####'] },
  emailDomains: ['example.com', 'example.net', 'brievenbus.example'],
};

/** Ireland. Eircodes have a routing key and four more characters. */
export const ireland: Country = {
  code: 'IE',
  language: 'en',
  titles: { female: ['Ms', 'Mrs'], male: ['Mr'] },
  female: listOf(
    'Aoife, Saoirse, Niamh, Ciara, Róisín, Siobhán, Gráinne, Caoimhe, Máire, Bríd, Orla, Deirdre, Sinéad, Úna',
  ),
  male: listOf(
    'Conor, Cian, Oisín, Seán, Pádraig, Eoin, Darragh, Fionn, Tadhg, Diarmuid, Ruairí, Cathal, Declan, Brendan',
  ),
  last: listOf(`
    Murphy, Kelly, O'Sullivan, Walsh, O'Brien, Byrne, Ryan, O'Connor, O'Neill, O'Reilly, Doyle, McCarthy, Gallagher,
    Ó Súilleabháin, Ní Dhomhnaill, Mac Giolla Phádraig, Fitzgerald-Moore, Kavanagh, Brennan, Quinn, Tuohy, Heffernan`),
  cities: [
    ['Dublin', 'D02 @#@#', 'D08 @#@#', 'D14 @#@#'],
    ['Cork', 'T12 @#@#', 'T23 @#@#'],
    ['Galway', 'H91 @#@#'],
    ['Limerick', 'V94 @#@#'],
    ['Dún Laoghaire', 'A96 @#@#'],
  ],
  postcodeLetters: 'ACDEFHKNPRTVWXY',
  streets: listOf(
    "O'Connell Street, Main Street, Grafton Street, Strand Road, Shop Street, St Patrick's Terrace, Quay Lane",
  ),
  numberFirst: true,
  phone: { callingCode: '353', trunk: '0', ranges: ['085 000 ####'] },
  emailDomains: ['example.org', 'example.com', 'post.example'],
};
