"""What officers do: searches, force, arrest, custody, disposals, calls, equipment."""

from __future__ import annotations

from typing import Final

from db.questions.thesaurus.row import Subject

POWERS: Final = (
    Subject(
        "stop-and-search",
        "Stop and search",
        "stop and search/searched; stop search; stops and searches; stopped and searched;"
        " stop searches; section 1 search; section 23 search",
        "Stops and searches by ethnicity",
        "Strip searches in custody",
        welsh="stopio a chwilio",
    ),
    Subject(
        "section-60",
        "Section 60 searches",
        "section 60; s60; s 60; s.60",
        "Section 60 authorisations",
        "Section 136 detentions",
        "stop-and-search",
        "adran 60",
    ),
    Subject(
        "strip-search",
        "Strip searches",
        "strip search/searched; strip searches; more thorough search; mtip;"
        " exposing intimate part; intimate search; eip search",
        "Children strip searched in custody",
        "Strips of land bought",
        welsh="noeth chwilio; chwiliadau noeth",
    ),
    Subject(
        "use-of-force",
        "Use of force",
        "use of force; used force; force used; use of restraint/handcuff; ?handcuff/handcuffed;"
        " leg restraint; spit hood/guard; police restraint; unlawful force",
        "Use of force by tactic",
        "Workforce used by contractors",
        welsh="defnyddio grym; defnydd o rym",
    ),
    Subject(
        "spit-hoods",
        "Spit hoods",
        "spit hood/guard/and-bite; spit and bite guard",
        "Spit guards used on children",
        "Spitting at officers",
        "use-of-force",
    ),
    Subject(
        "taser",
        "Taser use",
        "taser/tasered; conducted energy/electrical device/weapon; ced; stun gun used by officer",
        "Uses of a conducted energy device",
        "Stun gun seized from a suspect",
        "use-of-force",
        "taser; dyfeisiau dargludo ynni",
    ),
    Subject(
        "pava",
        "PAVA and irritant spray",
        "pava; incapacitant/irritant/cs/pepper spray/gas; captor",
        "PAVA spray discharged",
        "Spray paint seized",
        "use-of-force",
    ),
    Subject(
        "batons",
        "Batons",
        "?baton; attenuating energy projectile; aep; baton round",
        "Baton strikes by age",
        "Battery replacements",
        "use-of-force",
    ),
    Subject(
        "armed-policing",
        "Armed policing",
        "firearm/shot/gun discharged/fired by police/officer;"
        " armed officer/response/deployment/policing/vehicle; authorised firearms officer; afo;"
        " firearms officer; police firearms operation; firearms operation; police shooting;"
        " shooting/shot by police/officer; arv",
        "Deployments of authorised firearms officers",
        "Armed forces veterans employed",
        welsh="swyddogion arfog",
    ),
    Subject(
        "firearms-licences",
        "Firearms and shotgun certificates",
        "firearm/shotgun/gun licence/license/licensing/certificate/licencing; ?shotgun;"
        " shotgun holder/owner;"
        " firearm certificate/and-shotgun; firearm and shotgun certificate/licence;"
        " firearms licensing;"
        " certificate & firearm/shotgun; explosives certificate/licence;"
        " registered firearms dealer;"
        " gun owner",
        "Shotgun certificates revoked",
        "Firearms officers trained",
        welsh="trwyddedau drylliau; tystysgrifau drylliau; trwyddedu drylliau",
    ),
    Subject(
        "firearms-seized",
        "Firearms seized and lost",
        "firearm/gun & seized/seizure/surrendered/recovered/lost/stolen; gun amnesty;"
        " firearms surrender",
        "Firearms seized or recovered",
        "Firearms certificates",
    ),
    Subject(
        "arrests",
        "Arrests",
        "arrest/arrested; arrest number/figure; number of arrest",
        "Arrests by age and sex",
        "Cardiac arrest calls attended",
        welsh="arestiadau; arestio",
    ),
    Subject(
        "voluntary-attendance",
        "Voluntary interviews",
        "voluntary attendance/attendee/interview; interviewed voluntarily; interview under caution",
        "Voluntary attendees by ethnicity",
        "Volunteers in the force",
    ),
    Subject(
        "released-under-investigation",
        "Released under investigation and bail",
        "released under investigation; rui; pre charge bail; police bail; bail without charge;"
        " bailed; released on bail",
        "Suspects released under investigation",
        "Films released by the press office",
        welsh="rhyddhau dan ymchwiliad; mechniaeth",
    ),
    Subject(
        "custody",
        "Police custody",
        "?custody; detainee; police cell/cells; detained in police cell; detention in custody;"
        " held in police cell; custody suite/detention; appropriate adult",
        "Children in custody overnight",
        "Child custody disputes",
        welsh="dalfa; y ddalfa",
    ),
    Subject(
        "deaths-in-custody",
        "Deaths in custody and after police contact",
        "death in/following/after custody/police; custody death; death * police contact;"
        " died in custody/police;"
        " died * police contact",
        "Deaths following police contact",
        "Sudden deaths at home",
        welsh="marwolaethau yn y ddalfa",
    ),
    Subject(
        "cautions",
        "Cautions",
        "?caution/cautioned; simple/conditional/youth/adult caution; police caution",
        "Conditional cautions by offence",
        "Interviews under caution",
        welsh="rhybuddion",
    ),
    Subject(
        "community-resolutions",
        "Community resolutions",
        "community resolution/resolved; community remedy; outcome 8; out of court disposal; oocd;"
        " restorative justice; cannabis warning; penalty notice for disorder; pnd",
        "Crimes resolved by community resolution",
        "Community centre bookings",
        welsh="datrysiadau cymunedol",
    ),
    Subject(
        "outcomes",
        "Crime outcomes",
        "crime outcome/result/disposal; outcome of crime/offence/investigation;"
        " investigation outcome; charge rate; detection rate; solved crime; unsolved crime;"
        " crime & unsolved/undetected/solved; positive outcome; outcome type/code;"
        " sanction detection; no suspect identified; evidential difficulty; outcome 16",
        "Investigation outcomes by type",
        "Outcome of the election",
        welsh="canlyniadau troseddau; canlyniadau",
    ),
    Subject(
        "charges",
        "Charges and prosecutions",
        "charged * offence; charges/charging brought; prosecution; convicted/conviction;"
        " summonsed; charging decision; charge and summons",
        "Prosecutions by offence",
        "Charging points for vehicles",
        welsh="cyhuddiadau; erlyniadau",
    ),
    Subject(
        "crime-data-integrity",
        "Crime recording and cancelled crimes",
        "crime =recording; no crime/crimed; cancelled crime; crime cancelled; crime screened out;"
        " screened out; filed without investigation; not investigated",
        "Crimes screened out",
        "Recording of interviews",
    ),
    Subject(
        "emergency-calls",
        "999 and 101 calls",
        "999/101 call/line/contact; 999 and/or 101; emergency call; calls received;"
        " call handling/handler; call received; call & 999/101; non emergency call;"
        " call abandoned/answered; abandoned call; hoax/nuisance call; call answer",
        "101 calls: waiting times",
        "Call signs of vehicles",
        welsh="galwadau 999; galwadau 101; galwadau brys",
    ),
    Subject(
        "hoax-calls",
        "Hoax calls",
        "hoax call; nuisance/malicious/prank call to 999/101; nuisance/malicious 999 call;"
        " inappropriate 999 call; hoax 999 call",
        "Hoax 999 calls by month",
        "Bomb threats received",
        "emergency-calls",
        "galwadau ffug",
    ),
    Subject(
        "response-times",
        "Response times",
        "response time; response time for/to/of 999/emergency call; attendance time;"
        " time/times to attend/arrive/respond;"
        " time taken to attend/respond/arrive; time officers take; graded call;"
        " average time to attend; time from call to arrival/scene; time to arrival;"
        " grade 1 response; grade one response; grade 1 call;"
        " incident/incidents attended within",
        "Mean response time in minutes, grade 1",
        "Response officers in post",
        welsh="amseroedd ymateb; amser ymateb",
    ),
    Subject(
        "incidents",
        "Incidents attended",
        "incident attended; all incident; total incident; incident logged; police call out;"
        " callout",
        "All incidents attended",
        "Incidents at hospitals",
    ),
    Subject(
        "body-worn-video",
        "Body worn video",
        "body worn; body worn video/camera; bwv; bwc; bodycam; body cam/camera; bodycams",
        "Body-worn cameras bought",
        "Worn tyres on vehicles",
        welsh="camerau corff; fideo a wisgir",
    ),
    Subject(
        "drones",
        "Police drones",
        "drone; uav; uas; unmanned aerial/aircraft; drone deployment/pilot/fleet; police drone",
        "UAV pilots trained",
        "Drone sightings near airports",
        welsh="dronau; drôn",
    ),
    Subject(
        "facial-recognition",
        "Facial recognition",
        "facial/face recognition; lfr; rfr; facial matching/search; clearview",
        "Live facial recognition deployments",
        "Recognition awards of staff",
        welsh="adnabod wynebau",
    ),
    Subject(
        "artificial-intelligence",
        "Artificial intelligence",
        "artificial intelligence; ai tool/system/software/policy; generative ai; chatgpt;"
        " predictive policing; machine learning; copilot; ?algorithm",
        "AI tools in use",
        "Intelligence reports submitted",
    ),
    Subject(
        "anpr",
        "Number plate recognition",
        "anpr; automatic/automated number plate recognition; number plate recognition; anpr camera",
        "ANPR cameras in the county",
        "Number plates stolen",
        welsh="adnabod platiau rhif",
    ),
    Subject(
        "cctv",
        "CCTV",
        "cctv; closed circuit television; doorbell footage; ring doorbell",
        "CCTV cameras at stations",
        "Speed cameras",
    ),
    Subject(
        "mobile-phone-extraction",
        "Mobile phone extraction and digital forensics",
        "phone/cloud extraction; digital forensic; phone download; device awaiting examination;"
        " digital device; cyber kiosk; mobile device examination",
        "Digital devices awaiting examination",
        "Digital radios bought",
    ),
    Subject(
        "forensics",
        "Forensics, DNA and fingerprints",
        "?dna; ?fingerprint; ?forensic; crime scene investigator/examiner; csi; scenes of crime",
        "DNA samples taken from children",
        "Digital forensic units",
        welsh="fforensig; olion bysedd",
    ),
    Subject(
        "surveillance",
        "Covert surveillance and informants",
        "covert surveillance; ripa; =chis; =informant/=informants; ?undercover;"
        " directed surveillance;"
        " telecommunication data; imsi catcher; covert human",
        "Payments to informants",
        "Information requests received",
    ),
    Subject(
        "search-warrants",
        "Search warrants",
        "search/execution warrant; warrant executed/issued; wrong address; premises searched;"
        " section 8 warrant; section 18 search; ?=warrant/=warrants; forced entry;"
        " door & damaged/forced; ?raid",
        "Warrants executed at the wrong address",
        "Warranted officers in post",
        welsh="gwarantau; gwarant chwilio",
    ),
    Subject(
        "helicopters",
        "Helicopters and NPAS",
        "helicopter; npas; national police air service; air support",
        "Helicopter flying hours",
        "Air conditioning in stations",
    ),
    Subject(
        "lost-property",
        "Lost and found property",
        "lost property; found property; property & lost; lost and found",
        "Found property handed in",
        "Property repair costs",
    ),
    Subject(
        "victims",
        "Victim support and satisfaction",
        "victim support/satisfaction/code/right-to-review; victim withdrew; victim withdrawal;"
        " victims right to review",
        "Victim satisfaction rates",
        "Victims of stalking",
    ),
    Subject(
        "disclosure-checks",
        "DBS and criminal record checks",
        "dbs; disclosure and barring; criminal record check; acro; enhanced check/disclosure",
        "DBS checks outstanding",
        "Brakes checked",
    ),
    Subject(
        "intelligence",
        "Intelligence reports",
        "intelligence report/log/submission; corruption intelligence; crimestoppers;"
        " problem profile;"
        " intelligence & submitted",
        "Intelligence logs by month",
        "Artificial intelligence tools",
    ),
    Subject(
        "cold-cases",
        "Cold cases",
        "cold/unsolved case; undetected/unsolved murder/homicide; unsolved rape; cold case review",
        "Cold case reviews",
        "Cold weather calls",
    ),
    Subject(
        "royal-and-event-policing",
        "Policing of events and visits",
        "royal visit/wedding/coronation; event policing; policing cost of;"
        " special police services; party conference; mutual aid; festival policing;"
        " cost of =policing; operation bridges",
        "Cost of policing the party conference",
        "Royal mail vans robbed",
    ),
)
