"""Drugs, public order, dogs, and incidents that are no crime."""

from __future__ import annotations

from typing import Final

from db.questions.thesaurus.row import Subject

OTHER_CRIME: Final = (
    Subject(
        "drug-offences",
        "Drug offences",
        "drug/narcotic offence/crime/arrest/trafficking/supply/dealing/dealer/possession;"
        " possession/supply/supplying/trafficking/production of drug/cannabis/cocaine/heroin;"
        " possession of controlled drug; supply/supplying/selling/dealing/possessing drug;"
        " supply class a/b/c; controlled drug; cocaine; heroin; cannabis; ketamine;"
        " misuse of drugs act; class a/b drug;"
        " ?drug",
        "Drugs trafficking by class",
        "Drug driving arrests",
        welsh="troseddau cyffuriau; cyffuriau",
    ),
    Subject(
        "drugs-seized",
        "Drugs seized",
        "drug/cannabis/cocaine/heroin & seized/seizure; class a/b/c drug & seized/seizure;"
        " ketamine/mdma/amphetamine/spice & seized/seizure",
        "Cannabis seizures by weight",
        "Vehicles seized",
        "drug-offences",
        "cyffuriau a atafaelwyd",
    ),
    Subject(
        "cannabis-farms",
        "Cannabis farms",
        "cannabis/drug farm/cultivation/factory/grow/plant; cultivating/cultivation of cannabis;"
        " production of cannabis",
        "Cannabis cultivations found",
        "Farm vehicles stolen",
        "drug-offences",
        "ffermydd canabis",
    ),
    Subject(
        "nitrous-oxide",
        "Nitrous oxide",
        "nitrous oxide; laughing gas; hippy crack",
        "Nitrous oxide arrests",
        "Gas used in buildings",
    ),
    Subject(
        "vapes",
        "Vapes",
        "?vape/vaping; vape shop; e cigarette; electronic cigarette",
        "Vapes seized at schools",
        "Vape spiking reports",
    ),
    Subject(
        "naloxone",
        "Naloxone",
        "naloxone; narcan",
        "Naloxone administered by officers",
        "Drugs administered by paramedics",
    ),
    Subject(
        "public-order",
        "Public order offences",
        "public =order; ?affray; violent disorder; ?riot; public fear alarm or distress;"
        " breach of peace",
        "Public order offences by outcome",
        "Public orders for uniform",
        welsh="trefn gyhoeddus",
    ),
    Subject(
        "protest",
        "Protest",
        "=protest/=protests/=protester/=protesters/=protestors/=protesting; ?demonstration;"
        " cost of policing * protest/demonstration; policing * protest/demonstration;"
        " just stop oil; extinction rebellion; insulate britain; march and assembly",
        "Arrests at demonstrations",
        "Protestant chaplains",
        welsh="protestiadau",
    ),
    Subject(
        "anti-social-behaviour",
        "Anti-social behaviour",
        "anti social behaviour; antisocial behaviour; asb; nuisance/rowdy behaviour;"
        " rowdy and inconsiderate; noise complaint/nuisance; neighbour nuisance/dispute; ?begging;"
        " street drinking",
        "ASB incidents by ward",
        "Social work referrals",
        welsh="ymddygiad gwrthgymdeithasol",
    ),
    Subject(
        "dispersal-orders",
        "Dispersal orders",
        "dispersal order/power/zone/notice; section 34 dispersal; section 35 dispersal",
        "Dispersal zones authorised",
        "Disposal of vehicles",
    ),
    Subject(
        "community-protection-notices",
        "Community protection notices and orders",
        "community protection notice/warning; cpn; criminal behaviour order; asbo; closure order;"
        " public space protection order; pspo",
        "Criminal behaviour orders breached",
        "Community centres used",
    ),
    Subject(
        "dangerous-dogs",
        "Dangerous dogs and dog attacks",
        "dangerous dog; dog attack/bite/bitten/attacked; dog * out of control;"
        " dog out of control; dog * dangerously out of control;"
        " dog bite/attack injury; attack/attacked/bitten/injured by dog; banned breed;"
        " out of control dog; xl bully/bullies; pit bull; dog control offence; dog offence",
        "Dog dangerously out of control",
        "Dog walker robbed in the park",
        welsh="cwn peryglus; ymosodiadau gan gwn; ymosodiad gan gi",
    ),
    Subject(
        "dogs-seized",
        "Dogs seized",
        "dog & seized/seizure/destroyed/kennelled; xl bully/bullies & seized/seizure;"
        " dog kennelling; kennelling",
        "Dogs seized by breed",
        "Scooters seized",
        "",
        "cwn a atafaelwyd",
    ),
    Subject(
        "police-dogs",
        "Police dogs",
        "police/drug/sniffer dog; bite/attack/attacked/bitten by police dog;"
        " dog unit/section/handler; ?canine; puppy scheme;"
        " dog bite * suspect;"
        " police dog bite/bitten/injured; police dog & injured * duty",
        "Bites by police dogs",
        "Dangerous dogs seized",
        welsh="cwn heddlu",
    ),
    Subject(
        "police-horses",
        "Police horses",
        "police horse; mounted section/unit/branch/police",
        "Horses of the mounted section",
        "Horses on the road",
    ),
    Subject(
        "e-scooters",
        "E-scooters",
        "e scooter; escooter; electric scooter; electrically powered scooter;"
        " powered transporter; scooter & seized/seizure; e scooter seized",
        "Electric scooters seized",
        "Mobility scooters stolen",
        welsh="sgwteri trydan; sgwter trydan; e sgwteri",
    ),
    Subject(
        "e-bikes",
        "E-bikes",
        "e bike/bicycle; ebike; electric bike/bicycle; surron; sur ron",
        "Electric bikes seized",
        "Pedal cycles found",
        welsh="beiciau trydan",
    ),
    Subject(
        "off-road-bikes",
        "Off-road motorbikes and quads",
        "off road bike/motorbike/motorcycle/vehicle/biking;"
        " nuisance bike/motorbike/vehicle/motorcycle; quad bike & seized/nuisance/riding;"
        " dirt bike;"
        " section 59 seizure/warning/notice; illegal bike",
        "Nuisance motorbikes seized under section 59",
        "Bicycles on pavements",
        welsh="beiciau oddi ar y ffordd",
    ),
    Subject(
        "missing-people",
        "Missing people",
        "missing person/people/child/children/episode/incident/from-home/adult; misper;"
        " reported missing; missing from home/care/hospital; go/went/gone missing; mfh; ?runaway;"
        " absent from care",
        "Children reported missing",
        "Missing pages of a report",
        welsh="pobl ar goll; personau coll; plant ar goll",
    ),
    Subject(
        "mental-health-detentions",
        "Mental health detentions (section 136)",
        "section 136/135; s136; s 136; s135; mental health detention/act/detained;"
        " detained * mental health act; place of safety; 136 detention",
        "Section 136 detentions in police custody",
        "Mental health of officers",
        welsh="adran 136; cadw iechyd meddwl",
    ),
    Subject(
        "mental-health-incidents",
        "Mental health incidents",
        "mental health incident/call/crisis/related/flag/concern/demand/log/marker;"
        " mental ill health incident; right care right person; rcrp; street triage;"
        " mental health triage",
        "Incidents with a mental health flag; calls under Right Care Right Person",
        "Officers absent for mental health",
        welsh="digwyddiadau iechyd meddwl",
    ),
    Subject(
        "suicide",
        "Suicide and self-harm",
        "?suicide/suicidal; self harm; attempted suicide; self inflicted death",
        "Suicides on the railway",
        "Sui generis premises",
        welsh="hunanladdiad; hunan niweidio",
    ),
    Subject(
        "sudden-deaths",
        "Sudden deaths",
        "sudden/unexpected/unexplained/drug-related death; drug/overdose death; body found;"
        " ?=coroner/=coroners; ?drowning",
        "Sudden deaths attended",
        "Deaths in custody",
        welsh="marwolaethau sydyn",
    ),
    Subject(
        "welfare-checks",
        "Welfare checks and concern for safety",
        "welfare check; concern for safety/welfare; safe and well",
        "Concern for safety calls",
        "Welfare services for officers",
    ),
    Subject(
        "ufo",
        "UFO and unexplained sightings",
        "ufo; unidentified flying/aerial/phenomena; ufos; uap; ?ghost; paranormal; ?haunted;"
        " ghost sighting; big cat; unexplained phenomenon; ?alien; bigfoot; witchcraft",
        "Unidentified flying objects reported",
        "Unidentified persons in photographs",
        welsh="gwrthrychau hedfan anhysbys",
    ),
    Subject(
        "drones-illegal",
        "Drone incidents",
        "drone incident/sighting/complaint/misuse/offence; drone & airport/prison/hmp;"
        " illegal drone; incident/complaint/report involving/about drone",
        "Drone sightings near prisons",
        "Drone pilots trained",
        welsh="digwyddiadau drôn",
    ),
    Subject(
        "lasers",
        "Laser pens",
        "laser pen/pointer/attack/incident/offence; ?=laser/=lasers",
        "Laser attacks on aircraft",
        "Laser printers bought",
    ),
    Subject(
        "illegal-immigration",
        "Immigration, asylum and foreign nationals",
        "illegal immigrant/immigration/migrant/entry; immigration offence/crime/arrest;"
        " asylum seeker; asylum hotel; foreign national offender;"
        " foreign nationals & arrest/arrested/charged; small boat; ?migrant",
        "Immigration arrests",
        "Immersion training",
        welsh="mewnfudo anghyfreithlon",
    ),
    Subject(
        "covid-fines",
        "Coronavirus fines",
        "?covid; ?coronavirus; lockdown breach/fine; coronavirus/covid regulation;"
        " face covering; health protection regulation",
        "Fixed penalties under coronavirus rules",
        "Covert operations",
        welsh="coronafeirws",
    ),
    Subject(
        "licensing",
        "Licensed premises",
        "licensed premises; licensing act/breach/review;"
        " pub/nightclub/bar crime/incident/assault; premises licence; sale of alcohol to",
        "Incidents at licensed premises",
        "Firearms licensing",
        welsh="safleoedd trwyddedig",
    ),
    Subject(
        "taxis",
        "Taxi and private hire drivers",
        "?taxi; private hire driver/vehicle; ?uber; minicab",
        "Offences by taxi drivers",
        "Taxation of overtime",
    ),
    Subject(
        "bomb-threats",
        "Bombs and explosives",
        "?bomb; bomb hoax; ?=explosive/=explosives; improvised explosive; unexploded; ?grenade",
        "Bomb hoaxes",
        "Explosion of demand",
    ),
    Subject(
        "bogus-officials",
        "Impersonation of police officers",
        "impersonating/impersonation/impersonate/impersonated * officer;"
        " impersonating/impersonation police; bogus official/officer/caller; fake police",
        "Impersonating a police officer",
        "Persons arrested by police",
    ),
    Subject(
        "bullying",
        "Bullying",
        "=bullying/=bullied",
        "Bullying reported by schools",
        "Bully XL dogs",
    ),
    Subject(
        "perverting-justice",
        "Perverting the course of justice and perjury",
        "perverting * course/justice; perjury; witness intimidation; contempt of court;"
        " false allegation/report; wasting police time",
        "Wasting police time charges",
        "Courses on justice",
    ),
    Subject(
        "breach-of-bail",
        "Breach of orders and bail",
        "breach * bail; breach of order/injunction/restraining; restraining order;"
        " non molestation; breach of non molestation; failing to surrender to bail;"
        " breach of court order; bail breach; answer bail; answer to bail",
        "Breaches of non-molestation orders",
        "Data breaches",
    ),
)
