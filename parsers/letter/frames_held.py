"""How a force says that there is nothing, or that another body has it: witnessed frames."""

from __future__ import annotations

from typing import Final

from parsers.letter.claims import Says
from parsers.letter.slots import Row

HOLDINGS: Final[tuple[Row[Says], ...]] = (
    Row(
        "no record of it",
        Says.NOT_HELD,
        "NO ..3 THING ..1 to GIVE / NO ..2 THING ..4 EXIST / NO trace|evidence|THING ..8 BE ..1 "
        "FIND !4THING / FIND no trace|evidence|THING / no trace / "
        "no ..1 minutes|notes|records|record|report|list|log ..1 BE ..1 taken|kept|made|written|"
        "produced|created|prepared / kept no ..2 THING / "
        "never ..1 written|made|created|produced|commissioned|completed / neither|none ..2 HAVE "
        "..2 THING"
        " / we have none / HAVE no ..2 knowledge|trace / HAVE no MEANS of HOLD / NOT ..3 FIND "
        "any ..2 THING",
        "accordingly there is no recorded information to supply.",
        "there were no offences of this kind.",
    ),
    Row(
        "not a thing that is kept",
        Says.NOT_HELD,
        "not something|information|data|anything ..7 HOLD / NOT ..3 contain|contains|include ..2 "
        "any|such|a ..3 THING / nothing ..3 HOLD / nothing on file|record / "
        "NOT ..12 HAVE any|a ..1 record|records|knowledge|trace|information / to no avail / "
        "which|that we|it do|does not have END / NO ..2 record|records ..1 of this|it|that|such|"
        "any",
        "our records do not contain any document matching that description.",
        "nothing in the report was new.",
    ),
    Row(
        "not in that form",
        Says.OTHER_FORM,
        "NOT ..10 in ..1 a|an|any|the|that ..2 FORM ..3 requested|asked|specified|required|you / "
        "NOT ..10 in a|any comparable|similar FORM / NOT ..2 HOLD ..2 as a",
        "we do not hold the data in the format that you have asked for.",
        "we do not hold the data in a retrievable format.",
    ),
    Row(
        "is gone",
        Says.NOT_HELD,
        "been|was|were|being|went ..2 overwritten|erased|wiped|shredded|purged|"
        "disposed|destruction / ceased to "
        "HOLD /"
        " no longer ..2 EXIST|HOLD|HAVE / there is no copy",
        "the footage has been overwritten.",
        "the footage has been viewed.",
    ),
    Row(
        "outside what is kept",
        Says.NOT_HELD,
        "outside|beyond ..2 what|which|that|scope|remit ..4 HOLD / outside|beyond ..5 that|which "
        "..4 HOLD / not ..3 EXIST to us",
        "information of this nature falls outside what the force records.",
        "the man was held outside the shop.",
    ),
    Row(
        "there is no such thing",
        Says.NOT_HELD,
        "there ..3 no ..3 video|film|recording|recordings|agenda|tape|photograph|photographs|"
        "transcript|information|data|correspondence|documentation|documents|policy|policies|"
        "e-mails|emails|minutes|footage|paperwork|trace|material",
        "there had been no correspondence within the scope.",
        "there were no arrests.",
    ),
    Row(
        "by other means",
        Says.ELSEWHERE,
        "OBTAIN|got ..3 by|through|via|from ..1 other|another|alternative means|route|source|way",
        "it is exempt since it can be got by other means.",
        "he found another way home.",
    ),
    Row(
        "on the website",
        Says.LINKED,
        "BE ..2 on|at our|the|their|its ..3 website|site|page|pages / BE|reply|response|"
        "answer "
        "..2 at|on|here|via|from ..1 weblink",
        "both are on our website.",
        "the dogs are on patrol.",
    ),
    Row(
        "held by others",
        Says.TRANSFERRED,
        "HOLD|owned|operated ..1 by ..7 BODY / BODY ..1 who|which ..1 HOLD / "
        "HAVE|BE ..2 PASS ..5 to !6OWN ..7 ORG / "
        "whom|which ..3 PASS ..1 your|the|it / HAVE|BE ..1 PASS ..1 it|request|enquiry|matter|"
        "this|letter ..1 on|over|across to !3OWN / request|enquiry|this|it|that ..1 one|matter "
        "for ..1 the ..6 ORG|company|contractor",
        "the cameras are operated by the county council.",
        "we have passed your request to our custody unit.",
    ),
    Row(
        "no such thing is kept",
        Says.NOT_HELD,
        "NO ..2 THING ..8 BE ..2 HOLD / HOLD ..1 no ..3 THING / NO ..1 THING ..6 BE|ever ..2 MADE "
        "/ nobody|one ..1 took|kept|made|wrote ..2 "
        "note|notes|minutes|record|count",
        "no figures on the number of pursuits are kept.",
        "no officer of the unit is held to blame.",
    ),
    Row(
        "does not have it",
        Says.NOT_HELD,
        "<3WHETHER NOT ..1 HAVE a|any|the|its|one|such ..3 THING / <3WHETHER NOT ..1 HAVE it|them|"
        "one|this|these|"
        "any|either of? END / <3WHETHER NOT ..1 HAVE it|them|one|this|these|any $ / "
        "HAVE nothing ..2 GIVE / nothing ..3 possession|files|archive|archives",
        "the force does not have a policy.",
        "the force does not have the time to read it all.",
    ),
    Row(
        "looked for in vain",
        Says.NOT_HELD,
        "came|come|back|returned ..2 empty-handed / drew|drawn a? blank|blanks / in vain / "
        "NOT ..3 FIND ..1 anything|any / NOT ..4 survived|survive / without success",
        "our officers went through the archive and came back empty-handed.",
        "the cell was found to be blank.",
    ),
    Row(
        "nobody has made it",
        Says.NOT_HELD,
        "nobody|neither|never|no ..9 laid|lay|put hands / nobody ..6 HOLD|MADE ..2 THING / "
        "NOT ..3 turn|come up|light ..10 searched|records|files / "
        "no ..1 such THING ..2 ever|never BE / THING ..4 gone ..2 destruction|shredder",
        "nobody in this organisation has compiled a tally of that sort.",
        "nobody in the car had a driving licence.",
    ),
    Row(
        "was never had",
        Says.NOT_HELD,
        "force|constabulary|police|we BE never|not ..1 sent|given|supplied|shown ..2 THING / "
        "absent|missing from ..5 database|system|systems|records|files / without any ..1 record|"
        "records|trace / there ..1 nothing ..4 report|send|offer|show|give|provide|supply",
        "the force was never sent the findings.",
        "the man was never sent to prison.",
    ),
    Row(
        "others have it, not we",
        Says.NOT_HELD,
        "ORG and not ..2 us|we|police|force|constabulary who|which|that ..6 HOLD|look|has|have|"
        "operate|run|own / ORG ..2 not ..2 us|we|police|force|constabulary ..2 who|which ..4 HOLD",
        "it is the council and not the police who keep the footage.",
        "it is the council and not the police that he blamed.",
    ),
    Row(
        "is unknown here",
        Says.NOT_HELD,
        "unknown to ..1 us|force|police|constabulary|service / <4reference|name|number|outcome|"
        "whereabouts NOT ..2 known to ..1 us|force|police|constabulary|service / NO ..1 knowledge "
        "of "
        "/ never ..2 HOLD",
        "the thing that you describe is unknown to this force.",
        "the man is known to the force.",
    ),
)
