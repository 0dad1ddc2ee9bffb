"""Theft, burglary, robbery and damage: counting-rule groups and everyday names."""

from __future__ import annotations

from typing import Final

from db.questions.thesaurus.row import Subject

PROPERTY_CRIME: Final = (
    Subject(
        "recorded-crime",
        "All recorded crime",
        "all/total/overall recorded/police crime/offence; total/all/overall crime/offence;"
        " recorded crime/offence; crime level/figure/statistic; victim based crime;"
        " notifiable offence",
        "Total recorded crime, 2022/23",
        "Crime scene investigators employed",
        welsh="troseddau a gofnodwyd",
    ),
    Subject(
        "theft",
        "Theft",
        "theft; stolen; larceny; stealing; stole; theft and handling",
        "Thefts recorded at railway stations",
        "Thefts of pedal cycles",
        welsh="dwyn; lladradau",
    ),
    Subject(
        "burglary",
        "Burglary",
        "burglary/burgled/burglar; burglary offence; break in; broken into; shed burglary/break-in",
        "Burglaries and their outcomes",
        "Breakdown in communications",
        welsh="bwrgleriaeth; byrgleriaeth; byrgleriaethau",
    ),
    Subject(
        "residential-burglary",
        "Residential burglary",
        "residential/domestic/dwelling/house/home/household burglary/burgled/break-in;"
        " burglary & dwelling/home/house/residence; burglary * people home; burglary residential;"
        " burglary , residential/dwelling/domestic;"
        " house breaking; housebreaking; home/house broken into",
        "Burglary of people's homes",
        "Burglary of business premises",
        "burglary",
        "bwrgleriaeth ddomestig; bwrgleriaeth breswyl",
    ),
    Subject(
        "business-burglary",
        "Burglary of business and community premises",
        "business/commercial/community burglary; non residential/dwelling/domestic burglary;"
        " burglary non residential/dwelling; burglary other than dwelling;"
        " burglary & business/shop/commercial;"
        " burglary business * community; burglary business;"
        " burglary , business/commercial/non-residential/other; burglary other building",
        "Burglary - business and community",
        "Burglary dwelling by district",
        "burglary",
    ),
    Subject(
        "distraction-burglary",
        "Distraction burglary",
        "distraction/artifice burglary/burglar; burglary & distraction",
        "Distraction burglaries, victims aged 70 and over",
        "Drivers charged over distraction by a mobile phone",
        "burglary",
    ),
    Subject(
        "aggravated-burglary",
        "Aggravated burglary",
        "aggravated burglary",
        "Aggravated burglary in a dwelling",
        "Aggravated vehicle taking",
        "burglary",
    ),
    Subject(
        "bicycle-theft",
        "Bicycle theft",
        "bicycle/bike/cycle/pushbike & theft/stolen/stole/steal/stealing/thief;"
        " pedal/push cycle/bike & theft/stolen/stole/steal/stealing;"
        " pedalcycle/pedalcycles & theft",
        "Bicycles reported stolen",
        "Motor bike theft in Leeds",
        "theft",
        "dwyn beiciau; dwyn beic; lladrad/lladradau beic/beiciau",
    ),
    Subject(
        "motorcycle-theft",
        "Motorcycle and moped theft",
        "motorcycle/motorbike/moped/scooter & theft/stolen; motor bike/cycle & theft/stolen;"
        " powered two wheeler & theft/stolen",
        "Theft of motor bikes and mopeds",
        "Theft of pedal cycles",
        "vehicle-theft",
        "dwyn beiciau modur",
    ),
    Subject(
        "vehicle-theft",
        "Theft of motor vehicles",
        "vehicle/car/van/lorry/hgv & stolen; theft/stealing of motor vehicle/car;"
        " theft/stealing of car/vehicle/van;"
        " car/van/vehicle/hgv/lorry theft; motor vehicle theft; unauthorised taking * vehicle;"
        " taking without consent/owner; twoc; vehicle taking;"
        " theft/stolen/stealing & land/range rover;"
        " theft/stolen & keyless car/vehicle/entry;"
        " theft or unauthorised taking * vehicle",
        "Theft of a motor vehicle by make",
        "Theft from a motor vehicle",
        "vehicle-crime",
        "dwyn cerbydau; dwyn ceir",
    ),
    Subject(
        "theft-from-vehicles",
        "Theft from vehicles",
        "theft/stolen/stealing from motor vehicle;"
        " theft/stolen/stealing from vehicle/car/van/lorry;"
        " theft from inside vehicle; break in to/into * vehicle/car/van/lorry;"
        " vehicle/car/van break-in; vehicle/car/van/lorry & broken into",
        "Thefts from a vehicle by month",
        "Thefts of vehicles by month",
        "vehicle-crime",
        "dwyn o gerbydau; dwyn o gerbyd",
    ),
    Subject(
        "tool-theft",
        "Tool theft",
        "tool & theft/stolen; theft/stolen of tool * van/vehicle;"
        " tool & stolen/theft from van/vehicle; power/tradesman/trade tool & theft/stolen",
        "Tools stolen from vans",
        "Screening tools for stalking",
        "theft",
    ),
    Subject(
        "vehicle-crime",
        "Vehicle crime",
        "vehicle/car/motor crime/offence; vehicle enabled crime; vehicle interference;"
        " interference with vehicle",
        "Vehicle crime by ward",
        "Police vehicles written off",
        welsh="troseddau cerbydau",
    ),
    Subject(
        "car-key-burglary",
        "Car key burglary and keyless theft",
        "car key burglary/theft; keyless burglary; keyless car/vehicle theft/entry;"
        " keyless theft/entry;"
        " relay theft/attack;"
        " hanoi burglary",
        "Keyless car thefts recorded",
        "Car parking at stations",
    ),
    Subject(
        "catalytic-converters",
        "Catalytic converter theft",
        "catalytic convertor/converter; cat convertor/converter; catalytic theft",
        "Theft of catalytic convertors from vehicles",
        "Cats and dogs stolen",
        "theft",
        "trawsnewidwyr catalytig",
    ),
    Subject(
        "number-plate-theft",
        "Number plate theft and cloning",
        "number/registration/licence plate & theft/stolen/cloned/cloning; cloned plate/vehicle;"
        " number plate cloning; =plates & cloned/stolen",
        "Number plates stolen",
        "Automatic number plate recognition cameras",
        "theft",
    ),
    Subject(
        "fuel-theft",
        "Fuel theft and making off without payment",
        "fuel/petrol/diesel theft from lorry/vehicle/tank;"
        " fuel/petrol/diesel/heating-oil & theft/stolen; making/make off without payment/paying;"
        " bilking; drive off * petrol/fuel;"
        " heating oil & theft/stolen",
        "Making off without payment at petrol stations",
        "Fuel used by the fleet",
        "theft",
    ),
    Subject(
        "shoplifting",
        "Shoplifting",
        "shoplifting/shoplifter/shoplift/shoplifted; theft/stolen from shop/store/supermarket;"
        " shop/retail/store/supermarket theft; retail crime",
        "Theft from a shop by outcome",
        "Assaults on shop workers",
        "theft",
        "dwyn o siopau; dwyn o siop",
    ),
    Subject(
        "theft-from-the-person",
        "Theft from the person",
        "theft/stolen from person; pickpocket/pickpocketing/pickpocketed; snatch theft;"
        " bag snatch/snatching",
        "Thefts from the person by ward",
        "Persons arrested for theft",
        "theft",
        "dwyn oddi ar berson",
    ),
    Subject(
        "mobile-phone-theft",
        "Mobile phone theft",
        "phone & theft/stolen/stole/robbed/snatch/snatched/snatching;"
        " iphone/smartphone & theft/stolen",
        "Mobile phones reported stolen",
        "Using a mobile phone while driving",
        "theft",
    ),
    Subject(
        "parcel-theft",
        "Parcel theft",
        "parcel/package/mail & theft/stolen; porch pirate/piracy",
        "Parcels stolen from doorsteps",
        "Parcels of drugs seized",
        "theft",
    ),
    Subject(
        "metal-theft",
        "Metal, lead and cable theft",
        "metal/=lead/copper/cable/scrap/manhole-cover & theft/stolen; theft of lead;"
        " roof lead & theft/stolen",
        "Lead thefts from church roofs",
        "Theft leads by investigators",
        "theft",
    ),
    Subject(
        "rural-crime",
        "Rural and farm crime",
        "rural/farm/agricultural/countryside/equine crime;"
        " farm/agricultural/plant machinery/equipment/vehicle & theft/stolen;"
        " tractor/quad/atv & theft/stolen; quad bike/bikes & theft/stolen;"
        " theft/stolen from farm; property stolen from farm; farm theft",
        "Thefts of farm machinery",
        "Rural stations closed",
        welsh="troseddau gwledig; troseddau cefn gwlad",
    ),
    Subject(
        "livestock-theft",
        "Livestock theft and worrying",
        "livestock/sheep/cattle/lamb/horse & theft/stolen/rustling; ?rustling;"
        " livestock/sheep worrying; livestock attack;"
        " worrying livestock/sheep",
        "Sheep worrying incidents",
        "Livestock on the carriageway",
    ),
    Subject(
        "dog-theft",
        "Dog and pet theft",
        "dog/pet/puppy/cat & theft/stolen/abducted/abduction",
        "Dogs reported stolen by breed",
        "Dogs trained by the unit",
        "theft",
        "dwyn cwn",
    ),
    Subject(
        "fly-tipping",
        "Fly-tipping and waste crime",
        "fly tip/tipping; flytip/flytipping; waste crime",
        "Reports of fly-tipping",
        "Waste collected from stations",
    ),
    Subject(
        "wildlife-crime",
        "Wildlife crime",
        "wildlife crime/offence; hare coursing; ?poaching; badger baiting/persecution/crime/sett;"
        " illegal/fox hunting; raptor persecution/poisoning/poisoned;"
        " hunting act; bird egg",
        "Hare coursing incidents",
        "Job hunting advice",
        welsh="troseddau bywyd gwyllt",
    ),
    Subject(
        "heritage-crime",
        "Heritage and church crime",
        "heritage crime; nighthawking; church/religious building & theft/crime/damage;"
        " crime/offence at church/place-of-worship;"
        " place of worship & crime/theft/damage",
        "Crime at churches",
        "Church parade attendance",
    ),
    Subject(
        "criminal-damage",
        "Criminal damage",
        "criminal damage; vandalism/vandalised; graffiti;"
        " damage to vehicle/dwelling/building/property",
        "Criminal damage to dwellings",
        "Compensation for damaged phones",
        welsh="difrod troseddol",
    ),
    Subject(
        "arson",
        "Arson",
        "arson; deliberate fire; fire setting; fireraising",
        "Arson endangering life",
        "Fire alarms at stations",
        welsh="llosgi bwriadol; cynnau tan",
    ),
    Subject(
        "criminal-damage-and-arson",
        "Criminal damage and arson",
        "criminal damage and arson; arson and criminal damage",
        "Criminal damage and arson, by district",
        "Arson endangering life",
    ),
    Subject(
        "robbery",
        "Robbery",
        "robbery/robbed/robber; mugging/mugged",
        "Robberies by district",
        "Burglaries by month",
        welsh="lladrad; ysbeilio",
    ),
    Subject(
        "personal-robbery",
        "Robbery of personal property",
        "personal robbery; robbery * personal property; robbery of person; mugging; street robbery",
        "Robbery of personal property",
        "Robbery of business property",
        "robbery",
    ),
    Subject(
        "business-robbery",
        "Robbery of business property",
        "business robbery; robbery * business property; bank/commercial/shop robbery;"
        " cash in transit robbery",
        "Business robberies recorded",
        "Personal robberies recorded",
        "robbery",
    ),
)
