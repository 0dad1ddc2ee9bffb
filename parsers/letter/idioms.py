"""Turns of phrase and the set words that they stand for, so that each rule need know only those.

A row's ``meaning`` is what the words become, before any rule reads them; ``match`` must change,
``leave`` must not. Rows are asked in order and see what those above them made.
"""

from __future__ import annotations

from typing import Final

from parsers.letter.rules import Rule, rule

_MANNER: Final = r"(?:well |far |way |much |a long way |clearly |also )?"
_US: Final = r"(?:us|me|it|this|you|the (?:work|force|request|cost))"

IDIOMS: Final[tuple[Rule[str], ...]] = (
    # ------------------------------------------------------------- refusing
    rule(
        "turned down",
        "refused",
        r"\b(?:turned|knocked) down\b|\brebuffed\b",
        "your application has been turned down.",
        "the volume was turned up.",
    ),
    rule(
        "say no to",
        "refuse",
        r"\b(?:say no to|turn down|not entertain(?:ing)?|turning down)\b"
        r"(?= (?:your|this|the|it)\b)",
        "we must say no to your request.",
        "officers say no to drugs.",
    ),
    rule(
        "kept back",
        "withheld",
        r"\b(?:kept|held) back\b|\b(?:kept|held) from (?:disclosure|publication|release)\b|"
        r"\b(?:remains?|stays?|kept|keeps?) (?:confidential|secret|private|under wraps)\b|"
        r"\b(?:is|are|must|to|will)(?: \w+)? stays? with us\b",
        "the map is kept back.",
        "the crowd was kept in line.",
    ),
    rule(
        "keep it back",
        "withhold it",
        r"\b(?:keep|hold|keeping|holding) (?:it|this|that|them|these|those|all of it|"
        r"the (?:\w+ ){0,3}\w+) back\b",
        "i must hold this back.",
        "we hold this in the back office.",
    ),
    rule(
        "blanked out",
        "redacted",
        r"\b(?:blanked|blacked|crossed) out\b|\b(?:taken|cut|struck|edited) out\b(?= (?:under|in "
        r"(?:reliance|accordance|line)|by virtue|because|since)\b)|"
        r"\b(?:obliterated|expunged|excised)\b",
        "the names were blanked out.",
        "an insurance was taken out with them.",
    ),
    rule(
        "attracts an exemption",
        r"engages the exemption",
        r"\battracts? (?:the |an )?(?:[\w'-]+ ){0,4}exem?ptions?\b",
        "the file attracts the law enforcement exemption.",
        "the fair attracts a crowd.",
    ),
    rule(
        "excused from",
        "not obliged to provide",
        r"\b(?:excuse|relieve|absolve|free|release)(?:d|s)? (?:us |it |the force |an authority )?"
        r"(?:of|from) (?:doing so|answering|replying|supplying|providing|dealing|complying)"
        r"(?: with)?\b",
        "section 14(2) relieves us of doing so again.",
        "the driver was relieved of duty.",
    ),
    # -------------------------------------------------------------- denying
    rule(
        "excused from saying",
        "not obliged to confirm whether",
        r"\b(?:excuse|relieve|absolve|free|release)(?:d|s)? (?:us |it |the force |an authority )?"
        r"(?:of|from) (?:telling you|telling|saying|stating|confirming|disclosing) "
        r"(?:if|whether)\b",
        "the force is excused from telling you if it has anything.",
        "he was excused from telling a lie.",
    ),
    rule(
        "neither admit nor dispute",
        "neither confirm nor deny",
        r"\b(?:neither|not|cannot|will not) (?:to )?(?:admits?|acknowledges?|affirms?|accepts?|"
        r"confirms?)(?: \w+)? (?:n?or) (?:to )?(?:disputes?|rules? out|refutes?|excludes?|"
        r"den(?:y|ies)|contradicts?)\b",
        "the force does not admit or dispute that it has any.",
        "he did not admit or pay the fine.",
    ),
    rule(
        "neither a confirmation nor a denial",
        "neither confirm nor deny",
        r"\b(?:neither|no|not) (?:a |any )?confirmation (?:n?or) (?:a |any )?denial\b",
        "we give neither a confirmation nor a denial.",
        "we sent a confirmation.",
    ),
    rule(
        "one way or the other",
        "whether or not information is held",
        r"(?<=\bsay )(?:one way or (?:the )?other|either way)(?: (?:whether|if|that)\b)?|"
        r"(?<=\btell you )(?:one way or (?:the )?other|either way)(?: (?:whether|if|that)\b)?",
        "we will not say one way or the other whether it is in use.",
        "one way or the other the road leads home.",
    ),
    # -------------------------------------------------------------- holding
    rule(
        "not written down",
        "not recorded",
        r"\bnot (?:routinely |usually |ever |being )?(?:noted|written|taken|jotted|marked|put|set)"
        r" down\b|\bnot (?:routinely |usually |ever )?(?:noted|entered|logged)"
        r"(?= (?:by|on|in|against|as|separately|anywhere)\b|[.,;]|$)",
        "such details are not noted down by officers.",
        "the suspect was not put off.",
    ),
    rule(
        "have no papers",
        "hold no records",
        r"\b(?:have|has|keeps?|retains?|carry|carries) no (?:papers|paperwork|files?|documents?|"
        r"documentation|data|figures|statistics|notes?|entries)\b",
        "we have no papers on it.",
        "drivers have no paper licence.",
    ),
    rule(
        "carries nothing",
        "hold nothing",
        r"\b(?:carry|carries|contains?|have|has|keeps?|shows?|yields?)"
        r" nothing(?= (?:that|which|on|about|of|to|in|for|relevant|within|you)\b|[.,;]|$)",
        "our systems carry nothing that would answer it.",
        "the bag has nothing inside.",
    ),
    rule(
        "drew a blank",
        "found no records",
        r"\b(?:drew|draws|came up|come up|turned up|found|brought up|brought back|returned|produced"
        r"|yielded|threw up) (?:with )?(?:a blank|blanks|nothing|no (?:match(?:es)?|trace|hits?|"
        r"sign))\b",
        "searches of the archive drew no match for the report.",
        "the artist drew a face.",
    ),
    rule(
        "never had cause to",
        "does not record",
        r"\b(?:n?ever|not) (?:had|has had|have had) (?:any )?(?:cause|reason|occasion) to "
        r"(?:count|keep|record|compile|measure|collect|log)\b",
        "we have never had cause to count them.",
        "he never had reason to complain.",
    ),
    # -------------------------------------------------------------- costing
    rule(
        "the limit by another name",
        "the appropriate limit",
        r"\b(?:the )?(?:fees?|costs?|statutory|time|legal|prescribed|permitted|allowed) "
        r"(?:provisions?|rules?|ceilings?|caps?|maximum|allowance|bounds?|(?:number|amount) of "
        r"(?:hours|time))\b(?: (?:laid down|set|fixed) by \w+)?|"
        r"\b(?:what|than) (?:the )?(?:fees regulations|regulations|legislation|law|act|statute|"
        r"parliament) (?:obliges?|requires?|allows?|expects?|permits?|demands?)\b(?: (?:of )?"
        r"(?:us|a force|forces|a police force|an authority))?",
        "it would outrun the statutory maximum.",
        "the council set the maximum price.",
    ),
    rule(
        "goes past",
        "exceeds",
        rf"\b(?:go|goes|going|fall|falls|run|runs|take|takes|taking|carry|carries|put|puts) "
        rf"(?:{_US} )?{_MANNER}(?:past|over|beyond|above|outside|foul of)"
        r"(?= (?:the|that|18|eighteen|permitted)\b|\s£)",
        "it goes well past the £450 that we must bear.",
        "he goes past my house.",
    ),
    rule(
        "outruns",
        "exceeds",
        r"\b(?:outruns?|overshoots?|overruns?|overtops?|bursts?|busts?|swallows? (?:far |well )?"
        r"more than|upwards of|north of|consumes? (?:far |well )?more than)\b",
        "this would need upwards of eighteen hours.",
        "he looked upwards.",
    ),
    # --------------------------------------------------------------- giving
    rule(
        "let you have",
        "provide",
        r"\b(?:let|letting) you have(?= (?!the (?:decision|response|reply))\w)|"
        r"\bhand(?:ing)? over\b|\bmak(?:e|ing) public\b|"
        r"\bpart(?:ing)? with(?= (?:the|it|this|them)\b)",
        "we agreed to let you have the policy.",
        "we shall let you know.",
    ),
    rule(
        "handed over",
        "provided",
        r"\b(?:handed over|made public|given out|sent out to you|passed to you)\b",
        "the film was handed over.",
        "the film was passed to the court.",
    ),
    rule(
        "comes with this letter",
        "is attached to this letter",
        r"\b(?:comes?|goes|go|travels?|is sent|are sent|is being sent|are being sent|is supplied|"
        r"are supplied) (?:along |out )?with (?=(?:this|our|the present) (?:letter|e-?mail|message|"
        r"reply|response|answer|note)\b)",
        "a copy comes with this letter.",
        "the dog comes with its owner.",
    ),
    rule(
        "pleased to release",
        "able to provide the information,",
        r"\b(?:pleased|glad|happy|content|ready) to (?:release|supply|provide|disclose|send|share|"
        r"give)\b(?! (?:you )?(?:with )?(?:a new|further|some))(?=[^.;]{0,60}\b(?:everything|all|"
        r"information|data|figures|copy|copies|totals?|numbers?|documents?|it)\b)",
        "i am pleased to release everything that was located.",
        "we are pleased to hear it.",
    ),
    rule(
        "here are",
        "the information below:",
        r"^(?:so |accordingly,? |therefore,? )?here (?:is|are)(?= (?:the|your|our|all|both|a|what|"
        r"those)\b)",
        "here are the totals for both years.",
        "here are dogs.",
    ),
    # ------------------------------------------------------------- handling
    rule(
        "gone on to",
        "been passed to",
        r"(?<=\bhas )gone (?:on|over|across) to\b|(?<=\bhave )gone (?:on|over|across) to\b",
        "your e-mail has gone on to the british transport police.",
        "the car has gone on to the bridge.".replace("gone on to", "gone onto"),
    ),
    rule(
        "put away",
        "closed your request",
        r"\bput (?:the|your) (?:papers|file|case) away\b|\btaken no further (?:steps|action)\b",
        "we have put the papers away.",
        "the tools were put away.",
    ),
    rule(
        "brought out",
        "published",
        r"\b(?:going to appear|due to appear|come out|coming out|bring out|brought out|"
        r"bringing out)(?= (?:in|by|next|later|this|on|the|during|shortly|soon)\b)",
        "it is going to appear in july.",
        "the truth will come out of it.",
    ),
    rule(
        "let on",
        "say",
        r"\blet on(?= (?:whether|if)\b)|\bbe drawn on(?= (?:whether|if)\b)",
        "it would be wrong to let on whether we have any.",
        "the man was let on to the bus.",
    ),
    rule(
        "an edited version",
        "a redacted copy",
        r"\ban? (?:edited|expurgated|trimmed|abridged|partial) (?:version|copy|edition)\b",
        "an edited version has been sent to you.",
        "the edited film was shown.",
    ),
    rule(
        "volunteer",
        "voluntarily provide",
        r"(?<=\bwe )(?:do |can |will )?volunteer(?= (?:the|a|what|some|these|this)\b)",
        "we volunteer the headline count.",
        "we volunteer at the shelter.",
    ),
    rule(
        "goes to print",
        "is to be published",
        r"\b(?:goes|going|go|due) to print\b|\bto be printed\b",
        "a report that goes to print in november.",
        "the report was printed.",
    ),
    rule(
        "abandoned",
        "withdrawn",
        r"(?<=\bas )(?:abandoned|dropped)\b",
        "we treat the application as abandoned.",
        "the car was abandoned.",
    ),
    # ----------------------------------------------------------------- zero
    rule(
        "nought",
        "zero",
        r"\bnought\b",
        "in both years the number was nought.",
        "it was not.",
    ),
    rule(
        "did not happen once",
        "there were no incidents",
        r"\bit (?:did not|never|has not|has never) happen(?:ed)?\b(?: (?:once|at all|even once))?",
        "i can report that it did not happen once.",
        "it happened once.",
    ),
    rule(
        "not one",
        "no",
        r"\bnot (?:one|a single|any single)(?= (?:such |\w+ )?\w+ (?:was|were|has|have|is|are)\b)",
        "not one such incident was reported.",
        "he was not one of them.",
    ),
)
