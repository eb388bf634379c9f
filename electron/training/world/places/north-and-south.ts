import { type Country, listOf } from './country.ts';

/** Sweden. Phone numbers are those that PTS keeps for books and films. */
export const sweden: Country = {
  code: 'SE',
  language: 'sv',
  titles: { female: ['Fru'], male: ['Herr'] },
  female: listOf(
    'Alva, Åsa, Märta, Linnéa, Ebba, Göta, Ingrid, Astrid, Malin, Cecilia, Anna-Karin, Birgitta, Ylva, Elsa',
  ),
  male: listOf(
    'Björn, Göran, Håkan, Åke, Lars-Erik, Nils, Gustav, Linus, Oskar, Örjan, Mårten, Anders, Per-Olof, Sixten',
  ),
  last: listOf(`
    Andersson, Johansson, Karlsson, Nilsson, Eriksson, Larsson, Åkerström, Öberg, Sjöqvist, Björklund, Lindström,
    Bergström, Hägglund, Lönnroth, Ekström, Nyström, von Essen, Oxenstierna-Löwenhielm, Gyllenhammar, Mårtensson`),
  cities: [
    ['Stockholm', '111 ##', '114 ##', '118 ##'],
    ['Göteborg', '411 ##', '413 ##'],
    ['Malmö', '211 ##', '217 ##'],
    ['Linköping', '582 ##'],
    ['Åre', '837 ##'],
  ],
  postcodeLetters: '',
  streets: listOf(
    'Storgatan, Kungsgatan, Drottninggatan, Sveavägen, Järnvägsgatan, Björkvägen, Västra Hamngatan, Ängsvägen',
  ),
  numberFirst: false,
  phone: {
    callingCode: '46',
    trunk: '0',
    ranges: ['031-390 06 ##', '040-628 04 ##', '08-465 004 ##', '0980-319 2##'],
  },
  emailDomains: ['example.com', 'example.org', 'brevlada.example'],
};

/** Spain. No range is kept for fiction. */
export const spain: Country = {
  code: 'ES',
  language: 'es',
  titles: { female: ['Sra.', 'Dra.'], male: ['Sr.', 'Dr.'] },
  female: listOf(
    'Lucía, Sofía, María, Carmen, Inés, Begoña, Concepción, María José, Núria, Montserrat, Ainhoa, Rocío, Pilar',
  ),
  male: listOf(
    'José, Jesús, Álvaro, Íñigo, Andrés, Óscar, Joaquín, José María, Xavier, Iñaki, Martín, Raúl, Adrián, Nicolás',
  ),
  last: listOf(`
    García, Fernández, González, Rodríguez, López, Martínez, Sánchez, Pérez, Gómez, Muñoz, Núñez, Ibáñez, Peña,
    García Márquez, Fernández de Córdoba, Álvarez de Toledo, Ruiz-Mateos, Etxeberria, Puigverd, Zabaleta, Ortega y Gasset`),
  cities: [
    ['Madrid', '280##'],
    ['Barcelona', '080##'],
    ['Sevilla', '410##'],
    ['València', '460##'],
    ['A Coruña', '150##'],
    ['Málaga', '290##'],
    ['Logroño', '260##'],
  ],
  postcodeLetters: '',
  streets: listOf(`
    Calle Mayor, Gran Vía, Calle de Alcalá, Plaza de España, Avenida de la Constitución, Paseo de Gràcia, Calle del Pez`),
  numberFirst: false,
  phone: { callingCode: '34', trunk: '', ranges: ['600 000 ###', '910 000 ###'] },
  emailDomains: ['example.com', 'example.net', 'correo.example'],
};

/** Italy. No range is kept for fiction. */
export const italy: Country = {
  code: 'IT',
  language: 'it',
  titles: { female: ['Sig.ra', 'Dott.ssa'], male: ['Sig.', 'Dott.'] },
  female: listOf(
    'Giulia, Sofia, Aurora, Chiara, Francesca, Elisa, Ludovica, Noè-Maria, Mariangela, Annunziata, Beatrice, Noemi',
  ),
  male: listOf(
    'Leonardo, Francesco, Niccolò, Matteo, Giosuè, Gianluca, Pierluigi, Salvatore, Alessandro, Mosè, Dario, Ugo',
  ),
  last: listOf(`
    Rossi, Russo, Ferrari, Esposito, Bianchi, Romano, Colombo, Ricci, D'Angelo, Dell'Acqua, Lo Presti, Nicolò, Cantù,
    De Benedetti, Della Gherardesca, Mazzanti Viendalmare, Santacroce, Bevilacqua, Mastroianni, Quattrocchi`),
  cities: [
    ['Milano', '201##'],
    ['Roma', '001##'],
    ['Torino', '101##'],
    ['Firenze', '501##'],
    ['Forlì', '471##'],
    ["Sant'Agata de' Goti", '82019'],
  ],
  postcodeLetters: '',
  streets: listOf(
    'Via Roma, Via Garibaldi, Corso Italia, Piazza del Duomo, Via Dante, Viale dei Mille, Via XX Settembre',
  ),
  numberFirst: false,
  phone: { callingCode: '39', trunk: '', ranges: ['320 000 ####'] },
  emailDomains: ['example.org', 'example.com', 'posta.example'],
};

/** Poland. No range is kept for fiction. */
export const poland: Country = {
  code: 'PL',
  language: 'pl',
  titles: { female: ['Pani'], male: ['Pan'] },
  female: listOf(
    'Zofia, Julia, Małgorzata, Agnieszka, Łucja, Elżbieta, Żaneta, Bożena, Katarzyna, Wiesława, Jadwiga, Ewa',
  ),
  male: listOf(
    'Jakub, Łukasz, Wojciech, Paweł, Michał, Stanisław, Grzegorz, Bartłomiej, Zbigniew, Krzysztof, Piotr, Jan',
  ),
  last: listOf(`
    Nowak, Wójcik, Kamiński, Lewandowski, Zieliński, Szymański, Woźniak, Dąbrowski, Kozłowski, Jabłoński, Gołąb,
    Brzęczyszczykiewicz, Skłodowska-Curie, Sęp-Szarzyński, Źrebiec, Ćwik, Święch, Wąs, Kołodziejczyk`),
  cities: [
    ['Warszawa', '00-###', '02-###'],
    ['Kraków', '30-###', '31-###'],
    ['Łódź', '90-###'],
    ['Gdańsk', '80-###'],
    ['Wrocław', '50-###'],
  ],
  postcodeLetters: '',
  streets: listOf('ul. Marszałkowska, ul. Długa, ul. Świętokrzyska, al. Jerozolimskie, ul. Kościuszki, pl. Wolności'),
  numberFirst: false,
  phone: { callingCode: '48', trunk: '', ranges: ['500 000 ###', '600 000 ###'] },
  emailDomains: ['example.com', 'example.net', 'poczta.example'],
};
