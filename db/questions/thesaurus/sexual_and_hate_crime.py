"""Sexual offences, hate crime, harm to those at risk, and crime at places."""

from __future__ import annotations

from typing import Final

from db.questions.thesaurus.row import Subject

SEXUAL_AND_HATE_CRIME: Final = (
    Subject(
        "sexual-offences",
        "Sexual offences",
        "sexual/sex offence/crime/violence/abuse; rape and serious sexual offence; rasso;"
        " rape and sexual offence; rape and other sexual offence",
        "Sexual offences on trains",
        "Registered sex offenders",
        welsh="troseddau rhywiol; trosedd rywiol",
    ),
    Subject(
        "rape",
        "Rape",
        "rape/raped",
        "Rape of a female aged 16 and over",
        "Oil seed rape fields",
        "sexual-offences",
        "treisio; trais rhywiol",
    ),
    Subject(
        "sexual-assault",
        "Sexual assault",
        "sexual/sexually/indecent assault/assaulted; sexual touching; groping",
        "Sexual assaults at festivals",
        "Assault occasioning actual bodily harm",
        "sexual-offences",
        "ymosodiad rhywiol; ymosodiadau rhywiol",
    ),
    Subject(
        "indecent-exposure",
        "Indecent exposure and voyeurism",
        "indecent exposure; exposure & genital; flashing offence/incident; voyeurism;"
        " cyberflashing; upskirting;"
        " outraging public decency",
        "Upskirting reports",
        "Exposure to asbestos",
        "sexual-offences",
    ),
    Subject(
        "sexual-harassment",
        "Sexual harassment",
        "sexual/sexually harassment/harassed",
        "Sexual harassment complaints against officers",
        "Harassment by outcome",
    ),
    Subject(
        "child-sexual-abuse",
        "Child sexual abuse and exploitation",
        "child sexual abuse/exploitation/offence; child sex offence/abuse; cse; csa; ?grooming;"
        " grooming gang;"
        " online grooming;"
        " sexual communication with child; sexual activity with child;"
        " sexual abuse/offence of/against child; child abuse; child exploitation;"
        " child criminal exploitation; sexual/sex offence against child",
        "Child sexual exploitation flags",
        "Dog grooming parlours",
        welsh="cam drin plant yn rhywiol; camfanteisio rhywiol ar blant",
    ),
    Subject(
        "indecent-images",
        "Indecent images of children",
        "indecent image/photograph/photo; iioc; sexting; child abuse image/material;"
        " youth produced imagery",
        "Sexting by children under 14",
        "Images captured by cameras",
    ),
    Subject(
        "image-abuse",
        "Disclosing private sexual images",
        "revenge porn/pornography; private sexual photograph/image; intimate image;"
        " disclosing private; deepfake",
        "Revenge pornography outcomes",
        "Private hire vehicles stopped",
    ),
    Subject(
        "sex-offenders",
        "Registered sex offenders",
        "registered sex/sexual offender; sex/sexual offender; rso; sex offender register;"
        " notification requirement; sexual harm prevention order; shpo",
        "Registered sex offenders who changed name",
        "Sex of offenders",
        welsh="troseddwyr rhyw; troseddwyr rhyw cofrestredig",
    ),
    Subject(
        "prostitution",
        "Prostitution and brothels",
        "prostitution/prostitute; brothel; kerb crawling; ?soliciting; sex work/worker;"
        " pop up brothel",
        "Brothels closed",
        "Solicitors instructed",
    ),
    Subject(
        "fgm",
        "Female genital mutilation",
        "female genital mutilation; fgm",
        "FGM protection orders",
        "Female officers",
    ),
    Subject(
        "honour-based-abuse",
        "Honour based abuse and forced marriage",
        "honour based violence/abuse/crime/offence; hba; hbv; forced marriage; so called honour",
        "Forced marriage offences",
        "Honours lists and medals",
        welsh="trais ar sail anrhydedd; priodas dan orfod",
    ),
    Subject(
        "hate-crime",
        "Hate crime",
        "hate crime/incident/offence/flag/flagged/marker/motivated;"
        " crime/offence/incident with hate marker/flag; crime & hate; offence & hate",
        "Hate crime by strand",
        "Non-crime hate incidents",
        welsh="troseddau casineb; trosedd casineb",
    ),
    Subject(
        "non-crime-hate-incidents",
        "Non-crime hate incidents",
        "non crime hate incident; ncho; nchi; non crime hate",
        "Non-crime hate incidents recorded",
        "Hate crime recorded",
    ),
    Subject(
        "racist-crime",
        "Racist hate crime",
        "racist/racial/race crime/incident/offence/hate/abuse; racially aggravated;"
        " race hate crime; racially or religiously aggravated; racially and religiously aggravated",
        "Racially aggravated harassment",
        "Race meetings policed",
        "hate-crime",
    ),
    Subject(
        "religious-hate-crime",
        "Religious hate crime",
        "religious/religion/faith hate crime/incident; antisemitic/antisemitism;"
        " anti semitic/semitism; islamophobic/islamophobia; anti muslim; religiously aggravated;"
        " religious hate",
        "Antisemitic hate crime",
        "Religion of officers",
        "hate-crime",
    ),
    Subject(
        "homophobic-hate-crime",
        "Homophobic hate crime",
        "homophobic/homophobia; sexual orientation hate; hate & sexual orientation;"
        " lgbt hate/crime; biphobic",
        "Homophobic incidents",
        "Sexual orientation of staff",
        "hate-crime",
    ),
    Subject(
        "transphobic-hate-crime",
        "Transphobic hate crime",
        "transphobic/transphobia; transgender/trans hate; hate & transgender/trans;"
        " transgender identity hate",
        "Transphobic crime",
        "Transport costs",
        "hate-crime",
    ),
    Subject(
        "disability-hate-crime",
        "Disability hate crime",
        "disability/disabled/disablist hate; hate & disability/disabled; disablist crime",
        "Disability hate incidents",
        "Disabled parking bays",
        "hate-crime",
    ),
    Subject(
        "misogyny",
        "Misogyny",
        "misogyny/misogynistic; gender/sex based hate; gender hate",
        "Misogyny recorded as hate",
        "Mileage claims",
        "hate-crime",
    ),
    Subject(
        "terrorism",
        "Terrorism and extremism",
        "terrorism/terrorist; =prevent referral; referral to =prevent; =prevent programme;"
        " extremism/extremist; channel referral; schedule 7; counter terrorism;"
        " right wing extremism",
        "Referrals to Prevent",
        "Steps to prevent burglary",
        welsh="terfysgaeth",
    ),
    Subject(
        "elder-abuse",
        "Abuse and neglect of adults at risk",
        "elder abuse; adult at risk; vulnerable adult; adult safeguarding;"
        " care home & crime/abuse/neglect/offence; wilful neglect; ill treatment or neglect",
        "Wilful neglect in care homes",
        "Elderly vehicles in the fleet",
    ),
    Subject(
        "child-cruelty",
        "Child cruelty and neglect",
        "child cruelty/neglect; cruelty to child; neglect of child; cruelty to * children",
        "Cruelty to children by parents",
        "Animal cruelty reports",
    ),
    Subject(
        "animal-cruelty",
        "Animal cruelty",
        "animal cruelty/welfare/abuse; cruelty to animal; dog fighting; cock fighting;"
        " animal & suffering",
        "Animal welfare offences",
        "Animals used by the mounted section",
    ),
    Subject(
        "school-crime",
        "Crime at schools",
        "school crime/offence/incident; crime/offence/incident/assault at/in/on school;"
        " school premises",
        "Offences on school premises",
        "Schools visited by officers",
        welsh="troseddau mewn ysgolion",
    ),
    Subject(
        "hospital-crime",
        "Crime at hospitals",
        "hospital crime/offence/incident/premises; crime/offence/incident at/in/on hospital;"
        " recorded crime at hospital; hospital site & crime",
        "Offences on hospital premises",
        "Prisoners taken to hospital",
        welsh="troseddau mewn ysbytai",
    ),
    Subject(
        "railway-crime",
        "Crime on railways",
        "railway/rail/train/tube crime/offence/incident;"
        " crime/offence * on train; crime/offence on/at railway/train/station/bus; bus & crime;"
        " railway trespass",
        "Offences on trains",
        "Trainers employed",
    ),
    Subject(
        "university-crime",
        "Crime at universities",
        "university/campus/campuses/student crime/offence;"
        " crime/offence at/on/in university/campus/campuses;"
        " student accommodation & crime/offence",
        "Crime on campuses",
        "Students on placement",
    ),
    Subject(
        "prison-crime",
        "Crime in prisons",
        "prison crime/offence/assault; crime/offence/assault/drug in/at prison;"
        " assault * prison officer; prison officer & assaulted; hmp & crime/offence;"
        " unlawfully at large; prison escape; escaped prisoner;"
        " absconded prisoner",
        "Crime in prisons",
        "Prison transport vans",
    ),
    Subject(
        "football",
        "Football policing and disorder",
        "?football; football match/banning/disorder/fixture/game; stadium & arrest/disorder;"
        " season & football",
        "Arrests at football matches",
        "Foot patrols and balls",
        welsh="pel droed",
    ),
)
