/** Words of grammar: they align nothing and their coming and going says nothing by itself. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a an the this that these those it its itself he him his she her hers they them their theirs we us our ours you your i me my who whom whose which what there here
  is are was were be been being am has have had having do does did doing done will shall would should can could may might must
  of in on at by for from to into onto with within without about over under between among through during before after since until till upon against toward towards across along per via off out up down
  and or but nor so yet if then than as because while whereas although though when where whether how why unless once
  not no also too both either neither each such other another any some all more most less least very just even only still again ever never well much many few own same
  one ones s t ll re ve d m let get got go goes like including include includes included meanwhile however moreover furthermore additionally overall`.split(
    /\s+/,
  ),
);

/** What may stand for a name that was given before: "the company", "the agency". */
export const REFERENTS: ReadonlySet<string> = new Set(
  `company firm group business maker chipmaker carmaker automaker producer miner retailer lender bank insurer manufacturer developer operator agency regulator ministry department government country nation state bloc commission union exchange fund index metal material mineral commodity organization organisation party team author authors speaker it its they their them he his she her who which itself former latter`.split(
    ' ',
  ),
);
