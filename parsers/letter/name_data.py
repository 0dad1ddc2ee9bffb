"""Names and words that are not names, as literal data.

``FORENAMES`` and ``SURNAMES`` are common in the United Kingdom and are no ordinary
words or places; ``AMBIGUOUS`` forenames are also words, months or places and count
only beside a surname or a title. Names outside these lists are found by where they
stand (salutation, signature, "Name:", a title before them).
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FORENAMES = _words(
    """
    aaliyah aaron abby abdul abdullah abigail abraham adam adeel adele adrian agnes agnieszka
    ahmad aidan aileen aimee aisha aishah akash alan alana alasdair alastair albert aled
    alejandro aleksandra alessandro alex alexander alexandra alexandru alexis alfie alfred ali
    alice alicia alison alistair allan allison alun alyssa amanda amara amelia amelie amina
    amir amit amy ana anastasia andrea andreas andrei andrew andy aneta angela angharad angus
    anil anisa anita anjali ann anna annabel annabelle anne anneka annette annie annika
    anthony antoinette antonia antonio antony anwar aoife archibald archie arjun armando
    arnold arthur arun arya asad ashleigh ashley ashok asif asim asma astrid athena audrey
    aurelia ava avril ayaan ayesha ayse azhar barbara barnaby barry bartosz beata beatrice
    becky belinda ben benedict benjamin bernadette bernard bertie bethan bethany beverley
    bhavna bianca bilal billie blanche blessing bogdan brandon brenda brendan brian bridget
    bronwen bronwyn bruce bryan bryony caitlin caitriona callum calum cameron camilla candice
    cara carl carla carlos carly carmen caroline carolyn carwyn caryl catalina caterina
    catherine cathy catriona cecilia ceri chantelle charlene charles charlie charlotte cheryl
    chiamaka chidi chinedu chloe chris christina christine christopher ciara ciaran cillian
    claire clara clare clarence clarissa claude claudia clement clive colette colin colleen
    connor conor constance cordelia corey corinne craig crispin cristina curtis cyril dafydd
    daisy damian damien dan daniel daniela danielle danny daphne darcy daria darragh darren
    dave david davinder dawid debbie deborah debra declan deepa deepak deirdre delia delyth
    demi denise dennis derek dermot derrick deshawn desmond destiny devon dewi diana diane
    dilys dimitri dinesh dmitri dominic dominik dominika donald donna doreen doris dorothy
    dougal dougie douglas duncan dwayne dylan eamonn ebony eddie edgar edith edmund eduardo
    edward edwin efosa eileen eilidh eimear eira elaine eleanor elena eleri elin elinor
    elisabeth elise elizabeth ella ellen ellie elliot elliott eloise elsie elspeth emeka emil
    emilia emily emlyn emma emmanuel enid eoin eric erica erika erin ernest esme esther ethan
    ethel euan eugene eva evelyn ewa ewan fabian faisal farah farhan fatima fatou felicity
    felix femi fergus fernando finlay finley finn fiona frances francesca francis francisco
    frankie fraser freddie frederick freya gabriel gabriela gabrielle gareth garry gaynor
    gemma genevieve geoff geoffrey george georgina gerald geraldine gerard gethin giles
    gillian gina giovanni giulia glenda glenys gloria glynis godfrey gordon graeme graham
    grainne greg gregory greta grzegorz guillermo gurpreet gustav gwen gwendolyn gwyneth habib
    hadiza haleema hamish hamza hannah hannibal harjit harold haroon harriet harrison harvey
    haseeb hassan hayden hayley hazel heather hector helen helena helga henrietta henry
    herbert hilary hilda horace howard howell huda hugh hugo hussain hussein huw ian ibrahim
    idris ieuan ifeoma ifor igor imani imogen imran ina indira ines ingrid ioan iona irene
    irfan isaac isabel isabella isabelle isha ishaan isla ismail isobel ivan ivana ivor iwan
    izabela izzy jacek jackie jacob jacqueline jacqui jaden jaime jake jakub jamal james jamie
    jamila jan jana jane janet janice janine jared jaroslav jarvis jasmin jasmine jason jasper
    jatinder javed javier jayden jayne jean-paul jeanette jeff jeffrey jemima jen jenna
    jennifer jenny jeremiah jeremy jerome jerzy jess jesse jessica jessie jill jillian jim
    jimmy jo joan joanna joanne jocelyn jodie joe joel johan johanna john johnny jolene jon
    jonas jonathan jonny jordana jorge josef joseph josephine josh joshua josie joyce juan
    juanita judith judy julia julian julie juliet julius justin justine justyna kabir kai
    kamal kamil kamila kanye karen karim karina karl karolina kasia kassandra katarzyna kate
    katerina kath katherine kathleen kathryn kathy katie katrina kavita kay kayleigh keeley
    keiran keith kelechi kelly kelvin ken kenneth kenny kerry kevin khadija khalid kieran
    kimberley kimberly kiran kirsten kirsty kofi konrad kris krishna kristen kristian kristina
    krystyna krzysztof kunal kwame kyle kylie lakshmi lance lara larissa latoya laura lauren
    laurence lawrence layla leah leanne lee leila len lena leo leon leona leonard leroy lesley
    leslie lewis liam libby liliana lillian linda lindsay lindsey lionel lisa liz lizzie
    llewellyn lloyd logan lorna lorraine lottie lou louis louisa louise luca lucas lucia
    lucian lucinda lucy luis lukas lukasz luke lydia lyndon lynette lynn lynne lynsey mabel
    maciej madeleine madison magda magdalena maggie maha mahmood mahmoud maisie malachy
    malcolm malgorzata malik manjit manuel marc marcel marcia marcin marco marcus marek
    margaret maria mariam marian marianne marie marilyn marina mario marissa mariusz marjorie
    marko marlene marlon marta martha martina martyn marvin mary maryam mateusz matilda matt
    matthew maureen maurice mavis maxine maya meera megan mehmet mei melanie melissa melvin
    meredith mia michael michaela michal michelle miguel mihai mike mikhail mila milan mildred
    millicent millie milo mina miranda miriam mitchell mohamed mohammad mohammed moira mollie
    molly mona monica monika montgomery morag morgana moses muhammad muriel murray musa
    mustafa myfanwy myra myrtle nadia nadine nana nancy naomi narinder nasir nasreen natalia
    natalie natasha nathalie nathan nathaniel naveed neha neil nell nerys nevaeh neville nia
    niall nicholas nicola nicole nigel nikhil nikita nikki nina nisha noah noel noor nora
    noreen norma nuala nuno octavia oisin olaf olga olive oliver olivia olufemi oluwaseun omar
    onyeka orla oscar osman otis owain owen padraig pamela paolo patel-jones patricia patrick
    patrycja paul paula paulina pauline pawel pedro peggy penelope perry petra phil philip
    philippa phillip phillipa phoebe phyllis pierre piotr polly pooja prakash precious preeti
    priscilla priya priyanka quentin rabia rachael rachel radoslaw rafael rahim rahul raj
    rajesh rajinder ralph ramesh ramona randolph rashid raymond rebecca rebekah reece reema
    reg reggie reginald rehana reuben rhian rhiannon rhodri rhona rhys ricardo richard richie
    ricky rishi rita robert roberta roberto roderick rodney roger rohan roisin roland roma
    roman ronald ronan ronnie rory rosa rosalind rosanna roscoe rosemary rosie ross roxanne
    roy ruben rufus rupert russell ruth ryan sabina sabrina sadie safiya said saima sakura
    salim sally salma sam samantha samir samira samuel sandeep sandra sanjay santiago saoirse
    sara sarah sasha satnam saul scott sean sebastian selina serena sergei seth shabana shahid
    shakira shane shannon sharon shaun shauna shazia sheena sheila shelley shelly sherry
    shirin shirley shivani shona sian sidney siegfried silvia simon simone sinead siobhan siân
    slawomir sofia sonia sonya sophia sophie stacey stacy stanislaw stanley stefan stefania
    stella stephanie stephen steve steven stewart stuart sukhdev sulaiman sunil sunita suresh
    surinder susan susannah susie suzanne sven sylvester sylvia tabitha tahir talia tamara
    tamsin tania tanisha tanya tara tariq tasha tatiana ted tegan terence teresa tessa thelma
    theo theodore theresa thomas tiffany tim timothy tina toby todd tom tomas tomasz tommy
    toni tony tracey tracy trevor tristan trudy tyler tyrone uma umar una ursula usman
    valentina valerie vanessa vera verity veronica vicky vijay vikram viktor vince vincent
    violet vivek vivian vivien vlad vladimir wanda waqas warren wasim wayne wendy wesley
    wilfred wilhelm william willow wilma winifred winston wojciech xavier yasir yasmin yolanda
    yosef yousef yuki yusuf yvette yvonne zac zach zachary zahid zahra zainab zak zara
    zbigniew zeeshan zeinab zelda zoe zofia zoltan zubair zuzanna
    """
)

AMBIGUOUS = _words(
    """
    abbie alan alma amber angel april art ash aston august austin autumn basil beau bill billy
    blair blake bob bobby brad bradley brook brooke carol carter chance charity chase chelsea
    cherry chester christian clay cliff clifford clifton clint clinton cody cole coral crystal
    dale dallas dawn dean dolly don drew dusty earl eden ethel eve faith fay fern flora
    florence ford frank fred gale garrison gary gene georgia geri glen glenn glyn grace grant
    guy harley harry heath henrik holly honor hope hunter india iris ivy jack jackson jade jay
    jean jerry jet jewel jordan josh joy june karma kay ken kent kim kit lacey lee leigh
    lesley lily lincoln lorna lynn mark martin mason max may melody mercy miles morgan nick
    norman opal page paige paris parker pat patience patsy pearl penny perry pete peter
    phoenix pip piper preston quincy ray reed rex rich rick rob robin rod ron rose ross rowan
    roy ruby rusty sandy savannah sharon shaw skye skylar spencer sterling sue summer sydney
    terri terry tiger trent tucker una val vera vic victor victoria vivian wade walter ward
    warren wes will willow woody wren york
    """
)

SURNAMES = _words(
    """
    abbott adams adeyemi ahmed akhtar ali allan anderson andrews armstrong arnold ashraf
    atkins atkinson bailey banerjee barnes barnett barrett bates baxter begum bennett benson
    bhatt blackburn blackwell bolton bowen boyd bradshaw brennan brennand brewster briggs
    brooks bryant buchanan burgess burke burnett burns byrne campbell carpenter carr carroll
    chambers chandler chapman chaudhary chaudhry choudhury chowdhury clarke clayton coleman
    collins connolly conway cooper costello coulson cowan crawford cunningham daly davidson
    davies davis dawson delaney dempsey devlin dhillon dickson dixon docherty doherty
    donaldson donnelly douglas doyle duffy duncan dunlop dunne edwards elliott ellis evans
    fadipe farrell ferguson fernandez ferreira finnegan fitzgerald fitzpatrick fleming flynn
    foster fowler fraser friel fuller gallagher garcia gardiner gibbons gibson gilbert gill
    gilmour gonzalez goodwin gordon gough gould gray grewal griffin griffiths gupta hamilton
    hanley hanson harding harper harris harrison harrop hartley harvey hassan hawkins hayes
    henderson hendry herbert hewetson hewitt hicks higgins hodgson hogan holmes hopkins
    houghton howarth howe howells hudson hughes humphrey humphreys hussain hutchinson
    hutchison ibrahim inglis iqbal islam jackson jamieson jarvis jefferson jenkins jennings
    johal johnson johnston johnstone jones joyce kapoor kaur kavanagh kelly kemp kennedy kenny
    kerr khan khatun kowalczyk kowalski krishnan kumar lambert larkin lawson leach lehmann
    lennon lewandowski lewis lloyd lynch macdonald mackay mackenzie mackie maclean macleod
    macmillan maguire mahmood malik malone marsden marshall martinez mason matthews maxwell
    mcallister mcbride mccabe mccann mccarthy mcconnell mccormack mcculloch mcdonald mcdonnell
    mcgowan mcgrath mcguire mcintosh mcintyre mckay mckee mckenna mckenzie mclaughlin mclean
    mcleod mcmahon mcmillan mcnally mcneill mehta menon metcalfe millar miller mistry mitchell
    mohamed mohammed moran morris morrison muir mukherjee mullen murphy murray naidoo nair
    neville newman nguyen nicholls nicholson nolan nowak nwosu o'brien o'connell o'connor
    o'donnell o'hara o'keefe o'leary o'neill o'reilly o'sullivan odonnell okafor okeke okonkwo
    oliveira osborne owens owusu palmer parekh parkinson parsons patel paterson patterson
    pearson pereira perkins peters petrov phillips pickering popescu popov pratt prescott
    price pritchard proctor quigley quinn rafferty rahman ramirez rana rashid rasmussen raza
    redmond rehman reid reilly reynolds richards richardson rigby riley ritchie roberts
    robertson robinson rodgers rodriguez rogers rossi rowlands russell rutherford ryan saleem
    sanderson sandhu santos saunders schmidt schneider seymour shah shaikh sharma sharpe shaw
    sheikh shepherd sheridan siddiqui sidhu silva simmons simpson sinclair singh slater smith
    smyth sokolov spencer stephens stephenson stevens stevenson stewart sullivan sutherland
    swift szymanski tariq taylor thompson thomson thornton todd tomlinson townsend tran tucker
    turnbull turner uddin ullah urquhart vasquez vaughan virk walker wallace walsh walters
    warner watkins watson watts webb webster welsh whitaker whitehead whittaker wilcox wilkins
    wilkinson williams williamson willis wilson wojcik wong wozniak wright wójcik yusuf zaman
    zielinski
    """
)

# Words that make a run of capitals a place, an organisation or a thing, not a person.
PLACE_WORDS = _words(
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
THING_BEFORE = _words(
    """
    aston austin ben cape church code-named codenamed duke earl east exercise ford fort glen
    great hmp hms hurricane inver isle king king's kings lady's lake little loch lord's lower
    mercedes mid mount mv new north old op operation our port prince princess project queen
    queen's queens raf rolls royal saint south ss st st's st. storm strath the upper vauxhall
    west
    """
)

# Places that could pass for a person where a line stands alone.
PLACES = _words(
    """
    aberdeen accrington aldershot andover antrim armagh ashford avon aylesbury banbury bangor
    barnet barnsley barrow basildon basingstoke bath batley bedford bedfordshire belfast
    berkshire berwick birkenhead birmingham blackburn blackpool bodmin bognor bolton
    bournemouth bracknell bradford brampton brent brentwood bridgend brighton bristol bromley
    buckinghamshire burnley bury caerphilly camborne cambridge cambridgeshire camden
    canterbury cardiff cardigan carlisle carmarthen chelmsford cheltenham cheshire chester
    chesterfield chichester chorley clacton cleveland cockermouth colchester colindale conwy
    corby cornwall coventry crawley crewe croydon cumberland cumbria cwmbran darlington
    dartford deal derby derbyshire derry devizes devon doncaster dorchester dorset dover
    dudley dumfries dundee durham dyfed ealing eastbourne edinburgh ely enfield england epsom
    essex eston exeter fareham felixstowe fife folkestone fratton furness gateshead glasgow
    gloucester gloucestershire gosport grampian grantham gravesend greenwich grimsby guildford
    gwent gwynedd hackney halifax haringey harlow harrogate harrow hartlepool harwich hastings
    haverfordwest havering hemel hendon hereford herefordshire hertford hertfordshire hexham
    highland hillingdon horsham hounslow huddersfield hull humberside huntingdon inverness
    ipswich ireland islington jarrow kempston kendal kensington kent keswick kettering keynes
    kidderminster kidlington kilmarnock kirklees knowsley lambeth lancashire lancaster leeds
    leicester leicestershire leigh lewes lewisham lichfield lincoln lincolnshire liverpool
    livingston llandudno llanelli london londonderry loughborough lowestoft luton lynn
    maidstone manchester mansfield margate maryport mercia merseyside merthyr merton
    middlesbrough millom milton morecambe motherwell newark newbury newcastle newham newport
    newquay newry norfolk northallerton northampton northamptonshire northern northumberland
    northumbria norwich nottingham nottinghamshire oldbury oldham omagh oxford oxfordshire
    paddington paisley pembroke penrith penzance perth peterborough plymouth pontefract
    pontypool poole portishead portsmouth powys preston ramsgate reading redbridge redcar
    redditch redhill rhondda rhyl richmond ripley ripon rochdale romford rotherham rugby
    rutland ryhope salford salisbury scarborough scotland scunthorpe sefton sheffield shetland
    shields shrewsbury shropshire skegness slough solihull somerset southampton southend
    southport southwark stafford staffordshire stevenage stirling stockport stockton stoke
    stratford strathclyde stroud suffolk sunderland surrey sussex sutton swansea swindon
    tameside tamworth taunton tayside teesside telford thames thamesmead torbay torfaen
    torquay tottenham trafford truro tyne ulster uxbridge wakefield wales wallsend walsall
    waltham wandsworth warrington warwick warwickshire watford wellington westminster
    westmorland weymouth whitehaven whitstable wigan wight wiltshire winchester windsor
    winsford wirral wokingham wolverhampton woolwich worcester worcestershire workington
    worksop worthing wrexham wycombe yeovil york yorkshire
    """
)

# Words that stand in capitals in letters and tables and are nobody's name.
COMMON = _words(
    """
    a about above absence abuse access accident accidental act acting action active actual
    admin administration administrator adult advice adviser advisor african after age aged
    agency agenda aggravated aide all also alternate alternative amazon amount an analysis
    analyst and annex annexe annual annwyl answer answers any appeal appeals appendix apple
    applicant application applications approximate april arab archivist are armed arms arrest
    arrested arrests arson as asian assault assaults assessor assistant assurance at athena
    attached attachment audi audit auditor august authorised authority automatic available
    average away ban band bangladeshi barrister based basic been before below best between
    bicycle bike black blind bmw board bodily body breach breakdown british bronze buddhist
    bureau burglary business by cabinet calendar call calls cannabis car care caribbean case
    cases category catholic caution cautions cell central chair chairman change charge charged
    charges chief child children chinese christian cid civil civilian class clear clerk cllr
    close closed cms co-ordinator code collision commander comment comments commercial
    commission commissioner committee common communications community company complaint
    complaints completed compliance computer conditional conduct confidential confirmed
    connect constable constables constabulary contact contents control controller conviction
    convictions coordinator copy coroner corporate cost costs council councillor counsel count
    county court courts covert crime crimes criminal crown current custody customer cyber
    damage data database date dated day days dead dear death deaths debrief december decision
    decision-maker department dept deputy desk detail details detained detainee detected
    detection detections detective development did different digital direct director
    directorate disclosed disclosure disclosure-officer disclosures disorder dispersal
    district division dna do document documents does dog dogs domestic dpo draft drink driver
    drivers driving drone drones drug drugs duty each early east economic editor education
    eighteen eir either electronic eleven email emergency employee employees employment encl
    enclosed encls end endangered enforcement engagement english enquiries enquiry
    environmental equality equipment error estate ethnic ethnicity european evidence
    evidential exceeds executive exempt exemption exemptions exhibit expenditure extra
    facebook facial failure faithfully false family fatal february federation female file
    filed final finalised finance financial fire firearm firearms first five fleet foi foia
    following for force forces ford foreign forensic form formal former forum found four
    fourth fraud free freedom friday from full fund further gang gdpr gender general gift give
    gold good google governance government governor graduate grand grant group gun gwybodaeth
    gypsy gywir handler handling harassment harm has hate have he head headquarters health
    heddlu her highway hindu his hit hold holmes home homicide honda hospital hour hours house
    housing how however hq human hyundai i ico identification identified identity if ii iii
    illegal immigration in incident incidents indecent independent indian individual inform
    information initial injury insp inspector inspectors instagram intelligence interim
    internal internet interview investigating investigation investigations investigator
    involved irish is issue it item january jewish job joint journalist july june justice
    juvenile key kia kind knife known last law lead learning legal legislation less letter
    level liaison licence license licensing life limited line lines link list local location
    log low madam made magistrates main major maker male man management manager manslaughter
    map march marked may mayor media medical meeting member members men mental message
    metropolitan microsoft minister minor minute minutes missing mixed mobile monday money
    month monthly months more motor motoring murder muslim my name named national nationality
    natural nature near neighbourhood neither new news next niche night nil nine nissan no non
    none north northern not note notes notice notices november now number numbers object
    occurrence october of offence offences offender offenders offensive office officer
    officers official ok old on one ongoing only open operation operational operations or
    order orders organisation organised original other others our out outcome outcomes outside
    over overall overtime own owner page pakistani paper part partial partner party pay
    payment pcc pcso pcsos penalty pending per percentage period person personal personnel
    persons peugeot phone place plan planning please pm police policing policy polish port
    possession post post-holder posts power powers practice practitioner premises present
    press previous principal prison prisoner privacy private probation procedure professional
    programme project property prosecution prosecutor protection protective protestant
    provided public publication publish publisher pursuit quality quarter queen question
    questions race racial rank ranks rape rate re read reason reasons received record recorded
    recording records recruitment reduction ref refer reference refusal refused regards
    regional registered registrar regular regulation regulations released relevant religion
    reply report reported reporter reports representative request requested requester
    requestor requests research researcher residential resolution resource resources respond
    response responses restorative restricted result results retail retention return review
    reviewing right rights risk road roads robbery role roll romanian room round royal rural s
    safe safeguarding safety said salary same saturday schedule scheme school scottish search
    searches second secretary section sections security see senior sensitive september
    sergeant sergeants serious service services seven sex sexual she shoplifting should signed
    sikh silver sincerely sir sirs site six skoda snapchat social sole solicitor solved source
    south southern special specialist spend staff standard standards start state statement
    station statistics status stolen stop storm strategic strategy street student sub subject
    submitted suicide summary summons sunday superintendent supervisor supplied support
    surveillance suspect suspects suspended swyddog system systems table tables taken target
    taser task team technical technician technology temporary ten terms terrorism tesla test
    text thank thanks that the theft their them then there these they third this those three
    thursday tiktok time times title to today tool top total totals town toyota trade traffic
    trafficking trainee trainer training transfer transferred transport travel traveller
    treasurer trespass truly trust tuesday twelve twitter two type uk unauthorised
    uncategorised under undetected uned uniform unit united unknown unlawful unless unsolved
    up update urgent us use used user using value various vauxhall vehicle vehicles vetting
    via victim victims video violence violent volume volunteer volvo warden warning was water
    weapon weapons website wednesday week weeks welcome welfare well welsh were west western
    what whatsapp when where which white who whole why wildlife will with within without
    witness witnesses woman women words work worker working would write writer wrote year
    years yes yn you young your yours youth youtube zero
    """
)

# Parts of an e-mail address that belong to an office, not to a person.
ROLE_WORDS = _words(
    """
    access accesstoinformation admin administration appeal appeals careers casework central
    chief chiefconstable commissioner comms communications community complaint complaints
    compliance contact contactus control corporate corporateservices correspondence crime
    crimes cru customer customerservice customerservices data dataprotection department dept
    disclosure disclosures donotreply dp dpo eir email enquiries enquiry estates executive
    feedback finance firearms fleet foi foi.requests foi.unit foia foirequest foirequests
    foiunit force freedom freedom-of-information freedomofinformation general governance
    governanceunit headquarters hello help helpdesk hq hr icocasework info information
    informationgovernance informationgovernanceunit informationrights infosec infounit
    internalreview legal legalservices licensing mail mailbox media neighbourhood news
    newsdesk no-reply noreply npcc office officer opcc pcc police policing press pressoffice
    procurement professionalstandards protection psd public publicaccess publication
    publications publicationscheme reception records recordsmanagement recruitment request.foi
    requestfoi requests review reviews rights safer sar sars secretariat secretary security
    service services sgo standards subjectaccess support team tickets traffic training unit
    vetting web webmaster
    """
)
