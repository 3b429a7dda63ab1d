/**
 * Sets of things of which a statement names one: another of the set in its place is another statement. As data, one set a line;
 * `a=b` are two words for one thing. Words of several sets belong to each.
 */
export const KINDS = `
monday tuesday wednesday thursday friday saturday sunday
january february march april may june july august september october november december
spring summer autumn=fall winter
morning noon afternoon evening night midnight
second minute hour day week fortnight month quarter year decade century
hourly daily weekly monthly quarterly annual=annually=yearly
today tomorrow yesterday
first second third fourth fifth sixth seventh eighth ninth tenth
hundred thousand million billion trillion
dollar euro pound yen yuan=renminbi franc rupee ruble won peso real krona
gold silver platinum palladium copper nickel zinc tin lead aluminium=aluminum iron steel lithium cobalt manganese uranium titanium tungsten graphite gallium germanium antimony neodymium praseodymium dysprosium terbium yttrium cerium lanthanum bauxite
oil=crude gas coal petrol=gasoline diesel kerosene ethanol hydrogen electricity solar wind nuclear hydro biofuel geothermal
wheat corn=maize soy=soybean rice barley oats cotton sugar coffee cocoa almond coconut oat pea hemp
milk cheese butter cream yoghurt=yogurt
beef pork chicken lamb turkey fish salmon tuna shrimp ham bacon egg
apple banana orange lemon grape pear peach cherry strawberry mango pineapple melon
potato tomato onion carrot cabbage lettuce spinach garlic pepper cucumber
bread cake pie cookie=biscuit pizza pasta sandwich soup salad burger sushi curry taco
tea coffee beer wine juice water soda whisky=whiskey vodka cocktail milk
breakfast lunch dinner=supper dessert brunch
pigeon duck goose swan eagle hawk owl parrot crow gull
bee ant wasp fly spider butterfly beetle
dog cat horse cow sheep goat pig rabbit mouse bird chicken duck lion tiger bear wolf elephant monkey snake whale shark
father=dad mother=mum=mom brother sister son daughter uncle aunt cousin nephew niece grandfather=grandpa grandmother=grandma husband wife
red orange yellow green blue purple pink brown black white grey=gray
north south east west northeast northwest southeast southwest
europe asia africa america oceania antarctica
engineer scientist lawyer=attorney doctor=physician nurse teacher accountant banker journalist=reporter farmer driver pilot chef actor singer musician writer painter photographer soldier policeman plumber electrician carpenter mechanic dentist architect designer
president chairman=chairwoman=chair minister secretary governor mayor senator ambassador king queen prince treasurer
director assistant intern
chief deputy vice
software hardware firmware
phone=telephone email=e-mail letter fax text
laptop tablet desktop phone smartphone computer television=tv
android ios windows linux
car=automobile=vehicle truck=lorry bus train tram plane=airplane=aircraft ship boat bicycle=bike motorcycle=motorbike helicopter van taxi
vehicle aircraft vessel satellite missile
airport station port harbour=harbor
hotel hospital school university=college church prison=jail museum library factory=plant warehouse restaurant office theatre=theater cinema stadium
bedroom kitchen bathroom garden garage basement
football=soccer basketball baseball tennis golf rugby cricket hockey volleyball boxing swimming
guitar piano violin drum trumpet flute
painting sculpture photograph drawing poem novel
book film=movie song album game podcast video play magazine newspaper
physics chemistry biology mathematics=math economics psychology sociology history philosophy geology astronomy
english french german spanish italian chinese japanese russian arabic portuguese
christian muslim jewish hindu buddhist
revenue=sales profit=earnings=income cash debt dividend margin cost=expense=expenditure inventory tax
gaap non-gaap
share=stock bond loan option warrant commodity currency
stock bond
buyback=repurchase dividend
equity debt
merger acquisition divestiture spin-off joint-venture
stake=share loan
operating net gross
basic diluted
short-term long-term medium-term
pretax after-tax
supply demand price
production=output sales consumption inventory
production=output consumption export import
reserve resource
mining refining smelting processing recycling exploration drilling
mine refinery smelter
miner refiner smelter trader recycler
supplier customer=client competitor=rival partner shareholder=investor lender regulator employee
wholesale retail
retail industrial commercial residential
consumer producer
euro-zone eurozone
federal state local municipal
murder manslaughter theft robbery fraud rape arson kidnapping assault burglary
guilty innocent
court police parliament government
lawsuit investigation audit
injured=wounded killed=dead missing
earthquake flood hurricane drought wildfire tornado tsunami storm
rain snow hail fog sunshine
rainy snowy sunny cloudy=overcast windy foggy
low mid=middle high
head hand foot arm leg eye ear nose knee back shoulder heart lung brain liver kidney
life health auto=car home=homeowner dental vision travel disability
bronze silver gold
single married divorced engaged widowed
monthly annual quarterly
inch foot yard mile metre=meter kilometre=kilometer
gram kilogram=kilo ton=tonne pound ounce
percent=percentage point
voltage current power energy
cpu gpu
encoder decoder
supervised unsupervised
training testing validation
text image audio video speech
classification regression clustering segmentation detection generation translation
convolutional recurrent transformer
node edge
graph tree sequence
row column
linear nonlinear quadratic exponential logarithmic
mean=average median mode
transcript translation
wood plastic metal glass rubber paper leather steel
round square triangular
bluetooth wi-fi=wifi infrared
mute volume
channel volume
`;
