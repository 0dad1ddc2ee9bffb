"""Roads: collisions, driving offences, vehicles seized."""

from __future__ import annotations

from typing import Final

from db.questions.thesaurus.row import Subject

ROADS: Final = (
    Subject(
        "road-collisions",
        "Road collisions and casualties",
        "road/traffic/vehicle/fatal/serious/injury collision/accident/casualty; rtc; rta; rtas;"
        " rtcs; collision/accident involving/with/between; collision; kerb strike;"
        " killed or/and seriously injured; ksi; road death; fatal collision; hit and run;"
        " failing/fail/failed to stop; stats19; road casualty",
        "Serious injury collisions by road",
        "Road closures for repairs",
        welsh="gwrthdrawiadau; damweiniau ffordd",
    ),
    Subject(
        "police-vehicle-collisions",
        "Collisions of police vehicles",
        "police vehicle/car collision/accident/crash;"
        " collision/accident/crash involving police vehicle/car;"
        " collision/accident/crash & police vehicle/car;"
        " polcol; fleet accident",
        "Accidents involving police vehicles",
        "Collisions with pedestrians",
    ),
    Subject(
        "pursuits",
        "Police pursuits",
        "police/vehicle pursuit/chase; ?pursuit; tactical contact",
        "Vehicle pursuits by ending",
        "Stalking and pursuing",
        welsh="erlid; erlidiau",
    ),
    Subject(
        "speeding",
        "Speeding",
        "=speeding; =speed offence/limit/awareness/enforcement/ticket;"
        " excess/exceeding/excessive speed; exceeding/over/above * mph; over speed limit;"
        " highest =speed; =speed recorded",
        "Exceeding the speed limit, highest speed",
        "Speed of broadband at stations",
        welsh="goryrru",
    ),
    Subject(
        "speed-cameras",
        "Speed cameras",
        "speed/safety camera; camera van; average speed camera; mobile camera; gatso;"
        " red light camera; fixed camera; camera activation",
        "Speed camera vans",
        "Body worn cameras",
        welsh="camerau cyflymder",
    ),
    Subject(
        "drink-driving",
        "Drink driving",
        "drink driving/drive/driver/driven; drunk driving/driver; drinking and driving;"
        " driving * excess alcohol; driving over prescribed limit; driver over * limit;"
        " drive over limit;"
        " breath test/tested; breathalysed/breathalyser; driving under influence of alcohol;"
        " excess alcohol",
        "Positive breath tests in December",
        "Drink spiking by month",
        welsh="yfed a gyrru",
    ),
    Subject(
        "drug-driving",
        "Drug driving",
        "drug driving/drive/driver; driving * influence of drug; drugs wipe; drug wipe;"
        " roadside drug test; section 5a",
        "Drug drivers arrested",
        "Drug dealing charges",
        welsh="gyrru dan ddylanwad cyffuriau",
    ),
    Subject(
        "drink-and-drug-driving",
        "Drink and drug driving",
        "drink and/or drug driving/drive/driver; drink driving and/or drug driving;"
        " drug and/or drink driving; driving * drink or/and drug; driving * alcohol or/and drug",
        "Drink and drug driving arrests",
        "Drink and drug awareness",
    ),
    Subject(
        "mobile-phone-driving",
        "Mobile phone use while driving",
        "phone & driving/driver; phone while/whilst driving; phone at wheel;"
        " using mobile phone/device; handheld device/phone; hand held phone/device;"
        " mobile phone offence; cu80",
        "Using a mobile phone at the wheel",
        "Mobile phones stolen",
        welsh="ffon symudol wrth yrru",
    ),
    Subject(
        "seat-belts",
        "Seat belts",
        "seat belt; seatbelt",
        "Seat belt offences",
        "Seats in custody vans",
    ),
    Subject(
        "uninsured-driving",
        "Uninsured driving",
        "no insurance; uninsured; without insurance; insurance offence; section 165",
        "Uninsured vehicles seized",
        "Insurance premiums of the force",
    ),
    Subject(
        "unlicensed-driving",
        "Driving without a licence",
        "driving licence offence; without * licence; unlicensed driver/driving;"
        " no/disqualified driving licence; disqualified driver/driving;"
        " driving while/whilst disqualified; otherwise than in accordance",
        "Disqualified drivers arrested",
        "Licences for software",
    ),
    Subject(
        "dangerous-driving",
        "Dangerous and careless driving",
        "dangerous/careless/reckless driving; driving without due care;"
        " death by dangerous/careless driving; due care and attention; causing death by",
        "Death by dangerous driving",
        "Dangerous dogs",
        welsh="gyrru peryglus",
    ),
    Subject(
        "vehicles-seized",
        "Vehicles seized",
        "vehicle/car/motorbike/moped/motorcycle & seized/seizure/impounded; crushed car/vehicle;"
        " car/vehicle & crushed",
        "Cars seized and crushed",
        "Dogs seized by breed",
        welsh="cerbydau a atafaelwyd",
    ),
    Subject(
        "parking",
        "Parking",
        "?=parking/=parked; parking ticket/fine/offence; penalty charge notice;"
        " illegally parked; pavement parking; blue badge",
        "Illegal parking outside schools",
        "Park patrols",
        welsh="parcio",
    ),
    Subject(
        "traffic-offences",
        "Traffic offences and penalty notices",
        "traffic/motoring/driving offence; fixed penalty; fixed penalty notice; fpn;"
        " notice of intended prosecution; endorsable; traffic offence report;"
        " red light offence/jumping; contravening red light; middle lane; close pass; tailgating;"
        " lane hogging",
        "Notices of intended prosecution",
        "Noticeboards in stations",
        welsh="troseddau gyrru; hysbysiadau cosb benodedig",
    ),
    Subject(
        "operation-snap",
        "Dash cam submissions",
        "dash cam/camera; dashcam; operation snap; op snap; helmet camera; nextbase;"
        " close pass submission/footage/video",
        "Operation Snap submissions",
        "Snap inspections",
        welsh="ymgyrch snap",
    ),
    Subject(
        "awareness-courses",
        "Driver awareness courses",
        "awareness/ndors course; driver awareness/education; driver retraining;"
        " speed awareness course",
        "Speed awareness courses attended",
        "Courses on mental health awareness",
    ),
    Subject(
        "abnormal-loads",
        "Abnormal loads",
        "abnormal load",
        "Escorts of abnormal loads",
        "Abnormal sickness levels",
    ),
    Subject(
        "vehicle-recovery",
        "Vehicle recovery",
        "vehicle recovery/removal/storage; recovered/recovery of vehicle by contractor;"
        " recovery operator/contract",
        "Vehicle recovery charges",
        "Vehicles stolen",
    ),
)
