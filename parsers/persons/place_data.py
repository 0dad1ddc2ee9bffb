"""Places and things that read like names, and the words that give them away. Literal data."""

from __future__ import annotations

from parsers.persons.name_data import words

# Words that make a run of capitals a place, an organisation or a thing, not a person.
PLACE_WORDS = words(
    """
    abbey academy act afc airport amendment apartments area arena arms army association athletic
    avenue award awards bar barracks base bay beach belt bill block bookies bookmakers borough
    bridge bros brothers building buildings business cafe café canal carnival castle catering
    cathedral cemetery center centre chapel charity chemists chronicle church city clause clinic
    close club code college command common company constabulary construction consulting
    contractors cottage council county county's court crematorium crescent cricket crisps cross
    crossing cup dairies dale database day day's department developments directorate disease
    district division dock docks drive east echo electronics energy engineering enquiry estate
    estates express farm fc ferry festival field fields flats foods football forest foundation
    furniture gallery gardens gas gate gates gazette glass glen gold green ground group grove
    guardian hall harbour haulage health herald hill hills hmp holdings homes hoover hospice
    hospital hospitals hostel hotel house hub inc index industrial infirmary inn inquiry
    institute insurance investments island isle isles jewellers junction lake lane law leisure
    library limited line llp loch lodge logistics ltd mail mall manor marina market medical
    memorial mews metals method model moor mosque moss motors motorway museum news north notice
    nursery operation optical opticians order orders packaging parade parish park pharmacy
    photography pier place plastics plaza plc plumbing police port post press primary principle
    priory prison programme project properties protocol pub quay raf railway recruitment region
    report reservoir restaurant retail review riots river road roundabout rovers rugby rule
    sausages scale scheme school seafoods secondary sector security service services shop show
    society software solicitors solutions south sports square stadium standard station store
    stores street studio studios supermarket superstore surgery surveyors synagogue syndrome
    systems tavern team technologies telegraph temple terrace test textiles theatre times tools
    tower towers town toys trading transport travel travels trust tunnel tyres unit united units
    university valley vets viaduct village vineyards walk wanderers ward wards waste way west
    wharf wines wing wood woods workshop yoi
    """
)

# Words before a run of capitals that make it a place, operation or thing.
THING_BEFORE = words(
    """
    aston austin ben cape church code-named codenamed duke earl east exercise ford fort glen
    great hmp hms hurricane inver isle king king's kings lady's lake little loch lord's lower
    mercedes mid mount mv new north old op operation our port prince princess project queen
    queen's queens raf rolls royal saint south ss st st's st. storm strath the upper vauxhall
    west
    """
)

# Breeds, makes, firms and wards that bear a person's name: whole runs of capitals.
NAMED_THINGS = frozenset(
    {
        "alfa romeo",
        "aston martin",
        "austin allegro",
        "balfour beatty",
        "barnardo's",
        "bernese mountain",
        "bombay sapphire",
        "dorothy perkins",
        "calvin klein",
        "captain morgan",
        "carl zeiss",
        "cavalier king charles",
        "charlotte tilbury",
        "christian dior",
        "clare's law",
        "david lloyd",
        "donna karan",
        "dr barnardo",
        "dr martens",
        "dr pepper",
        "ed sheeran",
        "ernst young",
        "father christmas",
        "florence nightingale",
        "fred perry",
        "george foreman",
        "german shepherd",
        "gordon bennett",
        "grant thornton",
        "harley davidson",
        "harper's law",
        "harry potter",
        "harvey nichols",
        "harvey norman",
        "heckler koch",
        "henry hoover",
        "homer simpson",
        "hugo boss",
        "inspector calls",
        "inspector morse",
        "irwin mitchell",
        "jack daniels",
        "jack russell",
        "jade's law",
        "jamie oliver",
        "jd sports",
        "jd wetherspoon",
        "jim beam",
        "jimmy choo",
        "jo malone",
        "john deere",
        "john lewis",
        "john smith's",
        "johnnie walker",
        "johnson controls",
        "karl lagerfeld",
        "kenneth cole",
        "king charles",
        "laura ashley",
        "lewis capaldi",
        "lewis silkin",
        "linda mccartney",
        "lord advocate",
        "lord chancellor",
        "lord chief justice",
        "lord lieutenant",
        "lord mayor",
        "louis vuitton",
        "lucy faithfull",
        "marie curie",
        "marks spencer",
        "martyn's law",
        "mary rose",
        "mary seacole",
        "michael kors",
        "mickey mouse",
        "morphy richards",
        "mother teresa",
        "mr kipling",
        "mr whippy",
        "nelson mandela",
        "oliver bonas",
        "paul smith",
        "peter pan",
        "pierre cardin",
        "ralph lauren",
        "raneem's law",
        "robin hood",
        "russell hobbs",
        "sally army",
        "sam browne",
        "samuel smith",
        "sarah's law",
        "sean graham",
        "sean graham bookmakers",
        "sir robert mcalpine",
        "smith wesson",
        "southern comfort",
        "stella artois",
        "stella mccartney",
        "stephen lawrence",
        "susie lamplugh",
        "suzy lamplugh",
        "taylor swift",
        "ted baker",
        "thomas cook",
        "tim hortons",
        "tk maxx",
        "tom ford",
        "tommy hilfiger",
        "vivienne westwood",
        "w h smith",
        "wh smith",
        "william hill",
        "yves saint laurent",
    }
)

