import { type Country, listOf } from './country.ts';

/** Germany. Phone numbers are those that the Bundesnetzagentur keeps for film and television. */
export const germany: Country = {
  code: 'DE',
  language: 'de',
  titles: { female: ['Frau', 'Dr.'], male: ['Herr', 'Dr.'] },
  female: listOf(`
    Anna, Lena, Marie, Sophie, Hannah, Emilia, Johanna, Katharina, Franziska, Charlotte, Jana, Käthe, Jördis, Ursula,
    Sabine, Birgit, Heike, Anke, Britta, Elif, Ayşe, Zeynep, Anna-Lena, Eva-Maria, Gudrun, Liselotte, Mareike, Wiebke`),
  male: listOf(`
    Lukas, Leon, Finn, Jonas, Felix, Maximilian, Jürgen, Björn, Jörg, Günter, Götz, Stefan, Thomas, Andreas, Uwe, Detlef,
    Karl-Heinz, Hans-Peter, Klaus-Dieter, Mehmet, Emre, Moritz, Konstantin, Sören, Torsten, Matthias, Sebastian`),
  last: listOf(`
    Müller, Schmidt, Schneider, Fischer, Weber, Meyer, Wagner, Becker, Schulz, Hoffmann, Schäfer, Koch, Bauer, Richter,
    Klein, Wolf, Schröder, Neumann, Schwarz, Zimmermann, Braun, Krüger, Hofmann, Hartmann, Lange, Schmitt, Werner, Krause,
    Köhler, Böhm, Weiß, Groß, Voß, Yılmaz, Öztürk, von der Heide, von Hohenstein-Waldburg, Leutheusser, Müller-Lüdenscheidt,
    Klöckner-Breitenbach, Schulze-Boytin, Freiherr von Stetten, Kowalczyk, Grabowski, Jäger, Winkler, Kühn, Pfützenreuter`),
  cities: [
    ['Berlin', '10###', '12###', '13###'],
    ['Hamburg', '20###', '22###'],
    ['München', '80###', '81###'],
    ['Köln', '50###', '51###'],
    ['Frankfurt am Main', '60###'],
    ['Leipzig', '04###'],
    ['Düsseldorf', '40###'],
    ['Würzburg', '97###'],
    ['Görlitz', '02###'],
    ['Rothenburg ob der Tauber', '91541'],
  ],
  postcodeLetters: '',
  streets: listOf(`
    Hauptstraße, Bahnhofstraße, Gartenweg, Lindenallee, Schillerstraße, Goethestraße, Am Marktplatz, Mühlenweg,
    Königsallee, Unter den Eichen, Dorfstraße, Rosenweg, Bürgermeister-Smidt-Straße, Straße der Einheit`),
  numberFirst: false,
  phone: {
    callingCode: '49',
    trunk: '0',
    ranges: [
      '030 23125 ###',
      '069 90009 ###',
      '040 66969 ###',
      '0221 4710 ###',
      '089 99998 ###',
      '0176 04069 0##',
      '0171 39200 ##',
    ],
  },
  emailDomains: ['example.org', 'example.com', 'postfach.example', 'familie.example'],
};
