"""Fraud, cyber crime and crimes named after what they are aimed at."""

from __future__ import annotations

from typing import Final

from db.questions.thesaurus.row import Subject

FRAUD_AND_PLACES: Final = (
    Subject(
        "fraud",
        "Fraud",
        "fraud/fraudulent; ?scam; online/phone/email/text scam; action fraud;"
        " courier/romance/banking fraud; forgery; phishing",
        "Romance fraud victims",
        "Benefits of the new system",
        welsh="twyll",
    ),
    Subject(
        "cyber-crime",
        "Cyber crime",
        "cyber crime/offence/attack/dependent/enabled/flag/flagged; cybercrime; computer misuse;"
        " ?hacking; ransomware; online crime/offence",
        "Computer misuse offences",
        "Computers replaced in stations",
        welsh="seiberdrosedd; seiberdroseddau",
    ),
    Subject(
        "blackmail",
        "Blackmail and sextortion",
        "blackmail; sextortion; extortion",
        "Sextortion reports by age of victim",
        "Black market cigarettes",
    ),
    Subject(
        "handling-stolen-goods",
        "Handling stolen goods",
        "handling stolen good/property; receiving stolen good; theft and handling",
        "Handling stolen goods, charges",
        "Goods stolen from lorries",
    ),
    Subject(
        "money-laundering",
        "Money laundering and proceeds of crime",
        "money laundering; proceeds of crime; cash seizure/forfeiture; cash & seized/forfeited;"
        " poca; account freezing order",
        "Cash seized under the Proceeds of Crime Act",
        "Laundering of uniforms",
    ),
    Subject(
        "cargo-crime",
        "Freight and cargo crime",
        "cargo/freight/lorry/hgv crime; cargo/freight/load & theft/stolen",
        "Freight crime at lorry parks",
        "Freight trains delayed",
    ),
    Subject(
        "atm-crime",
        "Cash machine attacks",
        "atm/cash-machine attack/raid/crime; cash machine & theft/stolen/attack/raid;"
        " atm & theft/stolen",
        "ATM ram raids and cash machine thefts",
        "Cash paid to informants",
    ),
    Subject(
        "construction-crime",
        "Theft from building sites",
        "construction/building site & theft/crime/stolen; plant theft",
        "Theft at a construction site",
        "Construction of a new station",
    ),
    Subject(
        "squatting",
        "Squatting and trespass",
        "squatting/squatter; aggravated trespass; ?trespass; unauthorised encampment;"
        " traveller encampment; gypsy and traveller encampment/site; illegal encampment",
        "Unauthorised encampments reported",
        "Encampment exercise of the cadets",
    ),
    Subject(
        "fireworks",
        "Fireworks",
        "firework; pyrotechnic",
        "Misuse of fireworks by month",
        "Fire works carried out at the station",
        welsh="tan gwyllt",
    ),
)
