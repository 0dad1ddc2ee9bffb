"""What a force is and spends: officers, staff, conduct, vehicles, buildings, money, requests."""

from __future__ import annotations

from typing import Final

from db.questions.thesaurus.row import Subject

RESOURCES: Final = (
    Subject(
        "misconduct",
        "Officer misconduct",
        "misconduct; sexual misconduct; =disciplined; gross misconduct;"
        " misconduct hearing/meeting/investigation;"
        " disciplinary/discipline action/case/proceeding/hearing; disciplinary;"
        " professional standards investigation; dismissed officer/staff; officer dismissed;"
        " staff/officer & dismissed; barred list",
        "Misconduct hearings by finding",
        "Conduct of prosecutions",
        welsh="camymddwyn; camymddygiad",
    ),
    Subject(
        "complaints",
        "Complaints against police",
        "complaint against/about police/officer/force; police/public/officer complaint;"
        " ?complaint; iopc referral; iopc; ipcc; allegation against officer/police;"
        " complaint allegation; allegation * against * officer/police/staff",
        "Police officer complaints by type",
        "Noise complaints by ward",
        welsh="cwynion; cwynion yn erbyn yr heddlu",
    ),
    Subject(
        "suspended-officers",
        "Suspended officers",
        "officer/staff & suspended/suspension; restricted duty/duties;"
        " officer on restricted/limited/adjusted/amended; repositioned",
        "Officers suspended on full pay",
        "Suspended sentences given",
        welsh="swyddogion wedi'u gwahardd; atal dros dro",
    ),
    Subject(
        "officers-accused",
        "Officers and staff accused of crime",
        "officer/staff/pcso arrested/convicted/charged/accused;"
        " officer/staff * been/were arrested/convicted/charged/accused;"
        " committed by * police/officer/pcso; officer/staff with * conviction;"
        " police officer/staff & arrested/convicted/charged/accused;"
        " officer/staff/employee & criminal conviction/record;"
        " officer/staff * accused/reported * rape/sexual/domestic; police perpetrated;"
        " offence/crime/abuse * by police/serving officer/staff; ?corruption;"
        " abuse of position/authority for * purpose",
        "Police officers convicted of an offence",
        "Officers who arrested a suspect",
    ),
    Subject(
        "vetting",
        "Vetting",
        "=vetting/=vetted; =vetting clearance/refusal/failure",
        "Vetting refusals by ethnicity",
        "Vets' bills for dogs",
        welsh="fetio",
    ),
    Subject(
        "business-interests",
        "Second jobs, business interests and gifts",
        "business interest; second/secondary job/employment; register of interest;"
        " gift and hospitality; gifts and hospitality",
        "Officers with a second job",
        "Business burglaries",
    ),
    Subject(
        "sickness",
        "Sickness absence",
        "sickness; sick leave/day/absence; days lost to sickness;"
        " absence/absent & mental/stress/psychological/illness; absent * reason;"
        " officer/staff absent; off sick; ?absence; long covid; working day lost; days lost",
        "Working days lost to sickness",
        "Days until the hearing",
        welsh="salwch; absenoldeb salwch; absenoldeb oherwydd salwch",
    ),
    Subject(
        "officer-wellbeing",
        "Stress and mental health of officers",
        "officer/staff & stress/ptsd/suicide; officer mental health; ptsd; post traumatic stress;"
        " mental health of officer/staff; ?wellbeing; occupational health; ?counselling",
        "Officers diagnosed with PTSD",
        "Wells inspected",
    ),
    Subject(
        "overtime",
        "Overtime",
        "overtime; rest day & cancelled/worked/owed; cancelled rest day",
        "Overtime paid by rank",
        "Times of closing",
        welsh="goramser",
    ),
    Subject(
        "leavers",
        "Officers leaving",
        "leaver;"
        " officer/staff/pcso/constable &"
        " leaving/left/leave/resigned/resignation/retired/retirement; resignation;"
        " voluntary resignation; staff turnover; ill health retirement;"
        " medical retirement; exit interview",
        "Officers leaving by reason",
        "Parental leave taken",
        welsh="swyddogion yn gadael; ymddiswyddiadau",
    ),
    Subject(
        "recruitment",
        "Recruitment",
        "?recruitment/recruited/recruit; uplift programme; operation uplift; new officer;"
        " student officer; probationer; transferee;"
        " applicant/application & constable/officer/join; ?joiner;"
        " pcda; police apprentice",
        "Recruits under the Uplift programme",
        "Rest days of constables",
        welsh="recriwtio",
    ),
    Subject(
        "officer-numbers",
        "Officer and staff numbers",
        "officer/staff/pcso/constable/workforce number/strength/headcount/establishment;"
        " number of * officer/pcso/staff/constable/sergeant/detective; headcount;"
        " full time equivalent; fte; officer/staff/pcso employed; employed officer/staff;"
        " officer/pcso/staff in post; police strength; officer by rank; officer/staff & vacancy;"
        " ?vacancy; neighbourhood policing team; neighbourhood officer; community support officer;"
        " pcso number; detective number; front line officer; response officer;"
        " firearms officer number",
        "Police officers by rank (headcount)",
        "Telephone numbers of stations",
        welsh="nifer y swyddogion; niferoedd swyddogion",
    ),
    Subject(
        "special-constables",
        "Special constables and volunteers",
        "special constable; special constabulary; police support volunteer; ?volunteer; ?cadet",
        "Special constables who resigned",
        "Constables promoted",
        welsh="cwnstabliaid gwirfoddol",
    ),
    Subject(
        "diversity",
        "Diversity of the workforce",
        "?=diversity; equality * =diversity; bme/bame/ethnic-minority/female officer by rank;"
        " ethnic minority/minority officer/staff; bme/bame officer/staff;"
        " officer/staff & bme/bame/ethnicity/ethnic; female officer/staff;"
        " officer/staff * lgbt/disability/religion; gender pay; staff network; officer bme;"
        " positive action",
        "BME officers by rank",
        "Diverse road surfaces",
        welsh="amrywiaeth",
    ),
    Subject(
        "pay",
        "Pay and allowances",
        "?salary/salaries; senior officer/chief-officer pay; ?pay; ?=allowance/=allowances; ?bonus;"
        " ?remuneration;"
        " chief constable expense; ?=expenses; ?=severance; ?redundancy; hotel & cost;"
        " credit card/procurement card; mileage claim/allowance/rate/expense",
        "Salaries of chief officers",
        "Payphones removed",
        welsh="cyflogau; lwfansau; tâl",
    ),
    Subject(
        "pensions",
        "Pensions",
        "?=pension/=pensions; mccloud",
        "Pensions forfeited",
        "Pensioners who were robbed",
        welsh="pensiynau",
    ),
    Subject(
        "training",
        "Training",
        "?=training; =trained officer/staff; officer =trained; course & officer attended;"
        " driver =training; taser =trained/=training; ?=trained",
        "Officers trained in first aid",
        "Trains delayed",
        welsh="hyfforddiant",
    ),
    Subject(
        "promotion",
        "Promotion and ranks",
        "?=promoted; promotion board/process/exam/panel; ?=promotions; acting up; temporary rank",
        "Promotion boards passed",
        "Promotion of road safety events",
    ),
    Subject(
        "officers-injured",
        "Officers injured on duty",
        "officer/staff injured/injury; injury on duty; injured on duty; officer & injured;"
        " riddor; workplace injury; health and safety incident",
        "Officers injured on duty",
        "Pedestrians injured",
    ),
    Subject(
        "employment-tribunals",
        "Employment tribunals and grievances",
        "employment tribunal; ?grievance; discrimination claim; whistleblowing",
        "Employment tribunal claims",
        "Grief counselling",
    ),
    Subject(
        "compensation",
        "Compensation and civil claims",
        "?compensation; civil/public/employer-liability claim; out of court settlement;"
        " settlement & paid; claim against; liability claim; damages paid; civil litigation;"
        " legal cost; pothole claim; payout for/made/paid; compensation payout",
        "Compensation paid after wrongful arrest",
        "Community settlement projects",
        welsh="iawndal; hawliadau",
    ),
    Subject(
        "fleet",
        "Fleet vehicles",
        "?fleet; ?police vehicle/car/van; vehicle fleet; electric vehicle;"
        " vehicle & purchased/sold/auctioned; vehicle livery; retired police vehicle; patrol car;"
        " unmarked/marked car/vehicle; vehicle * force own/owns/owned; vehicle owned/leased",
        "Vehicles in the fleet by fuel",
        "Vehicles stolen by make",
        welsh="fflyd; cerbydau heddlu",
    ),
    Subject(
        "fuel-and-energy",
        "Fuel and energy costs",
        "fuel cost/spend/consumption/used; cost/spend of/on fuel; energy cost/consumption;"
        " utility bill; gas and electricity; carbon emission; solar panel; energy bill",
        "Fuel costs of vehicles",
        "Fuel stolen from farms",
    ),
    Subject(
        "buildings",
        "Police stations and buildings",
        "police station & closed/closure/sold/open/opened; station/building closure/closed/sold;"
        " front counter/desk; enquiry office; police estate; property sold;"
        " ?=building/=buildings;"
        " asbestos; raac",
        "Police stations sold",
        "Railway stations with crime",
        welsh="gorsafoedd heddlu; adeiladau",
    ),
    Subject(
        "it-systems",
        "IT systems and contracts",
        "it system/software/contract/spend/budget/equipment/support; ?software;"
        " computer/laptop/server & bought/purchased/cost; ?ict; cyber security;"
        " network contract; records management system; crm; operating system; ?website; ?telephony;"
        " licence for software; wan; lan; data centre; broadband",
        "IT contracts by supplier",
        "Italian nationals arrested",
    ),
    Subject(
        "website",
        "Website",
        "?website; web hosting; online form;",
        "Cost of the website",
        "Spider webs",
        "",
        "gwefan",
    ),
    Subject(
        "social-media",
        "Social media",
        "social media; ?facebook; ?twitter; ?tiktok; ?instagram; ?snapchat; ?whatsapp",
        "Posts on social media",
        "Social work referrals",
        welsh="cyfryngau cymdeithasol",
    ),
    Subject(
        "interpreters",
        "Interpreters and translation",
        "=interpreter/=interpreters/=interpreting; interpretation service/cost;"
        " ?translation/translator/translated;"
        " language line; language service",
        "Spending on interpreters",
        "Language courses for officers",
        welsh="cyfieithu ar y pryd; cyfieithwyr",
    ),
    Subject(
        "consultants",
        "Consultants and agency staff",
        "?=consultant/=consultants/=consultancy/=consultancies; agency staff/worker;"
        " temporary worker;"
        " contractor spend; ?locum",
        "Spending on consultants",
        "Consultation papers",
    ),
    Subject(
        "budget",
        "Budgets and spending",
        "?budget; ?expenditure; council tax precept; precept; financial reserves; ?invoice;"
        " spend over;"
        " annual spend; ?procurement",
        "Annual budget by department",
        "Spent cartridges found",
        welsh="cyllideb; gwariant",
    ),
    Subject(
        "uniform-and-equipment",
        "Uniform and equipment",
        "?=uniform/=uniforms; police kit; equipment lost/stolen; kit/uniform & lost/stolen;"
        " personal protective equipment; ?ppe; body armour; police boots; police equipment;"
        " warrant card;"
        " stab vest; id card",
        "Warrant cards lost or stolen",
        "Uniformed patrols",
        welsh="gwisg; offer",
    ),
    Subject(
        "data-breaches",
        "Data breaches and misuse",
        "data breach/loss/protection/incident; breach of data; misuse of * system/data;"
        " ico report; information security incident; lost device; device & lost",
        "Data breaches reported to the ICO",
        "Bail breaches",
        welsh="toriadau data",
    ),
    Subject(
        "foi-requests",
        "Information requests",
        "foi request/compliance/performance; freedom of information request/compliance;"
        " subject access request; information request; foi team; foi statistic;"
        " foi & answered; disclosure log",
        "FOI requests answered in time",
        "Requests for assistance",
        welsh="ceisiadau rhyddid gwybodaeth",
    ),
    Subject(
        "staff-surveys",
        "Staff surveys and culture",
        "staff/culture/officer/people survey; culture audit; employee survey",
        "Staff survey results",
        "Survey of buildings",
    ),
    Subject(
        "catering",
        "Catering and hospitality",
        "catering; canteen; =refreshment/=refreshments; ?=hospitality; food and drink;"
        " coffee machine",
        "Spending on catering",
        "Food stolen from shops",
    ),
    Subject(
        "pcc",
        "Police and crime commissioner",
        "police and crime commissioner; pcc; opcc; police authority",
        "Staff of the Police and Crime Commissioner",
        "Commissioned services",
    ),
    Subject(
        "masons-and-memberships",
        "Freemasons and memberships",
        "freemason; masonic; shanaz; membership fee; declarable association;"
        " notifiable association",
        "Officers declaring as freemasons",
        "Stonemasons employed",
    ),
)
