"""Violence, weapons, slavery and abuse."""

from __future__ import annotations

from typing import Final

from db.questions.thesaurus.row import Subject

VIOLENT_CRIME: Final = (
    Subject(
        "violence-against-the-person",
        "Violence against the person",
        "violence against person; violent crime/offence; vap; violence with/without injury",
        "Violence against the person by district",
        "Violence against women and girls strategy",
        welsh="trais yn erbyn y person; troseddau treisgar",
    ),
    Subject(
        "vawg",
        "Violence against women and girls",
        "violence against woman/women; violence against woman/women * girl; vawg",
        "Violence against women and girls offences",
        "Girls and women employed as officers",
        welsh="trais yn erbyn menywod",
    ),
    Subject(
        "homicide",
        "Homicide",
        "homicide; murder/murdered; manslaughter; unlawful killing; infanticide; femicide",
        "Murders that remain unsolved",
        "Attempted murder by weapon",
        welsh="llofruddiaeth; dynladdiad",
    ),
    Subject(
        "attempted-murder",
        "Attempted murder",
        "attempted/attempt murder; attempt to murder",
        "Attempted murder by weapon",
        "Murder and manslaughter",
    ),
    Subject(
        "threats-to-kill",
        "Threats to kill",
        "threat to kill; threatening to kill",
        "Threats to kill recorded",
        "Animals killed on roads",
    ),
    Subject(
        "assault",
        "Assault",
        "assault/assaulted; common assault; actual/grievous bodily harm; abh; gbh;"
        " assault and battery;"
        " wounding; assault with/without injury",
        "Common assault and battery",
        "Sexual assault on a male",
        welsh="ymosodiad; ymosodiadau",
    ),
    Subject(
        "assaults-on-police",
        "Assaults on police and emergency workers",
        "assault on emergency worker/constable/police; assault on * emergency worker;"
        " assaulted/assaulting * emergency worker;"
        " police officer/staff/pcso & assault; assault & police officer/constable/pcso;"
        " officer assaulted; officer was/were/are assaulted; assaulted officer",
        "Assault on an emergency worker by outcome",
        "Assaults on shop workers",
        "assault",
        "ymosodiadau ar swyddogion",
    ),
    Subject(
        "assaults-on-shop-workers",
        "Assaults on shop workers",
        "assault/violence/abuse on/against/toward shop/retail worker/staff;"
        " shop/retail worker/staff & assault/assaulted/attack/attacked/abuse;"
        " shop/retail worker/staff & violence/violent",
        "Assaults on shop workers",
        "Assaults on emergency workers",
        "assault",
    ),
    Subject(
        "assaults-on-health-workers",
        "Assaults on health workers",
        "assault/violence/attack on/against nhs/hospital/health/ambulance worker/staff/crew;"
        " nhs/hospital/ambulance/paramedic staff/worker & assault/assaulted;"
        " assault/assaulted & nurse/doctor/paramedic",
        "Assaults on NHS staff",
        "Health checks of staff",
        "assault",
    ),
    Subject(
        "acid-attacks",
        "Acid and corrosive attacks",
        "acid attack/offence/assault/throwing; corrosive substance/liquid/attack;"
        " noxious substance",
        "Offences with a corrosive substance",
        "Acid rain and drains",
    ),
    Subject(
        "strangulation",
        "Strangulation",
        "strangulation/strangled; non fatal strangulation; suffocation",
        "Non-fatal strangulation by outcome",
        "Strange noises reported",
    ),
    Subject(
        "knife-crime",
        "Knife crime",
        "knife/blade/bladed/sharp-instrument"
        " crime/offence/enabled/attack/incident/possession/marker/related;"
        " with/involving/using knife/blade/bladed-article;"
        " sharp instrument; knife or/and sharp instrument;"
        " crime/offence/incident with/involving knife or/and sharp instrument;"
        " which knife or/and/blade blade/bladed/was/were; knife was/were used; knife * used;"
        " knife & taken/confiscated from;"
        " stabbing/stabbed;"
        " bladed article/weapon; type of blade/knife; knife point; knifepoint;"
        " knife/blade & possession/possessing/carrying/seized/surrendered/recovered;"
        " zombie knife; machete; knife or blade/bladed",
        "Offences with a knife or sharp instrument",
        "Razor blades sold in the canteen",
        welsh="troseddau cyllyll; trosedd cyllyll; troseddau a chyllyll",
    ),
    Subject(
        "gun-crime",
        "Gun crime",
        "gun/firearm crime/offence/enabled/discharge/incident/related; ?shooting;"
        " firearm & discharge/discharged; lethal barrelled discharge; bb/air gun/weapon offence;"
        " with/involving/using firearm/gun; offence/crime with/involving/using firearm/gun;"
        " imitation firearm",
        "Offences involving a firearm",
        "Firearms certificates on issue",
        welsh="troseddau gynnau; troseddau drylliau",
    ),
    Subject(
        "offensive-weapons",
        "Possession of weapons",
        "offensive weapon; possession of weapon; weapon possession/offence;"
        " possession of article with blade; weapon amnesty; weapon & surrendered/seized/recovered;"
        " weapon on school; =crossbow/=crossbows",
        "Possession of an offensive weapon in schools",
        "Weapons issued to officers",
        welsh="arfau ymosodol; meddu ar arfau",
    ),
    Subject(
        "spiking",
        "Spiking",
        "spiking/spiked; drink/needle/injection/vape spiking/spiked;"
        " administering substance/poison; administer * substance/poison/drug; date rape drug",
        "Needle spiking by month",
        "Spikes in demand on Fridays",
        welsh="sbeicio; sbeicio diodydd",
    ),
    Subject(
        "kidnap",
        "Kidnap and false imprisonment",
        "kidnap/kidnapping/kidnapped; false imprisonment; child abduction; abduction/abducted",
        "Child abductions by strangers",
        "Sentences of imprisonment",
    ),
    Subject(
        "modern-slavery",
        "Modern slavery and trafficking",
        "modern slavery; human/people/child/sex trafficking; trafficked child/person/people;"
        " forced labour; nrm; national referral mechanism; slavery;"
        " people smuggling",
        "NRM referrals by nationality",
        "Drug trafficking charges",
        welsh="caethwasiaeth fodern; masnachu pobl",
    ),
    Subject(
        "county-lines",
        "County lines",
        "county line; drug line; cuckooing/cuckooed",
        "County lines closed",
        "County court lines of enquiry",
        welsh="llinellau sirol; llinellau cyffuriau",
    ),
    Subject(
        "gangs",
        "Gangs and organised crime",
        "=gang/=gangs; organised crime group; ocg; serious * organised crime; organised crime",
        "Organised crime groups mapped",
        "Ganged switches",
        welsh="gangiau; troseddau cyfundrefnol",
    ),
    Subject(
        "domestic-abuse",
        "Domestic abuse",
        "domestic"
        " abuse/violence/incident/crime/assault/offence/related/flag/flagged/marker/abusive;"
        " da incident/offence/flag; intimate partner violence",
        "Domestic violence incidents by ward",
        "Domestic burglary by ward",
        welsh="cam drin domestig; trais domestig",
    ),
    Subject(
        "coercive-control",
        "Coercive control",
        "coercive control/behaviour; controlling or/and/coercive coercive behaviour;"
        " controlling behaviour; coercive and/or controlling",
        "Controlling or coercive behaviour, charges",
        "Traffic control centres",
        welsh="rheolaeth drwy orfodaeth; ymddygiad gorfodaethol",
    ),
    Subject(
        "dvpo",
        "Domestic violence protection notices and orders",
        "domestic violence/abuse protection notice/order;"
        " domestic violence/abuse protection notice and order; dvpn; dvpo; dapo; dapn",
        "DVPNs issued and breached",
        "Stalking protection orders",
    ),
    Subject(
        "clares-law",
        "Clare's Law",
        "clares/clare law; domestic violence/abuse disclosure scheme; dvds",
        "Clare's Law applications",
        "Sarah's Law applications",
    ),
    Subject(
        "sarahs-law",
        "Sarah's Law",
        "sarahs/sarah law; child sex offender disclosure scheme; csods",
        "Child Sex Offender Disclosure Scheme requests",
        "Domestic Violence Disclosure Scheme requests",
    ),
    Subject(
        "stalking",
        "Stalking",
        "stalking/stalked/stalker",
        "Stalking offences recorded",
        "Stalking protection orders",
        welsh="stelcian",
    ),
    Subject(
        "stalking-protection-orders",
        "Stalking protection orders",
        "stalking protection order; spo; interim stalking protection order; stalker/stalking & spo;"
        " stalker & stalking protection order",
        "Applications for stalking protection orders",
        "Stalking recorded by month",
    ),
    Subject(
        "harassment",
        "Harassment",
        "harassment/harassed; protection from harassment act",
        "Harassment by outcome",
        "Sexual harassment of staff",
        welsh="aflonyddu",
    ),
    Subject(
        "stalking-and-harassment",
        "Stalking and harassment",
        "stalking and/or harassment; harassment and/or stalking",
        "Stalking and harassment, by quarter",
        "Harassment by outcome",
        welsh="stelcian ac aflonyddu",
    ),
    Subject(
        "malicious-communications",
        "Malicious communications",
        "malicious communication; section 127 communication act; communication act;"
        " send/sending/sent * letter/message with intent; grossly offensive message;"
        " abusive message to;"
        " online abuse; trolling",
        "Malicious Communications Act arrests",
        "Corporate communications staff",
    ),
)
