"""Names and words that are not names, as literal data.

``FORENAMES`` and ``SURNAMES`` are common in the United Kingdom and are no ordinary
words or places; ``AMBIGUOUS`` forenames are also words, months or places and count
only beside a surname or a title. Names outside these lists are found by where they
stand (salutation, signature, "Name:", a title before them).
"""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FORENAMES = words(
    """
    aaliyah aaron abby abdul abdullah abena abid abigail abiola abraham adaeze adam ade
    adebayo adeel adele adeola adrian agnes agnieszka ahmad aidan aileen aimee aisha aishah
    akash akosua alan alana alasdair alastair albert aled alejandro aleksandra alessandro alex
    alexander alexandra alexandru alexis alfie alfred ali alice alicia alison alistair allan
    allison alun alyssa amaka amanda amara ambrose amelia amelie amina amir amit amy ana
    anastasia andrea andreas andrei andrew andy aneta angela angharad angus anil anisa anita
    anjali anjum ann anna annabel annabelle anne anneka annelise annette annie annika anthony
    antoinette antonia antonio antony anwar aoife araminta archibald archie arjun armando
    arnold arthur arun arya asad ashleigh ashley ashok asif asim asma astrid athena audrey
    aurel aurelia aurelio ava avril ayaan ayesha ayodele ayse azhar babatunde balbir balthazar
    barbara barnabas barnaby barry bartholomew bartosz basil beata beatrice becky belinda ben
    benedetta benedict benjamin bernadette bernard bertie bertram bethan bethany bevan
    beverley bhavna bianca bilal billie blanche blessing blodwen bogdan bogdana boris bram
    brandon brenda brendan brian bridget brigid bronagh bronwen bronwyn bruce bryan bryn
    bryony bukola bushra cadi caitlin caitriona caleb callum calum cameron camilla candice
    cara carl carla carlos carly carmen caroline carolyn carwyn caryl caspar cassandra
    catalina caterina cathal catherine cathy catriona cecilia cedric celeste celia ceri cerys
    chaim chantelle charlene charles charlie charlotte cheryl chiamaka chiara chidi chidinma
    chika chinedu chinonso chloe chris christina christine christopher chukwuemeka ciara
    ciaran cillian claire clara clare clarence clarissa claude claudia clement clementine
    clive clodagh colette colin colleen colm conall connor conor constance cordelia corey
    corinne cormac craig cressida crispin cristina curtis cuthbert cynthia cyril dafydd daina
    daisy damian damien damilola dan daniel daniela danielle danny daphne darcy daria darius
    darragh darren dave david davinder dawid debbie deborah debra declan deepa deepak deirdre
    delia delroy delyth demi denise dennis derek dermot derrick deshawn desislava desmond
    destiny devon dewi diana diane diarmuid dilwyn dilys dimitri dinesh dmitri dominic dominik
    dominika donal donald donna doreen doris dorothea dorothy dougal dougie douglas dovile
    dragan drusilla duncan dwayne dylan dymphna eamon eamonn ebele ebony eddie edgar edith
    edmund eduardo edward edwin edwina efosa eileen eilidh eimear eira eirlys eirwen ekow
    elaine eleanor elena eleri elfed elin elinor elisabeth elise elisha elizabeth ella ellen
    ellie elliot elliott eloise elsie elspeth emeka emil emilia emily emlyn emma emmanuel
    emmanuella emrys emyr enid eoin eric erica erika erin ernest esme esmerelda esther ethan
    ethel euan eugene eunice eva evangeline evelyn evie ewa ewan fabian faisal farah farhan
    fatima fatou felicity felix femi fergal fergus fernando finbar finlay finley finn fiona
    fitzgerald florian folake folasade folu frances francesca francis francisco frankie fraser
    freddie frederick freya funmi gabriel gabriela gabrielle gaia gareth garfield garry gaynor
    gemma genevieve geoff geoffrey george georgi georgina geraint gerald geraldine gerard
    gerda gerry gethin giles gill gillian gina giorgio giovanni giulia glenda glenys gloria
    glynis godfrey goldie gordon graeme graham grainne greg gregory greta grzegorz guillermo
    gurdeep gurpreet gustav gwawr gwen gwendolen gwendolyn gwilym gwyn gwyndaf gwyneth habib
    hadiza haleema hamish hamza hana hannah hannibal harjit harminder harold haroon harpreet
    harriet harrison harvey haseeb hassan hayden hayley hazel heather hector helen helena
    helga henrietta henry hepzibah herbert hermione hettie hilary hilda honora horace horatio
    howard howell huda hugh hugo humaira hussain hussein huw ian ianto ibrahim idris iestyn
    ieuan ifeanyi ifeoma ifor ignatius igor ikechukwu illtyd ilze imani imogen imran ina
    indira ines inez inga ingram ingrid ioan ioana iolo iona iram irene irfan isaac isabel
    isabella isabelle isha ishaan isidore isla ismail isobel ivan ivana ivaylo ivor iwan
    izabela izzy jacek jackie jacob jacqueline jacqui jaden jagdeep jaime jake jakub jamal
    james jamie jamila jana jane janet janice janine janis jared jarlath jaroslav jarvis
    jasmin jasmina jasmine jason jasper jaswinder jatinder javed javid javier jayden jayne
    jeanette jeff jeffrey jemima jemma jen jenna jennie jennifer jenny jeremiah jeremy
    jermaine jerome jerzy jess jesse jessica jessie jethro jill jillian jilly jim jimmy jiri
    jo joan joanna joanne joaquin jocasta jocelyn jodie joe joel johan johanna john johnny
    jolene jon jonas jonathan jonny jordana jorge jory josef joseph josephine josh joshua
    josie joyce juan juanita judith judy julia julian julie juliet julieta julius jurgita
    justin justine justyna kabir kai kamal kamil kamila kamran kanye karan karen karim karina
    karl karolina kasia kassandra katarzyna kate katerina kath katherine kathleen kathryn
    kathy katie katja katka katrina katya kavita kay kayleigh keeley kehinde keir keiran keith
    kelechi kelly kelsey kelvin kemi ken kenneth kenny kerry kerstin kester kevin khadija
    khalid khalida kieran kieron kimberley kimberly kiran kirsten kirsty kitty kofi konrad
    kris krishna kristen kristian kristina krystyna krzysia krzysztof kuldeep kunal kwabena
    kwame kwesi kyle kylie lakshmi lance lara larissa laszlo latoya laura lauren laurence
    lavinia lawrence layla leah leanne lee leila len lena lenka leo leocadia leon leona
    leonard leopold leroy lesley leslie lettice lewis liam libby lilian liliana lillian linda
    lindiwe lindsay lindsey lionel lisa liz lizzie llewellyn llinos lloyd llyr logan lorcan
    lorenzo lorna lorraine lottie lou louis louisa louise lowri luca lucas lucia lucian
    lucinda lucy ludmila ludovic luis lukas lukasz luke lydia lynda lyndon lynette lynn lynne
    lynsey lysander mabel maciej madeleine madison magda magdalena maggie maha mahmood mahmoud
    mairead maisie majid malachy malakai malcolm malgorzata malik mandeep manjit manpreet
    manuel marc marcel marcia marcin marco marcus marek margaret maria mariam marian marianne
    marie marilyn marina mario marissa mariusz marjorie marketa marko marlene marlon marta
    martha martina martyn marvin mary maryam mateusz matilda matt matteo matthew maureen
    maurice mavis maxine maya mbali meera megan mehmet mehreen mei meirion melanie melissa
    melvin meredith mfanwy mia michael michaela michal michelle miguel mihaela mihai mike
    mikhail mila milan mildred milica millicent millie milo mina mindaugas miranda mireille
    miriam mitchell mohamed mohammad mohammed mohsin moira mollie molly mona monica monika
    montgomery morag morgana morwenna moses muhammad muriel murray musa mustafa myfanwy myra
    myrtle nabila nadeem nadia nadine nadira naeem nana nancy nanette naomi narinder naseem
    nasir nasreen natalia natalie natasha nathalie nathan nathaniel naveed nazia neha neil
    nell nerys nevaeh neville ngaio ngaire ngozi nia niall nicholas nicodemus nicola nicole
    nigel nikhil nikita nikki nikolai nina ninian nisha nkosana nneka noah noel nomsa noor
    nora noreen norma nuala nuno obinna obiora octavia octavian oisin oisín olaf olga olive
    oliver olivia olubunmi olufemi olumide oluwaseun oluwaseyi oluwatobi olwen omar onyeka
    oonagh ophelia orla orlaith oscar osian osman otis ottilie owain owen padraig pamela paolo
    paramjit parminder parveen pascale patricia patrick patrycja paul paula paulina pauline
    pavel pawel pedro peggy penelope percival perpetua perry petr petra peverell phil philip
    philippa phillip phillipa philomena phoebe phyllis pierre pietro piotr pippa plamen polly
    pooja prakash precious preeti priscilla priti priya priyanka ptolemy quentin rabia rachael
    rachel radhika radoslaw rafael rahim rahul raj rajan rajesh rajinder ralph ramesh ramona
    randolph rania rashad rashid rashida ravi ravinder raymond razvan rebecca rebekah reece
    reema reggie reginald rehana reuben rhian rhiannon rhodri rhona rhys ricardo richard
    richie ricky rishi rita robert roberta roberto roderick rodney roger rohan roisin roland
    roma roman ronald ronan ronit ronnie rory rosa rosalie rosalind rosanna roscoe rosemary
    rosie ross roxanne roy ruairi ruben rubina rufus rukhsana rupert rupinder russell ruta
    ruth ryan sabiha sabina sabrina sacha sadie sadiq safiya said saima sajid sakura salim
    sally salma sam samantha samina samir samira samuel sandeep sandra sanjana sanjay sanjeev
    santiago saoirse sara sarah sarita sasha satish satnam saul savita scott sean sebastian
    segun selina selwyn septimus seren serena sergei seth seyi shabana shabnam shahid shakeel
    shakira shamima shane shanice shannon sharon shaun shauna shazia sheena sheila shelley
    shelly sherry shirin shirley shiv shivani shona sian sidney sidra siegfried sigrid silvia
    simon simone sinead siobhan siobhán sioned sipho siân slawomir sobia sofia sonia sonya
    sophia sophie soraya sorin stacey stacy stanislaw stanley stefan stefania stella stephanie
    stephen steve steven stewart stuart sukhdev sukhvinder sulaiman sumaira sunil sunita suraj
    suresh surinder susan susannah susie suzanna suzanne sven sybil sylvester sylvia tabitha
    tadhg tahir tahira taiwo talia tamara tamika tamsin tania tanisha tanveer tanya tara tariq
    tarquin tasha tatiana ted tegan tegwen temitope teodora terence teresa tessa thabo
    thaddeus thandiwe thelma theo theodora theodore theresa thomas tiffany tim timothy tina
    tobias toby todd tom tomas tomasz tommy tomos toni tony torquil tracey tracy trevor
    tristan trudy tudur tunde tyler tyrell tyrone uche ulrich uma umar una ursula usman uzma
    valentin valentina valerie vanessa venetia vera verity veronica vesna vicky vijay vikki
    vikram viktor vinay vince vincent violet vivek vivian vivien vlad vladimir vytautas waheed
    wajid wanda waqas warren wasim wayne wendy wesley wilfred wilfrid wilhelm wilhelmina
    william willow wilma winifred winnie winston wojciech xanthe xavier yaqub yasir yasmeen
    yasmin yaw yetunde yevgenia yewande yolanda yosef yousef yuki yusra yusuf yvette yvonne
    ywain zac zach zachary zahid zahra zainab zak zara zbigniew zebedee zeenat zeeshan zeinab
    zelda zenobia zoe zofia zoltan zoran zubaida zubair zuzana zuzanna
    """
)

