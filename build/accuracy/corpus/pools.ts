const words = (text: string): readonly string[] => text.trim().split(/\s+/);
const lines = (text: string): readonly string[] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim());

/** First names as they are spelt, common ones first: the first third is drawn as often as the rest together. */
export const firstNames = words(`
  James Mary John Patricia Robert Jennifer Michael Linda William Elizabeth David Barbara Richard Susan Joseph Jessica Thomas Sarah
  Oliver Amelia Jack Emily Harry Sophie George Grace Charlie Lucy Jacob Ella Freya Poppy Isla Noah Leo Archie
  Lukas Hannah Felix Jürgen Günther Björn Jörg Käthe Anneliese Heike Matthias Ursula Søren Åsa Øyvind Ingrid Lars Astrid
  Zoë Chloé François Étienne Hélène Noémie Benoît Amélie José María Íñigo Lucía Andrés Inés Joaquín Concepción
  Giulia Alessandro Chiara Niccolò Paweł Małgorzata Łukasz Agnieszka Zbigniew Dvořák Jiří Živa Nuno João Conceição
  Siobhán Niamh Pádraig Aoife Ciarán Rhys Angharad Priya Arjun Fatima Mohammed Yusuf Aisha Wei Ming Yuki Hiroshi Olusegun Chidi`);

export const lastNames = words(`
  Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White Roberts Green Hall Wood
  Harris Martin Clarke Jackson Lewis Turner Hill Cooper Ward Morris Moore Clark Baker Harrison King Morgan Allen Scott
  Müller Schmidt Schröder Weiß Krämer Böhm Großmann Jäger Köhler Zimmermann Schäfer Hübner Løvstad Ångström Sørensen Håkansson
  Lefèvre Beaumont Gagné Mercier Desrosiers Núñez Ibáñez Echeverría Peña Villaseñor Bianchi Esposito D'Angelo Quattrocchi
  Wójcik Kowalczyk Błaszczykowski Żuraw Čermák Novotný Hrabě O'Connor O'Sullivan MacGregor McCarthy Fitzgerald Llewellyn Prydderch
  Patel Banerjee Krishnamurthy Haddad El-Sayed Rahman Nguyen Tanaka Watanabe Okonkwo Adeyemi Featherstonehaugh Cholmondeley
  Abernathy Birtwistle Cadwallader Dunnachie Entwistle Fothergill Gilchrist Heptonstall Inkersole Jowitt Kershaw Liversedge`);

export const streets = words(`
  High Station Church Victoria Park Mill Green Manor Kings Queens Grange Springfield Albert Alexandra Chester Clarence Cromwell
  Dunmore Elmfield Fairview Glebe Hawthorn Ivy Jubilee Kelmscott Larkspur Montague Nightingale Oakwood Pemberton Quarry Rosemount
  Sycamore Thornhill Upland Vernon Westbourne Yarrow Abbey Beechcroft Cathcart Dovecote Eversley Foxglove Gladstone Harcourt`);

export const streetKinds = words('Street Road Lane Avenue Close Drive Terrace Gardens Crescent Place');

/** City, the start of its postcodes, what it is called elsewhere. */
export const cities: readonly (readonly [city: string, area: string, elsewhere: string])[] = [
  ['Leeds', 'LS', 'Leeds'],
  ['Kingston upon Hull', 'HU', 'Hull'],
  ['Newcastle upon Tyne', 'NE', 'Newcastle'],
  ['Royal Leamington Spa', 'CV', 'Leamington Spa'],
  ['Edinburgh', 'EH', 'Edinburgh'],
  ['Cardiff', 'CF', 'Caerdydd'],
  ['Swansea', 'SA', 'Abertawe'],
  ['Bristol', 'BS', 'Bristol'],
  ['Norwich', 'NR', 'Norwich'],
  ['Sheffield', 'S', 'Sheffield'],
  ['Belfast', 'BT', 'Belfast'],
  ['Aberdeen', 'AB', 'Aberdeen'],
  ['Plymouth', 'PL', 'Plymouth'],
  ['Chelmsford', 'CM', 'Chelmsford'],
  ['Wolverhampton', 'WV', 'Wolverhampton'],
];

export const mailDomains = words(
  'gmail.com gmail.com hotmail.co.uk outlook.com yahoo.co.uk icloud.com btinternet.com aol.com proton.me mail.example',
);

export const firms = lines(`
  Ogilvie & Sons Ltd
  Harbour Lights Catering Limited
  Bramley Tooling plc
  Nordwind Spedition GmbH
  Atelier Lumière SARL
  Fernhill Veterinary Centre
  Kestrel Joinery Co
  Blue Anchor Brewery Ltd
  Saltaire Textiles plc
  Moorland Print Works`);
