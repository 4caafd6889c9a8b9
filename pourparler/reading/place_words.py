"""Words that tell a place's name from a person's, a body's, or a plain word's. Tables for `places`, nothing else."""

from __future__ import annotations

DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
TITLES = frozenset(
    "Mr Mr. Mrs Mrs. Ms Ms. Miss Dr Dr. Sir Lord Lady Dame Judge Justice Father Brother Sister Officer".split()
)
FORENAMES = frozenset(
    "Aaron Abraham Adam Adrian Alan Albert Alex Alexander Alexandra Alfred Alice Allen Amanda Amy Andrea Andrew "
    "Angela Ann Anna Anne Anthony Antonio Arthur Austin Barbara Benjamin Bernard Betty Bill Bob Brad Brandon Brenda "
    "Brian Bruce Carl Carlos Carol Caroline Catherine Charles Charlotte Chester Chris Christian Christina Christine "
    "Christopher Clara Craig Cynthia Daisy Dale Dan Daniel David Dean Deborah Dennis Diana Diego Don Donald Donna "
    "Dorothy Douglas Dylan Edgar Edith Edward Edwin Elizabeth Ellen Emily Emma Eric Ernest Ethan Eugene Eva Evan "
    "Evelyn Florence Frances Francis Francisco Frank Fred Gary George Gerald Gilbert Glen Gloria Gordon Grace Grant "
    "Greg Gregory Hannah Harold Harry Heather Helen Helena Henry Herbert Homer Howard Hugh Ian Irene Isaac Isabel "
    "Ivan Jack Jackson Jacob James Jane Janet Jason Jean Jeff Jeffrey Jennifer Jeremy Jerry Jesse Jessica Jim Joan "
    "Joe John Jonathan Jordan Jose Joseph Joshua Juan Judith Judy Julia Julian Julie Justin Karen Kate Katherine "
    "Kathleen Keith Kelly Ken Kenneth Kevin Kim Kyle Larry Laura Lauren Lawrence Lee Leo Leon Leonard Lewis Linda "
    "Lisa Louis Lucy Luis Luke Madison Marco Margaret Maria Marie Marilyn Mario Mark Marshall Martha Martin Marvin "
    "Mary Matthew Maxwell Melissa Michael Michelle Miguel Mike Mohammed Monica Morgan Nancy Natalie Nathan Nicholas "
    "Nick Nicole Norman Oliver Oscar Owen Pamela Patricia Patrick Paul Peter Philip Phillip Rachel Ralph Ray "
    "Raymond Rebecca Richard Rick Rita Robert Robin Roger Roland Ronald Ross Roy Russell Ruth Ryan Sam Samantha "
    "Samuel Sandra Sara Sarah Scott Sean Sharon Shirley Simon Sofia Sophia Spencer Stanley Stephanie Stephen Steve "
    "Steven Stewart Susan Sydney Ted Teresa Terry Thomas Tim Timothy Todd Tom Tony Troy Tyler Vernon Victor "
    "Victoria Vincent Virginia Walter Warren Wayne Wendy William Willie Zachary".split()
)
COUNTRY_FORENAMES = frozenset("Chad Georgia India Israel Jordan Kenya".split())
NOT_PLACES = frozenset(
    "Airport Alliance Along Alot Annex April Asian August Bake Bank Bar Battleground Bay Beach Bear Begun Bell Best "
    "Bold Boom Borne Bow Brick Bush Butterfly Buy Can Canes Cars Cascade Cat Center Central Centre Chair Christmas "
    "Church Clay Cocoa Coin Come Commerce Date Deal Defiance Democrat Dig Dire Dome Drama Drug Dual East Easter "
    "Eastern Elk English Enterprise Fate Federal Fleet Flora Freedom Friday Gap Garner Gay General Genes God Goes "
    "Gold Golden Grand Green Hail Hall High Hill Hire Hit Holiday Holy Home Hope Horn House Hub Humble Hurricane "
    "Independence Islamic Jam January July June Justice Keystone Lake Lens Liberal Liberty Lion Lone Male Man "
    "Manage March Marine Market Marks May Mentor Metro Midway Mile Mine Mission Mobile Monday More Moss Most Mount "
    "Much Native New Nice Normal North Northeast Northeastern Northern Northwest Northwestern November October Of "
    "Officer Old Olympic Opportunity Orange Overland Pace Panorama Paradise Paramount Park Parole Peer Pen Pets "
    "Plantation Plaque Plateau Plum Plunge Police Pool Pop Progress Punch Reading Republic Republican Reservoir "
    "Rest Retreat Rich Royal Sake Sale Salt Same San Santa Saturday Save Say Semi September Sherman Shields Shone "
    "Sour South Southeast Southeastern Southern Southwest Southwestern Split Spoken Spring State Store Summit Sun "
    "Sunday Sunrise Sunset Superior Surprise Swords Tall Tame Tank Temple Than Thursday Time Tire Torn Tour Trinity "
    "Tuesday Union Unity University Upland Van Victory Walnut Wedding Wednesday West Western Woodland Worms "
    "Young".split()
)
DIRECTIONS = frozenset(
    "north south east west northern southern eastern western central northeast northwest southeast southwest "
    "northeastern northwestern southeastern southwestern upper lower downtown greater inner outer occupied mainland "
    "rural mid suburban metropolitan old".split()
)
REGION_WORDS = frozenset("province governorate oblast region state prefecture republic department".split())
BODY_WORDS = frozenset(
    "University College School Times Post Herald Tribune Journal News Gazette Chronicle Star Sun Press Institute "
    "Hospital Church Company Corp Corp. Inc Inc. Group Bank Club Airlines Association Foundation Society Center "
    "Centre Street Road Avenue Boulevard Drive Lane Bridge Park Stadium Airport Hotel Museum Theatre Theater "
    "Library Court Hall House Tower Lake River Creek Mountain Mountains Bay Valley Beach Island High Middle "
    "Elementary Community Public Medical Memorial Police Fire Department Council Commission Committee Conference "
    "Convention Treaty Accord Accords Agreement Declaration Protocol Process Summit Chamber Authority Agency Act "
    "Festival Championship Cup League United City Rovers FC Stock Exchange Symphony Opera Orchestra".split()
)
