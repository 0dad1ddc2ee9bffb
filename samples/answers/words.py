"""The vocabulary of the invented letters."""

from __future__ import annotations

from typing import Final

OFFENCES: Final = (
    "Absconding from lawful custody",
    "Aggravated vehicle taking",
    "Arson",
    "Bicycle theft",
    "Blackmail",
    "Burglary - business and community",
    "Burglary - residential",
    "Burglary - residential (unconnected building)",
    "Criminal damage to a dwelling",
    "Criminal damage to a vehicle",
    "Cruelty to children or young persons",
    "Dangerous driving",
    "Disclosing private sexual photographs and films with intent to cause distress",
    "Dishonest use of electricity",
    "Drunk and disorderly",
    "Fear or provocation of violence",
    "Going equipped for stealing",
    "Handling stolen goods",
    "Harassment, alarm or distress",
    "Interfering with a motor vehicle",
    "Kidnapping",
    "Making off without payment",
    "Malicious communications",
    "Perverting the course of justice",
    "Possession of an article with blade or point",
    "Possession of an offensive weapon",
    "Possession of cannabis",
    "Public order",
    "Racially or religiously aggravated common assault",
    "Robbery of business property",
    "Robbery of personal property",
    "Stalking",
    "Supplying or offering to supply a controlled drug other than cannabis",
    "Theft by an employee",
    "Theft from a vehicle",
    "Theft from the person",
    "Theft in a dwelling other than from an automatic machine or meter",
    "Theft of a motor vehicle",
    "Threats to kill",
    "Trespass with intent to commit a sexual offence",
    "Violent disorder",
    "Wounding or inflicting grievous bodily harm",
)
OUTCOMES: Final = (
    "1: Charged",
    "1A: Charged with alternate offence",
    "2: Caution - youths",
    "3: Caution - adults",
    "8: Community resolution",
    "9: Prosecution not in the public interest (CPS)",
    "10: Police - formal action not in public interest",
    "12: Named suspect identified but is too ill (physical or mental health) to prosecute",
    "14: Victim declines or is unable to support action to identify offender",
    "15: Named suspect identified, victim supports police action but evidential difficulties",
    "16: Named suspect identified, evidential difficulties and victim does not support action",
    "18: Investigation complete, no suspect identified",
    "20: Action by another body or agency",
    "21: Further investigation not in the public interest",
    "Not yet assigned an outcome",
)
AREAS: Final = (
    "Alderford",
    "Brackwell",
    "Coldmere",
    "Dunholme",
    "Eastwick",
    "Fenborough",
    "Garsby",
    "Hollin Valley",
)
PLACES: Final = (
    "Alderford General Hospital",
    "Brackwell Infirmary",
    "Coldmere Community Hospital",
    "Dunholme War Memorial Hospital",
    "Eastwick Cottage Hospital",
    "Fenborough Royal Infirmary",
)
GROUPS: Final = (
    "Violence against the person",
    "Theft offences",
    "Criminal damage and arson",
    "Drug offences",
    "Public order offences",
)
AGES: Final = ("Under 10", "10 to 13", "14 to 17", "18 to 24", "25 and over")
MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
HEAD: Final = (
    "Fenmarch Constabulary",
    "Information Access Unit",
    "PO Box 19, Alderford AL1 2ZZ",
    "www.fenmarch.example",
)
FOOT: Final = "OFFICIAL   Fenmarch Constabulary, an invented force"
CLOSING: Final = (
    "Every effort is made to ensure that the figures presented are accurate and complete.",
    "Should you be dissatisfied with this response you may ask for an internal review.",
)
