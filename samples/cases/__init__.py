"""What was asked in the sample world: requests and their answers, as data."""

from samples.cases.crime import CRIME
from samples.cases.kinds import Answer, Ask, Case, Cite
from samples.cases.policing import POLICING
from samples.cases.refusals import REFUSALS
from samples.cases.round_robins import ROUND_ROBINS

CASES: tuple[Case, ...] = (*ROUND_ROBINS, *CRIME, *POLICING, *REFUSALS)

__all__ = ["CASES", "Answer", "Ask", "Case", "Cite"]
