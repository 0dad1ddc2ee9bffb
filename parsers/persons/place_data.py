"""Places and things that read like names, and the words that give them away. Literal data."""

from __future__ import annotations

from parsers.persons.name_data import words

# Words that make a run of capitals a place, an organisation or a thing, not a person.
PLACE_WORDS = words(
    """
    abbey academy act afc airport amendment apartments area arena arms association athletic
    avenue award awards bar barracks base bay beach bill block borough bridge building
    buildings business cafe café canal carnival castle cathedral cemetery center centre chapel
    charity chronicle church city clause clinic close club code college command common company
    constabulary cottage council county county's court crematorium crescent cricket cross
    crossing cup dale day day's department directorate disease district division dock docks
    drive east echo enquiry estate express farm fc ferry festival field fields flats football
    forest foundation gallery gardens gate gates gazette glen green ground group grove
    guardian hall harbour herald hill hills hmp hospice hospital hospitals hostel hotel house
    hub inc index industrial infirmary inn inquiry institute island isle isles junction lake
    lane law library limited line llp loch lodge ltd mail mall manor marina market medical
    memorial method model moor mosque moss motorway museum news north notice nursery operation
    order orders parade parish park pier place plaza plc police port post press primary
    principle priory prison programme project protocol pub quay raf railway region report
    reservoir restaurant retail review river road roundabout rovers rugby rule scale scheme
    school secondary sector service services shop show society south square stadium standard
    station store street supermarket superstore surgery synagogue syndrome tavern team
    telegraph temple terrace test theatre times tower towers town trading trust tunnel unit
    united units university valley viaduct village walk wanderers ward wards way west wharf
    wing wood woods yoi
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
        "balfour beatty",
        "bernese mountain",
        "captain morgan",
        "cavalier king charles",
        "dr barnardo",
        "dr martens",
        "dr pepper",
        "ernst young",
        "florence nightingale",
        "fred perry",
        "german shepherd",
        "grant thornton",
        "harley davidson",
        "harvey nichols",
        "heckler koch",
        "inspector calls",
        "inspector morse",
        "irwin mitchell",
        "jack daniels",
        "jack russell",
        "jd sports",
        "jd wetherspoon",
        "jim beam",
        "john deere",
        "john lewis",
        "johnnie walker",
        "johnson controls",
        "king charles",
        "lewis silkin",
        "lord advocate",
        "lord chancellor",
        "lord chief justice",
        "lord lieutenant",
        "lord mayor",
        "marks spencer",
        "mary seacole",
        "mr kipling",
        "mr whippy",
        "paul smith",
        "ralph lauren",
        "samuel smith",
        "sean graham",
        "sean graham bookmakers",
        "sir robert mcalpine",
        "smith wesson",
        "ted baker",
        "tk maxx",
        "tommy hilfiger",
        "w h smith",
        "wh smith",
        "william hill",
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