# Places that could pass for a person where a line stands alone.
PLACES = words(
    """
    aberdeen accrington aldershot alloa andover antrim armagh ashford avon aylesbury ayr
    banbury bangor barnet barnsley barrow basildon basingstoke bath batley bedford
    bedfordshire belfast berkshire berwick bexhill birkenhead birmingham blackburn blackpool
    bodmin bognor bolton bootle bournemouth bracknell bradford brampton brent brentwood
    bridgend bridlington brighton bristol brixton bromley buckinghamshire burnley bury
    caerphilly camborne cambridge cambridgeshire camden canterbury cardiff cardigan carlisle
    carmarthen chelmsford cheltenham cheshire chester chesterfield chichester chorley clacton
    cleethorpes cleveland clydebank cockermouth colchester colindale conwy corby cornwall
    coventry craven crawley crewe crowborough croydon cumberland cumbria cwmbran darlington
    dartford deal derby derbyshire derry devizes devon doncaster dorchester dorset dover
    dudley dumfries dundee dunfermline durham dyfed ealing eastbourne edinburgh elgin ely
    enfield england epsom essex eston exeter falkirk fareham felixstowe fife folkestone
    fratton fulham furness fylde gateshead glasgow glenrothes gloucester gloucestershire goole
    gosport grampian grangemouth grantham gravesend greenwich grimsby guernsey guildford gwent
    gwynedd hackney hailsham halifax hammersmith hampshire haringey harlow harrogate harrow
    hartlepool harwich hastings haverfordwest havering hemel hendon hereford herefordshire
    hertford hertfordshire hexham highland hillingdon horsham hounslow huddersfield hull
    humberside huntingdon inverness ipswich ireland islington jarrow jersey kempston kendal
    kensington kent keswick kettering keynes kidderminster kidlington kilmarnock kirkcaldy
    kirklees kirkwall knowsley lambeth lancashire lancaster leeds leicester leicestershire
    leigh lerwick lewes lewisham lichfield lincoln lincolnshire liverpool livingston llandudno
    llanelli london londonderry loughborough lowestoft luton lynn maidstone malton manchester
    mansfield margate maryport mercia merseyside merthyr merton middlesbrough millom milton
    morecambe motherwell nairn newark newbury newcastle newham newport newquay newry norfolk
    northallerton northampton northamptonshire northern northumberland northumbria norwich
    nottingham nottinghamshire oban oldbury oldham omagh oxford oxfordshire paddington paisley
    peckham pembroke pendle penrith penzance perth peterborough plymouth pontefract pontypool
    poole portishead portsmouth powys preston ramsgate reading redbridge redcar redditch
    redhill rhondda rhyl ribble richmond ripley ripon rochdale romford rossendale rotherham
    rugby rutland ryhope salford salisbury scarborough scotland scunthorpe sefton selby
    sheffield shetland shields shrewsbury shropshire skegness skipton slough solihull somerset
    southall southampton southend southport southwark stafford staffordshire stevenage
    stirling stockport stockton stoke stornoway stratford strathclyde stroud suffolk
    sunderland surrey sussex sutton swansea swindon tameside tamworth taunton tayside teesside
    telford thames thamesmead thirsk thurso torbay torfaen torquay tottenham trafford truro
    tyne ulster uxbridge wakefield wales wallsend walsall waltham wandsworth warrington
    warwick warwickshire watford wellington westminster westmorland weymouth whitby whitehaven
    whitstable wick wigan wight wiltshire winchester windsor winsford wirral wokingham
    wolverhampton woolwich worcester worcestershire workington worksop worthing wrexham
    wycombe wyre yeovil york yorkshire
    """
)