AMBIGUOUS = words(
    """
    abbie alan albert alexandra alma amber angel april art ash aston august austin autumn
    basil beau ben bill billy blair blake blessing bob bobby brad bradley brook brooke carol
    carter chance charity charlotte chase chelsea cherry chester christian clay cliff clifford
    clifton clint clinton cody cole coral crystal dale dallas dawn dean dolly don drew dusty
    earl eden elizabeth ethel eve faith fay fern flora florence ford frank fred gale garrison
    gary gene george georgia geri glen glenn glyn grace grant guy harley harry heath henrik
    holly honor hope hunter india iris ivy jack jackson jade james jan jay jean jerry jet
    jewel jordan josh joy june karma kay ken kent kim kit lacey lee leigh lesley lily lincoln
    lorna lynn margaret mark martin mason max may melody mercy miles morgan nick norman opal
    page paige paris parker pat patience patsy pearl penny perry pete peter phoenix pip piper
    preston quincy rafferty ray reed reg rex rich rick rob robin rod ron rose ross rowan roy ruby
    rusty sandy savannah sharon shaw skye skylar spencer stanley sterling sue summer sydney
    terri terry tiger trent tucker una val vera vic victor victoria vivian wade walter ward
    warren wes will willow woody wren york
    """
)

SURNAMES = words(
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

# Words that stand in capitals in letters and tables and are nobody's name.
COMMON = words(
    """
    a about above absence abuse access accident accidental act acting action active actual
    admin administration administrator adult advice adviser advisor african after age aged
    agency agenda aggravated aide all also alternate alternative amazon amount an analysis
    analyst and annex annexe annual annwyl answer answers any appeal appeals appendix apple
    applicant application applications approximate apr april arab archivist are armed arms
    arrest arrested arrests arson as asian assault assaults assessor assistant assurance at
    athena attached attachment audi audit auditor aug august authorised authority automatic
    available average away ban band bangladeshi barrister based basic been before below best
    between bicycle bike black blind bmw board bodily body breach breakdown british bronze
    buddhist bureau burglary business by cabinet calendar call calls cannabis car care
    caribbean case cases category catholic caution cautions cell central chair chairman change
    charge charged charges chief child children chinese christian cid civil civilian class
    clear clerk cllr close closed cms co-ordinator code collision commander comment comments
    commercial commission commissioner committee common communications community company
    complaint complaints completed compliance computer conditional conduct confidential
    confirmed connect constable constables constabulary contact contents control controller
    conviction convictions coordinator copy coroner corporate cost costs council councillor
    counsel count county court courts covert crime crimes criminal crown current custody
    customer cyber damage dame data database date dated day days dead dear death deaths
    debrief dec december decision decision-maker department dept deputy desk detail details
    detained detainee detected detection detections detective development did different
    digital direct director directorate disclosed disclosure disclosure-officer disclosures
    disorder dispersal district division dna do document documents does dog dogs domestic dpo
    dr draft drink driver drivers driving drone drones drug drugs duty each early east
    economic editor education eighteen eir either electronic eleven email emergency employee
    employees employment encl enclosed encls end endangered enforcement engagement english
    enquiries enquiry environmental equality equipment error estate ethnic ethnicity european
    evidence evidential exceeds executive exempt exemption exemptions exhibit expenditure
    extra facebook facial failure faithfully false family fatal feb february federation female
    file filed final finalised finance financial fire firearm firearms first five fleet foi
    foia following for force forces ford foreign forensic form formal former forum found four
    fourth fraud free freedom friday from full fund further gang gdpr gender general gift give
    gold good google governance government governor graduate grand grant group gun gwybodaeth
    gypsy gywir handler handling harassment harm has hate have he head headquarters health
    heddlu her highway hindu his hit hold holmes home homicide hon honda hospital hour hours
    house housing how however hq human hyundai i ico identification identified identity if ii
    iii illegal immigration in incident incidents indecent independent indian individual
    inform information initial injury insp inspector inspectors instagram intelligence interim
    internal internet interview investigating investigation investigations investigator
    involved irish is issue it item january jewish job joint journalist jul july jun june
    justice juvenile key kia kind knife known last law lead learning legal legislation less
    letter level liaison licence license licensing life limited line lines link list local
    location log low madam made magistrates main major maker male man management manager
    manslaughter map mar march marked may mayor media medical meeting member members men
    mental message messrs metropolitan microsoft minister minor minute minutes miss missing
    mixed mobile monday money month monthly months more motor motoring mr mrs ms murder muslim
    mx my name named national nationality natural nature near neighbourhood neither new news
    next niche night nil nine nissan no non none north northern not note notes notice notices
    nov november now number numbers object occurrence oct october of offence offences offender
    offenders offensive office officer officers official ok old on one ongoing only open
    operation operational operations or order orders organisation organised original other
    others our out outcome outcomes outside over overall overtime own owner page pakistani
    paper part partial partner party pay payment pcc pcso pcsos penalty pending per percentage
    period person personal personnel persons peugeot phone place plan planning please pm
    police policing policy polish port possession post post-holder posts power powers practice
    practitioner premises present press previous principal prison prisoner privacy private
    probation procedure prof professional professor programme project property prosecution
    prosecutor protection protective protestant provided public publication publish publisher
    pursuit quality quarter queen question questions race racial rank ranks rape rate re read
    reason reasons received record recorded recording records recruitment reduction ref refer
    reference refusal refused regards regional registered registrar regular regulation
    regulations released relevant religion reply report reported reporter reports
    representative request requested requester requestor requests research researcher
    residential resolution resource resources respond response responses restorative
    restricted result results retail retention return rev revd reverend review reviewing right
    rights risk road roads robbery role roll romanian room round royal rural s safe
    safeguarding safety said salary same saturday schedule scheme school scottish search
    searches second secretary section sections security see senior sensitive sep sept
    september sergeant sergeants serious service services seven sex sexual she shoplifting
    should signed sikh silver sincerely sir sirs site six skoda snapchat social sole solicitor
    solved source south southern special specialist spend staff standard standards start state
    statement station statistics status stolen stop storm strategic strategy street student
    sub subject submitted suicide summary summons sunday superintendent supervisor supplied
    support surveillance suspect suspects suspended swyddog system systems table tables taken
    target taser task team technical technician technology temporary ten terms terrorism tesla
    test text thank thanks that the theft their them then there these they third this those
    three thursday tiktok time times title to today tool top total totals town toyota trade
    traffic trafficking trainee trainer training transfer transferred transport travel
    traveller treasurer trespass truly trust tuesday twelve twitter two type uk unauthorised
    uncategorised under undetected uned uniform unit united unknown unlawful unless unsolved
    up update urgent us use used user using value various vauxhall vehicle vehicles vetting
    via victim victims video violence violent volume volunteer volvo warden warning was water
    weapon weapons website wednesday week weeks welcome welfare well welsh were west western
    what whatsapp when where which white who whole why wildlife will with within without
    witness witnesses woman women words work worker working would write writer wrote year
    years yes yn you young your yours youth youtube zero
    """
)

# Surnames that are also words; they count only behind a title, a forename or a salutation.
WORD_SURNAMES = words(
    """
    abbot archer baker banks bell bird bishop black bridge brook brown bull butcher carter
    castle church close cook cooper cross day drake driver field fields finch fisher foot ford
    fox frost gardener gold gray green grey hall hill hope hunt hunter joy judge king knight
    lake lamb lane law legg little long lord love major marsh mason may miller mills moody
    moor nash noble page park pope porter potter price rain rich rivers rose sample savage
    sharp shepherd short silver slater small smith snow stone storm strong summers swan taylor
    turner walker waters way weaver white wild winter wise wolf wood woods young
    """
)
