/** Films, music, news, reading: written as {@link TRADES} are. */
const MEDIA: readonly string[] = [
  String.raw`\bcine(?!t)|kino\b|\bmovies?\b|\bfilms?\b|filme\b|\bpodd|podcast|\bradio\b|\bmusi(c|k)\b|música|musique|orchestra\b|orkest|orchest(er|re)\b|orquesta|orkiestr|philharmon|theat(er|re)|teatro|avisen|zeitung|tidning|bladet\b|blatt\b|anzeiger\b|krant\b|courant\b|nieuwsblad|giornale|corriere|gazzetta|\bdiario\b|periódico|dziennik|\bjornal\b|sanomat\b|lehti\b|noviny|chronicle\b|\btimes\b|\bcourrier d[ueo]|posten\b|gazett?e|\bherald|tribune|newspaper|dagblad|magazin|\banime\b|\bmanga\b|comics\b|\bebook|hörbuch|audiobook`,
  '映画|動画配信|音楽|新聞|新報|時報|雑誌|漫画|アニメ|ラジオ|番組|영화|음악|신문|잡지|웹툰|라디오|影视|电影|影院|音乐|报纸|日报|晚报|周刊|杂志|電影|報紙',
];

/**
 * Words of trades that are not software, as they stand in names of sellers and of what they sell: "FitWerk Studios",
 * "ヨガスタジオ空", "CineIndie". Names are made of parts of words, so these are beginnings or ends (`\b` on one side) or
 * whole words. Left out on purpose, since names of software have them: studio, box, art, scout, stream, journal,
 * foundation, utility, newsletter; and parts that hide in other words (dance in guidance, cine in medicine).
 */
const TRADES: readonly string[] = [
  // Bodies in motion, and their care.
  String.raw`yoga|pilates|fitness|fitwerk|\bgym(?!nas)|crossfit|climbing|\bboulder|kletter|wspinacz|\bdojo\b|karate|\bdanc(e|ing)|\btanz|wellness|massage|\bsalon\b|\bbarber|friseur|coiffeur|peluquer|\bgolf|tennis|swimming|piscina|\bpadel`,
  'ヨガ|フィットネス|スポーツジム|道場|美容室|サロン|整体|エステ|요가|필라테스|헬스장|피트니스|클라이밍|미용실|瑜伽|健身|舞蹈|美容院',
  ...MEDIA,
  // Teaching and clubs.
  String.raw`choir|\bchor\b|chorale|kirche|church|\bparish|verein\b|birding|academy\b|akademie\b|accademia|academia\b|school\b|schule\b|école|escuela|escola|scuola|szkoł|masterclass|tutoring|kindergarten|sprachkurs`,
  '教室|塾|スクール|学院|学園|講座|학원|학교|强化班|课堂|培训班|補習',
  // Food, drink, goods.
  String.raw`\bmeals?\b|mealkit|kitchen|küche|cuisine|cocina|cucina|bakery|bäcker|boulang|panader|\bcafé|coffee|kaffee|\bwines?\b|wein\b|\bvino\b|brewery|brewing|\bbeers?\b|snacks?\b|grocer|feinkost|restaurant|bistro|pizza|sushi|\bflowers?\b|blumen|\bfleur|jewel|schmuck|\bsocks?\b|\bshoes?\b|schuhe|apparel|clothing|knitting|sewing|crochet|\bstrick|häkel|\btricot|\bgarden|garten\b|candles?\b|perfume|\btoys?\b`,
  '珈琲|コーヒー|ワイン|弁当|食堂|菓子|花屋|靴店|커피|와인|식품|꽃집|신발|의류|咖啡|红酒|茶叶|食品|鲜花|鞋店|服装',
  // Journeys, sights, gifts.
  String.raw`\bhotel|hostel|\btravel|reisen\b|\bviajes?\b|\bvoyages?\b|airlines?\b|flights?\b|airport|\bferry|museum|\bzoo\b|aquarium|parking|\bpesu|dedicated desk|hot desk|wireless|telecom|mobilfunk|cowork|car wash|stadtwerke|charity|food ?bank`,
  'ホテル|旅館|旅行|航空|美術館|水族館|募金|寄付|호텔|여행|항공|기부|酒店|旅行社|慈善|公益',
];

const TRADE = new RegExp(TRADES.join('|'), 'iu');
const OF_MEDIA = new RegExp(MEDIA.join('|'), 'iu');

/** The word of another trade in a name, or undefined. */
export const tradeIn = (name: string): string | undefined => TRADE.exec(name)?.[0];

/** Whether a word that {@link tradeIn} found is of films, music, news or reading. */
export const isMediaTrade = (word: string): boolean => OF_MEDIA.test(word);
